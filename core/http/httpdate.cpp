// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpdate.h"

#include <QTimeZone>

namespace Quintette {

static const QByteArrayList &monthNames()
{
    static const QByteArrayList names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names;
}

QByteArray formatHttpDate(const QDateTime &moment)
{
    static const char *const dayNames[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const QDateTime utc = moment.toUTC();
    const QDate date = utc.date();
    if (!date.isValid())
        return {};
    const QTime time = utc.time();
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                     dayNames[date.dayOfWeek() - 1], date.day(),
                                     monthNames()[date.month() - 1].constData(), date.year(),
                                     time.hour(), time.minute(), time.second());
    return {text, length};
}

static std::optional<QDateTime> assemble(int year, const QByteArray &month, int day,
                                         const QByteArray &clock)
{
    const qsizetype monthIndex = monthNames().indexOf(month);
    const QDate date(year, int(monthIndex) + 1, day);
    const QTime time = clock.size() == 8
            ? QTime::fromString(QString::fromLatin1(clock), u"HH:mm:ss"_s)
            : QTime();
    if (monthIndex < 0 || !date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, Qt::UTC);
}

// A year of two digits more than 50 years ahead means the century before.
static int fullYear(int twoDigits)
{
    const int thisYear = QDate::currentDate().year();
    const int year = thisYear - thisYear % 100 + twoDigits;
    return year - thisYear > 50 ? year - 100 : year;
}

std::optional<QDateTime> parseHttpDate(const QByteArray &text)
{
    if (text.size() > 64)
        return std::nullopt;
    const QByteArrayList parts = text.simplified().split(' ');
    if (parts.size() == 6 && parts[0].endsWith(',') && parts[5] == "GMT")
        return assemble(parts[3].toInt(), parts[2], parts[1].toInt(), parts[4]);
    if (parts.size() == 4 && parts[0].endsWith(',') && parts[3] == "GMT") {
        const QByteArrayList date = parts[1].split('-');
        if (date.size() == 3 && date[2].size() == 2)
            return assemble(fullYear(date[2].toInt()), date[1], date[0].toInt(), parts[2]);
    }
    if (parts.size() == 5)
        return assemble(parts[4].toInt(), parts[1], parts[2].toInt(), parts[3]);
    return std::nullopt;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/parsing.h"

#include <QRegularExpression>

namespace Quintette::Internal {

/// Two digits at that place, or -1.
static int two(QStringView text, qsizetype at)
{
    const unsigned tens = text[at].unicode() - u'0';
    const unsigned ones = text[at + 1].unicode() - u'0';
    return tens < 10 && ones < 10 ? int(tens * 10 + ones) : -1;
}

static std::optional<QDate> dateAtStart(QStringView text)
{
    const int century = two(text, 0);
    const int year = two(text, 2);
    const int month = two(text, 5);
    const int day = two(text, 8);
    if (century < 0 || year < 0 || text[4] != u'-' || text[7] != u'-' || month < 1 || day < 1)
        return std::nullopt;
    const QDate date(century * 100 + year, month, day);
    return date.isValid() && date.year() > 0 ? std::optional(date) : std::nullopt;
}

std::optional<QDate> readDate(QStringView text)
{
    return text.size() == 10 ? dateAtStart(text) : std::nullopt;
}

std::optional<DateTime> readDateTime(QStringView text)
{
    if (text.size() < 19 || text.size() > 26 || text.size() == 20 || text[13] != u':'
        || text[16] != u':')
        return std::nullopt;
    if (text[10] != u' ' && text[10] != u'T')
        return std::nullopt;
    const std::optional<QDate> date = dateAtStart(text);
    const int hour = two(text, 11);
    const int minute = two(text, 14);
    const int second = two(text, 17);
    if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    int microsecond = 0;
    if (text.size() > 19) {
        if (text[19] != u'.')
            return std::nullopt;
        for (qsizetype i = 20; i < 26; ++i) {
            const unsigned digit = i < text.size() ? text[i].unicode() - u'0' : 0;
            if (digit > 9)
                return std::nullopt;
            microsecond = microsecond * 10 + int(digit);
        }
    }
    return DateTime(*date, Time(hour, minute, second, microsecond));
}

/// Digits of any script and a last line feed count, as in the expressions of Django.
static bool hasShape(const QString &text, const QString &pattern)
{
    const QRegularExpression shape(u"\\A(?:"_s + pattern + u")\\n?\\z"_s,
                                   QRegularExpression::UseUnicodePropertiesOption);
    return shape.match(text).hasMatch();
}

static constexpr auto datePattern = "\\d{4}-\\d{1,2}-\\d{1,2}"_L1;
static constexpr auto timePattern = "\\d{1,2}:\\d{1,2}(?::\\d{1,2}(?:[.,]\\d{1,6}\\d{0,6})?)?"_L1;

bool hasDateShape(const QString &text)
{
    return hasShape(text, datePattern);
}

bool hasTimeShape(const QString &text)
{
    return hasShape(text, timePattern);
}

bool hasDateTimeShape(const QString &text)
{
    return hasShape(
            text, datePattern + u"[T ]"_s + timePattern + u"\\s*(?:Z|[+-]\\d{2}(?::?\\d{2})?)?"_s);
}

DateTime inZone(const DateTime &aware, const QTimeZone &zone)
{
    if (zone == QTimeZone::utc())
        return aware.toUtc();
    return aware.toOffset(zone.offsetFromUtc(aware.toUtc().toQDateTime()));
}

DateTime fromZone(const DateTime &naive, const QTimeZone &zone)
{
    if (zone == QTimeZone::utc())
        return naive.withOffset(0);
    const QDate date = naive.date();
    const QTime time(naive.time().hour(), naive.time().minute(), naive.time().second());
    return naive.withOffset(QDateTime(date, time, zone).offsetFromUtc());
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
// Dates are text in SQLite, stored in UTC; here they are read in the time zone of the query.
#include "core/db/sqlite/sqlitemoments.h"

#include "core/db/sqlite/sqlitearguments.h"

#include <QHash>
#include <QTimeZone>

namespace Quintette::Internal {

// Looking a zone up costs more than all else here; a query names one or two.
static const QTimeZone &timeZone(const QString &name)
{
    thread_local QHash<QString, QTimeZone> zones;
    const auto found = zones.constFind(name);
    if (found != zones.constEnd())
        return *found;
    if (zones.size() > 100)
        zones.clear();
    return *zones.insert(name, name.isEmpty() ? QTimeZone::utc() : QTimeZone(name.toUtf8()));
}

std::optional<DateTime> momentFromText(const QString &text)
{
    if (std::optional<DateTime> dateTime = DateTime::fromString(text))
        return dateTime->withoutZone();
    if (const std::optional<QDate> date = dateFromString(text))
        return DateTime(*date, Time());
    return {};
}

std::optional<Time> timeFromText(const QString &text)
{
    if (std::optional<Time> time = Time::fromString(text))
        return time;
    if (const std::optional<DateTime> dateTime = momentFromText(text))
        return dateTime->time();
    return {};
}

// "Europe/Paris", "UTC+05:30" or "+05:30" as name and seconds east; "Etc/GMT+5" is a name as a
// whole.
static QPair<QString, int> splitZone(const QString &zone)
{
    const qsizetype sign = std::max(zone.lastIndexOf(u'+'), zone.lastIndexOf(u'-'));
    if (sign >= 0 && zone.indexOf(u':', sign) > 0) {
        if (const std::optional<Time> offset = Time::fromString(QStringView(zone).mid(sign + 1))) {
            const int seconds = int(offset->toMicroseconds() / 1'000'000);
            return {zone.left(sign), zone[sign] == u'+' ? seconds : -seconds};
        }
    }
    return {zone, 0};
}

static int offsetAt(const QTimeZone &zone, const DateTime &utc)
{
    return zone.isValid() ? zone.offsetFromUtc(
                   QDateTime::fromMSecsSinceEpoch(utc.epochMicroseconds() / 1000, Qt::UTC))
                          : 0;
}

std::optional<DateTime> localMoment(sqlite3_value *text, sqlite3_value *zone,
                                    sqlite3_value *connectionZone)
{
    if (sqlite3_value_type(text) == SQLITE_NULL)
        return {};
    std::optional<DateTime> stored = momentFromText(textArgument(text));
    if (!stored || sqlite3_value_type(zone) == SQLITE_NULL)
        return stored;
    const QString target = textArgument(zone);
    const QString source = textArgument(connectionZone);
    if (target == source)
        return stored;
    DateTime utc = stored->withOffset(0);
    if (!source.isEmpty() && source != "UTC"_L1) {
        const QTimeZone from = timeZone(source);
        if (from.isValid())
            utc = utc + Duration(-qint64(offsetAt(from, utc)) * 1'000'000);
    }
    const auto [name, seconds] = splitZone(target);
    return utc.toOffset(offsetAt(timeZone(name), utc) + seconds).withoutZone();
}

} // namespace Quintette::Internal

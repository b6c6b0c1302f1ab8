// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite lacks of dates: they are text there, stored in UTC, and these functions read, cut and
// add them in the time zone of the query. An argument that is no date gives NULL.
#include "core/base/datetime.h"
#include "core/db/sqlite/sqlitearguments.h"
#include "core/db/sqlite/sqlitefunctions.h"

#include <QHash>
#include <QTimeZone>

namespace Quintette::Internal {

namespace {

// Looking a zone up costs more than all else here; a query names one or two.
const QTimeZone &timeZone(const QString &name)
{
    thread_local QHash<QString, QTimeZone> zones;
    const auto found = zones.constFind(name);
    if (found != zones.constEnd())
        return *found;
    if (zones.size() > 100)
        zones.clear();
    return *zones.insert(name, name.isEmpty() ? QTimeZone::utc() : QTimeZone(name.toUtf8()));
}

std::optional<DateTime> parse(const QString &text)
{
    if (std::optional<DateTime> dateTime = DateTime::fromString(text))
        return dateTime->withoutZone();
    if (const std::optional<QDate> date = dateFromString(text))
        return DateTime(*date, Time());
    return {};
}

// "Europe/Paris", "UTC+05:30" or "+05:30" as name and seconds east; "Etc/GMT+5" is a name as a
// whole.
QPair<QString, int> splitZone(const QString &zone)
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

int offsetAt(const QTimeZone &zone, const DateTime &utc)
{
    return zone.isValid() ? zone.offsetFromUtc(
                   QDateTime::fromMSecsSinceEpoch(utc.epochMicroseconds() / 1000, Qt::UTC))
                          : 0;
}

// The wall clock of a stored value in the zone of the query. Arguments: text, zone, zone of the
// connection.
std::optional<DateTime> localArgument(sqlite3_value *text, sqlite3_value *zone,
                                      sqlite3_value *connectionZone)
{
    if (sqlite3_value_type(text) == SQLITE_NULL)
        return {};
    std::optional<DateTime> stored = parse(textArgument(text));
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

std::optional<int> part(const QString &kind, const DateTime &value)
{
    const QDate date = value.date();
    const Time time = value.time();
    int isoYear = 0;
    if (kind == "year"_L1)
        return date.year();
    if (kind == "month"_L1)
        return date.month();
    if (kind == "day"_L1)
        return date.day();
    if (kind == "hour"_L1)
        return time.hour();
    if (kind == "minute"_L1)
        return time.minute();
    if (kind == "second"_L1)
        return time.second();
    if (kind == "microsecond"_L1)
        return time.microsecond();
    if (kind == "week_day"_L1) // 1 is Sunday
        return date.dayOfWeek() % 7 + 1;
    if (kind == "iso_week_day"_L1)
        return date.dayOfWeek();
    if (kind == "week"_L1)
        return date.weekNumber();
    if (kind == "iso_year"_L1) {
        date.weekNumber(&isoYear);
        return isoYear;
    }
    if (kind == "quarter"_L1)
        return (date.month() + 2) / 3;
    return {};
}

std::optional<QDate> truncatedDate(const QString &kind, const QDate &date)
{
    if (kind == "year"_L1)
        return QDate(date.year(), 1, 1);
    if (kind == "quarter"_L1)
        return QDate(date.year(), date.month() - (date.month() - 1) % 3, 1);
    if (kind == "month"_L1)
        return QDate(date.year(), date.month(), 1);
    if (kind == "week"_L1)
        return date.addDays(1 - date.dayOfWeek());
    if (kind == "day"_L1)
        return date;
    return {};
}

std::optional<Time> truncatedTime(const QString &kind, const Time &time)
{
    if (kind == "hour"_L1)
        return Time(time.hour(), 0);
    if (kind == "minute"_L1)
        return Time(time.hour(), time.minute());
    if (kind == "second"_L1)
        return Time(time.hour(), time.minute(), time.second());
    return {};
}

void extract(sqlite3_context *context, int count, sqlite3_value **values)
{
    const std::optional<DateTime> value = count == 2
            ? (anyIsNull(count, values) ? std::nullopt : parse(textArgument(values[1])))
            : localArgument(values[1], values[2], values[3]);
    if (!value)
        return;
    if (const std::optional<int> number = part(textArgument(values[0]), *value))
        sqlite3_result_int(context, *number);
}

void dateTrunc(sqlite3_context *context, int, sqlite3_value **values)
{
    const std::optional<DateTime> value = localArgument(values[1], values[2], values[3]);
    if (!value)
        return;
    if (const std::optional<QDate> date = truncatedDate(textArgument(values[0]), value->date()))
        answer(context, dateToString(*date));
}

void dateTimeTrunc(sqlite3_context *context, int, sqlite3_value **values)
{
    const std::optional<DateTime> value = localArgument(values[1], values[2], values[3]);
    if (!value)
        return;
    const QString kind = textArgument(values[0]);
    if (const std::optional<QDate> date = truncatedDate(kind, value->date()))
        answer(context, DateTime(*date, Time()).toString(u' '));
    else if (const std::optional<Time> time = truncatedTime(kind, value->time()))
        answer(context, DateTime(value->date(), *time).toString(u' '));
}

std::optional<Time> timeOf(const QString &text)
{
    if (std::optional<Time> time = Time::fromString(text))
        return time;
    if (const std::optional<DateTime> dateTime = parse(text))
        return dateTime->time();
    return {};
}

void timeTrunc(sqlite3_context *context, int, sqlite3_value **values)
{
    if (sqlite3_value_type(values[1]) == SQLITE_NULL)
        return;
    std::optional<Time> time;
    if (const std::optional<DateTime> value = localArgument(values[1], values[2], values[3]))
        time = value->time();
    else
        time = Time::fromString(textArgument(values[1]));
    if (!time)
        return;
    if (const std::optional<Time> cut = truncatedTime(textArgument(values[0]), *time))
        answer(context, cut->toString());
}

void timeExtract(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const std::optional<Time> time = timeOf(textArgument(values[1]));
    if (!time)
        return;
    if (const std::optional<int> number =
                part(textArgument(values[0]), DateTime(QDate(2000, 1, 1), *time)))
        sqlite3_result_int(context, *number);
}

void castDate(sqlite3_context *context, int, sqlite3_value **values)
{
    if (const std::optional<DateTime> value = localArgument(values[0], values[1], values[2]))
        answer(context, dateToString(value->date()));
}

void castTime(sqlite3_context *context, int, sqlite3_value **values)
{
    if (const std::optional<DateTime> value = localArgument(values[0], values[1], values[2]))
        answer(context, value->time().toString());
}

void timeDifference(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const std::optional<Time> left = timeOf(textArgument(values[0]));
    const std::optional<Time> right = timeOf(textArgument(values[1]));
    if (left && right)
        sqlite3_result_int64(context, left->toMicroseconds() - right->toMicroseconds());
}

void timestampDifference(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const std::optional<DateTime> left = parse(textArgument(values[0]));
    const std::optional<DateTime> right = parse(textArgument(values[1]));
    if (left && right)
        sqlite3_result_int64(context, left->wallMicroseconds() - right->wallMicroseconds());
}

// One side is a date (text), the other a span in microseconds (integer); or both are spans or
// factors.
void formatDelta(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const QString connector = textArgument(values[0]).trimmed();
    sqlite3_value *left = values[1];
    sqlite3_value *right = values[2];
    const auto isNumber = [](sqlite3_value *value) {
        return sqlite3_value_type(value) != SQLITE_TEXT;
    };
    if (connector == "*"_L1)
        return sqlite3_result_double(context,
                                     sqlite3_value_double(left) * sqlite3_value_double(right));
    if (connector == "/"_L1) {
        if (sqlite3_value_double(right) != 0)
            sqlite3_result_double(context,
                                  sqlite3_value_double(left) / sqlite3_value_double(right));
        return;
    }
    const qint64 sign = connector == "-"_L1 ? -1 : 1;
    if (isNumber(left) && isNumber(right)) {
        return answer(
                context,
                Duration(sqlite3_value_int64(left) + sign * sqlite3_value_int64(right)).toString());
    }
    if (isNumber(left) == isNumber(right)) {
        const std::optional<DateTime> a = parse(textArgument(left));
        const std::optional<DateTime> b = parse(textArgument(right));
        if (a && b && sign < 0)
            answer(context, Duration(a->wallMicroseconds() - b->wallMicroseconds()).toString());
        return;
    }
    const QString text = textArgument(isNumber(left) ? right : left);
    const std::optional<DateTime> moment = parse(text);
    const qint64 span = sign * sqlite3_value_int64(isNumber(left) ? left : right);
    if (!moment)
        return;
    const DateTime moved = *moment + Duration(span);
    // A date stays a date, as in Python.
    answer(context, dateFromString(text) ? dateToString(moved.date()) : moved.toString(u' '));
}

} // namespace

void registerSqliteDateFunctions(sqlite3 *database)
{
    addSqliteFunction(database, "django_date_extract", 2, extract);
    addSqliteFunction(database, "django_date_trunc", 4, dateTrunc);
    addSqliteFunction(database, "django_datetime_cast_date", 3, castDate);
    addSqliteFunction(database, "django_datetime_cast_time", 3, castTime);
    addSqliteFunction(database, "django_datetime_extract", 4, extract);
    addSqliteFunction(database, "django_datetime_trunc", 4, dateTimeTrunc);
    addSqliteFunction(database, "django_time_extract", 2, timeExtract);
    addSqliteFunction(database, "django_time_trunc", 4, timeTrunc);
    addSqliteFunction(database, "django_time_diff", 2, timeDifference);
    addSqliteFunction(database, "django_timestamp_diff", 2, timestampDifference);
    addSqliteFunction(database, "django_format_dtdelta", 3, formatDelta);
}

} // namespace Quintette::Internal

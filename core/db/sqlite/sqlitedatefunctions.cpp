// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite lacks of dates: these functions read and cut them in the time zone of the query. An
// argument that is no date gives NULL.
#include "core/db/sqlite/sqlitearguments.h"
#include "core/db/sqlite/sqlitefunctions.h"
#include "core/db/sqlite/sqlitemoments.h"

namespace Quintette::Internal {

namespace {

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
            ? (anyIsNull(count, values) ? std::nullopt : momentFromText(textArgument(values[1])))
            : localMoment(values[1], values[2], values[3]);
    if (!value)
        return;
    if (const std::optional<int> number = part(textArgument(values[0]), *value))
        sqlite3_result_int(context, *number);
}

void dateTrunc(sqlite3_context *context, int, sqlite3_value **values)
{
    const std::optional<DateTime> value = localMoment(values[1], values[2], values[3]);
    if (!value)
        return;
    if (const std::optional<QDate> date = truncatedDate(textArgument(values[0]), value->date()))
        answer(context, dateToString(*date));
}

void dateTimeTrunc(sqlite3_context *context, int, sqlite3_value **values)
{
    const std::optional<DateTime> value = localMoment(values[1], values[2], values[3]);
    if (!value)
        return;
    const QString kind = textArgument(values[0]);
    if (const std::optional<QDate> date = truncatedDate(kind, value->date()))
        answer(context, DateTime(*date, Time()).toString(u' '));
    else if (const std::optional<Time> time = truncatedTime(kind, value->time()))
        answer(context, DateTime(value->date(), *time).toString(u' '));
}

void timeTrunc(sqlite3_context *context, int, sqlite3_value **values)
{
    if (sqlite3_value_type(values[1]) == SQLITE_NULL)
        return;
    std::optional<Time> time;
    if (const std::optional<DateTime> value = localMoment(values[1], values[2], values[3]))
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
    const std::optional<Time> time = timeFromText(textArgument(values[1]));
    if (!time)
        return;
    if (const std::optional<int> number =
                part(textArgument(values[0]), DateTime(QDate(2000, 1, 1), *time)))
        sqlite3_result_int(context, *number);
}

void castDate(sqlite3_context *context, int, sqlite3_value **values)
{
    if (const std::optional<DateTime> value = localMoment(values[0], values[1], values[2]))
        answer(context, dateToString(value->date()));
}

void castTime(sqlite3_context *context, int, sqlite3_value **values)
{
    if (const std::optional<DateTime> value = localMoment(values[0], values[1], values[2]))
        answer(context, value->time().toString());
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
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
// Differences of dates and times, and dates moved by a span: what SQLite cannot do with text.
#include "core/db/sqlite/sqlitearguments.h"
#include "core/db/sqlite/sqlitefunctions.h"
#include "core/db/sqlite/sqlitemoments.h"

namespace Quintette::Internal {

namespace {

void timeDifference(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const std::optional<Time> left = timeFromText(textArgument(values[0]));
    const std::optional<Time> right = timeFromText(textArgument(values[1]));
    if (left && right)
        sqlite3_result_int64(context, left->toMicroseconds() - right->toMicroseconds());
}

void timestampDifference(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const std::optional<DateTime> left = momentFromText(textArgument(values[0]));
    const std::optional<DateTime> right = momentFromText(textArgument(values[1]));
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
        const std::optional<DateTime> a = momentFromText(textArgument(left));
        const std::optional<DateTime> b = momentFromText(textArgument(right));
        if (a && b && sign < 0)
            answer(context, Duration(a->wallMicroseconds() - b->wallMicroseconds()).toString());
        return;
    }
    const QString text = textArgument(isNumber(left) ? right : left);
    const std::optional<DateTime> moment = momentFromText(text);
    const qint64 span = sign * sqlite3_value_int64(isNumber(left) ? left : right);
    if (!moment)
        return;
    const DateTime moved = *moment + Duration(span);
    // A date stays a date, as in Python.
    answer(context, dateFromString(text) ? dateToString(moved.date()) : moved.toString(u' '));
}

} // namespace

void registerSqliteSpanFunctions(sqlite3 *database)
{
    addSqliteFunction(database, "django_time_diff", 2, timeDifference);
    addSqliteFunction(database, "django_timestamp_diff", 2, timestampDifference);
    addSqliteFunction(database, "django_format_dtdelta", 3, formatDelta);
}

} // namespace Quintette::Internal

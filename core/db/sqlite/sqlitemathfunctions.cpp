// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqlitearguments.h"
#include "core/db/sqlite/sqlitefunctions.h"

#include <QRandomGenerator>

#include <cmath>
#include <numbers>

namespace Quintette::Internal {

namespace {

using OneNumber = double (*)(double);
using TwoNumbers = double (*)(double, double);

// Outside of a function's domain the answer is NULL, as for the functions that SQLite may be built
// with.
void answerNumber(sqlite3_context *context, double number)
{
    if (!std::isnan(number))
        sqlite3_result_double(context, number);
}

template <OneNumber Function> void one(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (!anyIsNull(count, values))
        answerNumber(context, Function(sqlite3_value_double(values[0])));
}

template <TwoNumbers Function> void two(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (!anyIsNull(count, values))
        answerNumber(context,
                     Function(sqlite3_value_double(values[0]), sqlite3_value_double(values[1])));
}

double cotangent(double x)
{
    return x == 0 ? std::nan("") : 1 / std::tan(x);
}

double degrees(double x)
{
    return x * (180 / std::numbers::pi);
}

double radians(double x)
{
    return x * (std::numbers::pi / 180);
}

double naturalLogarithm(double x)
{
    return x > 0 ? std::log(x) : std::nan("");
}

double logarithm(double base, double x)
{
    return base > 0 && base != 1 && x > 0 ? std::log(x) / std::log(base) : std::nan("");
}

// Rounded to a whole number, which is an integer in Python and so in what Django reads back.
template <OneNumber Round> void whole(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    if (sqlite3_value_numeric_type(values[0]) == SQLITE_INTEGER)
        return sqlite3_result_int64(context, sqlite3_value_int64(values[0]));
    const double number = Round(sqlite3_value_double(values[0]));
    if (std::abs(number) < 9.2e18)
        sqlite3_result_int64(context, sqlite3_int64(number));
    else
        answerNumber(context, number);
}

void power(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const double result =
            std::pow(sqlite3_value_double(values[0]), sqlite3_value_double(values[1]));
    const bool integers = sqlite3_value_numeric_type(values[0]) == SQLITE_INTEGER
            && sqlite3_value_numeric_type(values[1]) == SQLITE_INTEGER
            && sqlite3_value_int64(values[1]) >= 0;
    // 2^53: as far as a double counts exactly.
    if (integers && std::abs(result) <= 9'007'199'254'740'992.0)
        sqlite3_result_int64(context, sqlite3_int64(result));
    else
        answerNumber(context, result);
}

void bitXor(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (!anyIsNull(count, values))
        sqlite3_result_int64(context,
                             sqlite3_value_int64(values[0]) ^ sqlite3_value_int64(values[1]));
}

void sign(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const double number = sqlite3_value_double(values[0]);
    sqlite3_result_int(context, (number > 0) - (number < 0));
}

void pi(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_double(context, std::numbers::pi);
}

void random(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_double(context, QRandomGenerator::global()->generateDouble());
}

// Running mean and sum of squared differences (Welford): one pass, no memory, no cancellation.
struct Spread
{
    long double mean;
    long double squares;
    qint64 count;
    bool hasNull;
};

void spreadStep(sqlite3_context *context, int count, sqlite3_value **values)
{
    auto *spread = static_cast<Spread *>(sqlite3_aggregate_context(context, sizeof(Spread)));
    if (!spread)
        return sqlite3_result_error_nomem(context);
    spread->hasNull |= anyIsNull(count, values);
    const long double number = sqlite3_value_double(values[0]);
    ++spread->count;
    const long double difference = number - spread->mean;
    spread->mean += difference / spread->count;
    spread->squares += difference * (number - spread->mean);
}

template <bool Sample, bool Root> void spreadFinal(sqlite3_context *context)
{
    const auto *spread = static_cast<const Spread *>(sqlite3_aggregate_context(context, 0));
    if (!spread)
        return;
    // As with Django's own functions; PostgreSQL leaves NULL out.
    if (spread->hasNull) {
        sqlite3_result_error(context, "a standard deviation or variance met a row without a value",
                             -1);
        return;
    }
    if (spread->count < (Sample ? 2 : 1)) {
        sqlite3_result_error(context, "a sample needs at least two rows", -1);
        return;
    }
    const long double variance = spread->squares / (spread->count - (Sample ? 1 : 0));
    sqlite3_result_double(context, double(Root ? std::sqrt(variance) : variance));
}

void anyValueStep(sqlite3_context *context, int, sqlite3_value **values)
{
    auto **kept = static_cast<sqlite3_value **>(
            sqlite3_aggregate_context(context, sizeof(sqlite3_value *)));
    if (kept && !*kept)
        *kept = sqlite3_value_dup(values[0]);
}

void anyValueFinal(sqlite3_context *context)
{
    auto **kept = static_cast<sqlite3_value **>(sqlite3_aggregate_context(context, 0));
    if (!kept || !*kept)
        return;
    sqlite3_result_value(context, *kept);
    sqlite3_value_free(*kept);
    *kept = nullptr;
}

void addAggregate(sqlite3 *database, const char *name, SqliteFunction step,
                  void (*final)(sqlite3_context *))
{
    sqlite3_create_function_v2(database, name, 1,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                               nullptr, step, final, nullptr);
}

} // namespace

void registerSqliteMathFunctions(sqlite3 *database)
{
    addSqliteFunction(database, "ACOS", 1, one<std::acos>);
    addSqliteFunction(database, "ASIN", 1, one<std::asin>);
    addSqliteFunction(database, "ATAN", 1, one<std::atan>);
    addSqliteFunction(database, "ATAN2", 2, two<std::atan2>);
    addSqliteFunction(database, "COS", 1, one<std::cos>);
    addSqliteFunction(database, "COT", 1, one<cotangent>);
    addSqliteFunction(database, "DEGREES", 1, one<degrees>);
    addSqliteFunction(database, "EXP", 1, one<std::exp>);
    addSqliteFunction(database, "LN", 1, one<naturalLogarithm>);
    addSqliteFunction(database, "LOG", 2, two<logarithm>);
    addSqliteFunction(database, "MOD", 2, two<std::fmod>);
    addSqliteFunction(database, "RADIANS", 1, one<radians>);
    addSqliteFunction(database, "SIN", 1, one<std::sin>);
    addSqliteFunction(database, "SQRT", 1, one<std::sqrt>);
    addSqliteFunction(database, "TAN", 1, one<std::tan>);
    addSqliteFunction(database, "CEILING", 1, whole<std::ceil>);
    addSqliteFunction(database, "FLOOR", 1, whole<std::floor>);
    addSqliteFunction(database, "POWER", 2, power);
    addSqliteFunction(database, "BITXOR", 2, bitXor);
    addSqliteFunction(database, "SIGN", 1, sign);
    addSqliteFunction(database, "PI", 0, pi);
    // Between 0 and 1; SQLite's own random() is a whole number.
    sqlite3_create_function_v2(database, "RAND", 0, SQLITE_UTF8, nullptr, random, nullptr, nullptr,
                               nullptr);
    addAggregate(database, "STDDEV_POP", spreadStep, spreadFinal<false, true>);
    addAggregate(database, "STDDEV_SAMP", spreadStep, spreadFinal<true, true>);
    addAggregate(database, "VAR_POP", spreadStep, spreadFinal<false, false>);
    addAggregate(database, "VAR_SAMP", spreadStep, spreadFinal<true, false>);
    addAggregate(database, "ANY_VALUE", anyValueStep, anyValueFinal);
}

} // namespace Quintette::Internal

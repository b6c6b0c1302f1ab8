// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/filters/arguments.h"
#include "core/templates/format/filesize.h"
#include "core/templates/format/floatformat.h"
#include "core/templates/format/pythonprintf.h"

#include <QDate>

#include <cmath>
#include <gmp.h>

namespace Quintette::Internal {

namespace {

Value integerOf(const Value &value)
{
    if (const std::optional<Value> whole = toPythonInteger(value))
        return *whole;
    throw TypeError(u"%1 is not a whole number"_s.arg(value.toRepr()));
}

std::optional<Value> addDuration(const Value &a, const Value &b)
{
    if (b.type() != Value::Type::Duration)
        return std::nullopt;
    switch (a.type()) {
    case Value::Type::Duration:
        return Duration(a.duration().microseconds() + b.duration().microseconds());
    case Value::Type::DateTime:
        return a.dateTime() + b.duration();
    case Value::Type::Date:
        return a.date().addDays(qint64(std::floor(double(b.duration().microseconds()) / 86'400e6)));
    default:
        return std::nullopt;
    }
}

/// a + b in Python where they are no integers; nothing where that is an error.
std::optional<Value> sum(const Value &a, const Value &b)
{
    if (a.isText() && b.isText()) {
        const QString text = a.toString() + b.toString();
        return a.isSafe() && b.isSafe() ? Value::safe(text) : Value(text);
    }
    if (a.type() == b.type() && a.type() == Value::Type::List)
        return Value(a.list() + b.list());
    if (a.type() == b.type() && a.type() == Value::Type::Tuple)
        return Value::tuple(a.list() + b.list());
    if (a.isNumber() && b.isNumber())
        return Value(*a.toDouble() + *b.toDouble());
    if (const std::optional<Value> later = addDuration(a, b))
        return later;
    return addDuration(b, a);
}

Value add(const Value &value, const Value &argument)
{
    const std::optional<Value> a = toPythonInteger(value);
    const std::optional<Value> b = a ? toPythonInteger(argument) : std::nullopt;
    if (b)
        return addIntegers(*a, *b);
    return sum(value, argument).value_or(QString(u""_s));
}

/// int(value) where text that is no number is no error.
std::optional<Value> integerOrText(const Value &value)
{
    return value.isText() ? toPythonInteger(value) : std::optional(integerOf(value));
}

Value getDigit(const Value &value, const Value &argument)
{
    const std::optional<Value> given = integerOrText(argument);
    const std::optional<qint64> position = given ? toPythonIndex(*given) : std::nullopt;
    const std::optional<Value> whole = position ? integerOrText(value) : std::nullopt;
    if (!whole)
        return value;
    if (*position < 1)
        return *whole;
    const QString digits = whole->toString();
    if (*position > digits.size())
        return 0;
    const QChar digit = digits[digits.size() - *position];
    if (!digit.isDigit())
        throw ValueError(u"%1 has no digit %2"_s.arg(digits).arg(*position));
    return digit.digitValue();
}

Value divisibleBy(const Value &value, const Value &argument)
{
    const Value number = integerOf(value);
    const Value divisor = integerOf(argument);
    if (!divisor.isTrue())
        throw ValueError(u"divisibleby: nothing is divisible by zero"_s);
    mpz_t a;
    mpz_t b;
    mpz_init_set_str(a, number.toString().toLatin1().constData(), 10);
    mpz_init_set_str(b, divisor.toString().toLatin1().constData(), 10);
    const bool divisible = mpz_divisible_p(a, b) != 0;
    mpz_clears(a, b, nullptr);
    return divisible;
}

Value stringFormat(const Value &value, const Value &argument)
{
    const Value operand = value.type() == Value::Type::Tuple ? Value(value.toString()) : value;
    return formatPercent(u'%' + argument.toString(), operand).value_or(QString(u""_s));
}

} // namespace

void addNumberFilters(Library &filters)
{
    filters.filter(u"add"_s, add);
    filters.filter(u"divisibleby"_s, divisibleBy);
    filters.filter(u"filesizeformat"_s,
                   [](const Value &v, const Context &context) {
                       return formatFileSize(v, context.localization());
                   },
                   {.isSafe = true});
    filters.filter(u"floatformat"_s,
                   [](const Value &v, const std::optional<Value> &places, const Context &context) {
                       return formatFloat(v, places.value_or(-1), context.localization());
                   },
                   {.isSafe = true});
    filters.filter(u"get_digit"_s, getDigit);
    filters.filter(u"stringformat"_s, stringFormat, {.isSafe = true});
}

} // namespace Quintette::Internal

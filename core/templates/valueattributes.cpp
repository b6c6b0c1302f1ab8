// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/valueattributes.h"

#include "core/templates/dictview.h"
#include "core/templates/format/pythontext.h"

#include <QRegularExpression>

#include <cmath>

namespace Quintette::Internal {

namespace {

std::optional<Value> ofDate(const QDate &date, const QString &name)
{
    if (name == u"year")
        return date.year();
    if (name == u"month")
        return date.month();
    if (name == u"day")
        return date.day();
    if (name == u"weekday")
        return date.dayOfWeek() - 1;
    if (name == u"isoweekday")
        return date.dayOfWeek();
    if (name == u"toordinal")
        return date.toJulianDay() - 1'721'425;
    return std::nullopt;
}

std::optional<Value> ofTime(const Time &time, const QString &name)
{
    if (name == u"hour")
        return time.hour();
    if (name == u"minute")
        return time.minute();
    if (name == u"second")
        return time.second();
    if (name == u"microsecond")
        return time.microsecond();
    return std::nullopt;
}

std::optional<Value> ofDateTime(const DateTime &value, const QString &name)
{
    if (const auto part = ofDate(value.date(), name))
        return part;
    if (const auto part = ofTime(value.time(), name))
        return part;
    if (name == u"date")
        return Value(value.date());
    if (name == u"time")
        return Value(value.time());
    if (name == u"isoformat")
        return Value(value.toString());
    if (name == u"timestamp")
        return double(value.epochMicroseconds()) / 1e6;
    if (name == u"tzinfo" && !value.isAware())
        return Value();
    return std::nullopt;
}

std::optional<Value> ofDuration(const Duration &value, const QString &name)
{
    constexpr qint64 perDay = 86'400'000'000;
    const qint64 rest = ((value.microseconds() % perDay) + perDay) % perDay;
    if (name == u"days")
        return (value.microseconds() - rest) / perDay;
    if (name == u"seconds")
        return rest / 1'000'000;
    if (name == u"microseconds")
        return rest % 1'000'000;
    if (name == u"total_seconds")
        return double(value.microseconds()) / 1e6;
    return std::nullopt;
}

std::optional<Value> ofText(const QString &text, const QString &name)
{
    if (name == u"upper")
        return Value(text.toUpper());
    if (name == u"lower")
        return Value(toPythonLower(text));
    if (name == u"title")
        return Value(titleCase(text));
    if (name == u"capitalize")
        return Value(text.left(1).toUpper() + text.mid(1).toLower());
    if (name == u"strip")
        return Value(text.trimmed());
    if (name == u"split")
        return Value(text.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts));
    if (name == u"splitlines")
        return Value(splitLines(text));
    const auto all = [&text](auto test) {
        return Value(!text.isEmpty() && std::all_of(text.begin(), text.end(), test));
    };
    if (name == u"isdigit")
        return all([](QChar c) { return c.isDigit(); });
    if (name == u"isalpha")
        return all([](QChar c) { return c.isLetter(); });
    if (name == u"isalnum")
        return all([](QChar c) { return c.isLetterOrNumber(); });
    if (name == u"isspace")
        return all([](QChar c) { return c.isSpace(); });
    return std::nullopt;
}

std::optional<Value> ofNumber(const Value &value, const QString &name)
{
    if (name == u"real" || name == u"conjugate")
        return value.type() == Value::Type::Bool ? Value(value.boolean() ? 1 : 0) : value;
    if (name == u"imag")
        return value.type() == Value::Type::Float ? Value(0.0) : Value(0);
    if (value.type() == Value::Type::Float && name == u"is_integer")
        return Value(std::floor(value.number()) == value.number());
    if (value.type() != Value::Type::Float && value.type() != Value::Type::Decimal) {
        if (name == u"numerator")
            return value;
        if (name == u"denominator")
            return Value(1);
    }
    return std::nullopt;
}

std::optional<Value> ofDict(const Dict &dict, const QString &name)
{
    ValueList list;
    if (name == u"items") {
        for (const Dict::Item &item : dict)
            list += Value::tuple({item.key, item.value});
    } else if (name == u"keys") {
        for (const Dict::Item &item : dict)
            list += item.key;
    } else if (name == u"values") {
        for (const Dict::Item &item : dict)
            list += item.value;
    } else {
        return name == u"copy" ? std::optional<Value>(dict) : std::nullopt;
    }
    return Value(new DictView(name, list));
}

} // namespace

std::optional<Value> plainAttribute(const Value &value, const QString &name)
{
    switch (value.type()) {
    case Value::Type::Date:
        if (name == u"isoformat")
            return Value(value.toString());
        return ofDate(value.date(), name);
    case Value::Type::Time:
        if (name == u"isoformat")
            return Value(value.toString());
        return ofTime(value.time(), name);
    case Value::Type::DateTime:
        return ofDateTime(value.dateTime(), name);
    case Value::Type::Duration:
        return ofDuration(value.duration(), name);
    case Value::Type::String:
    case Value::Type::SafeString:
    case Value::Type::Text:
        return ofText(value.toString(), name);
    case Value::Type::Bool:
    case Value::Type::Int:
    case Value::Type::Float:
    case Value::Type::Decimal:
    case Value::Type::BigInt:
        return ofNumber(value, name);
    case Value::Type::List:
    case Value::Type::Tuple:
        return name == u"copy" && value.type() == Value::Type::List ? std::optional(value)
                                                                    : std::nullopt;
    case Value::Type::Dict:
        return ofDict(value.dict(), name);
    default:
        return std::nullopt;
    }
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/floatfield.h"

#include "core/base/error.h"

namespace Quintette {

/// float() of Python, white space around included.
static std::optional<double> toNumber(const Value &input)
{
    if (!input.isNumber() && !input.isString())
        return std::nullopt;
    const std::optional<double> number = input.toDouble();
    if (number || !input.isString())
        return number;
    const QString word = input.string().trimmed().toLower();
    if (word == u"nan")
        return qQNaN();
    if (word == u"inf" || word == u"infinity" || word == u"+inf")
        return qInf();
    if (word == u"-inf" || word == u"-infinity")
        return -qInf();
    return std::nullopt;
}

FloatField::FloatField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Float;
}

Value FloatField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::Float)
        return input;
    if (const std::optional<double> number = toNumber(input))
        return *number;
    refuse(u"invalid"_s, QN_TEXT("orm", "“%1” value must be a float."), input);
}

Value FloatField::prepare(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::Float)
        return input;
    if (const std::optional<double> number = toNumber(input))
        return *number;
    throw ValueError(u"Field '%1' expected a number but got %2."_s.arg(name(), input.toRepr()));
}

} // namespace Quintette

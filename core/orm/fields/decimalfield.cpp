// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/decimalfield.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/validators/validators.h"

namespace Quintette {

/// Significant digits of a number that SQLite keeps as a double.
constexpr int doubleDigits = 15;

DecimalField::DecimalField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Decimal;
    m_kindValidators += Validators::decimal(m_options.maxDigits, m_options.decimalPlaces);
}

Value DecimalField::toValue(const Value &input) const
{
    if (input.isNone())
        return input;
    std::optional<Decimal> number;
    if (input.type() == Value::Type::Decimal) {
        number = input.decimal();
    } else if (input.type() == Value::Type::Float) {
        const int digits = m_options.maxDigits > 0 ? m_options.maxDigits : 28;
        number = Decimal::fromDouble(input.number(), digits);
    } else if (input.isNumber() || input.isString()) {
        number = input.toDecimal();
    }
    if (!number || !number->isFinite())
        refuse(u"invalid"_s, QN_TEXT("orm", "“%1” value must be a decimal number."), input);
    return *number;
}

Value DecimalField::prepare(const Value &input) const
{
    return toValue(input);
}

Value DecimalField::rounded(const Value &value) const
{
    if (value.type() != Value::Type::Decimal || m_options.decimalPlaces < 0)
        return value;
    const Decimal number = value.decimal().quantize(-m_options.decimalPlaces);
    if (m_options.maxDigits > 0 && number.digits().size() > m_options.maxDigits) {
        throw ValueError(u"%1: %2 has more than %3 digits"_s.arg(name(), value.toString())
                                 .arg(m_options.maxDigits));
    }
    return Value(number);
}

Value DecimalField::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (raw.isNone())
        return raw;
    if (raw.type() == Value::Type::Float || raw.type() == Value::Type::Int) {
        const Decimal number = raw.type() == Value::Type::Int
                ? Decimal(raw.integer())
                : Decimal::fromDouble(raw.number(), doubleDigits);
        return m_options.decimalPlaces < 0 ? number : number.quantize(-m_options.decimalPlaces);
    }
    return Field::fromDatabase(raw, backend);
}

QString DecimalField::toText(const Value &value) const
{
    return value.type() == Value::Type::Decimal ? value.decimal().toString() : Field::toText(value);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/valuereading.h"

#include "core/orm/modelregistry.h"
#include "core/orm/sql/node.h"

#include <cmath>

namespace Quintette::Internal {

/// Significant digits of a number that a database keeps as a double.
static constexpr int doubleDigits = 15;

Value readComputed(const Value &raw, const Field &given, const Backend &backend)
{
    if (raw.isNone())
        return raw;
    const Field &field = valueField(given);
    if (isIntegerKind(field.kind())) {
        if (raw.type() == Value::Type::Float && std::isfinite(raw.number()))
            return Value::integer(Decimal::fromDouble(std::trunc(raw.number())));
        if (raw.type() == Value::Type::Decimal)
            return Value::integer(raw.decimal().quantize(0, Decimal::Rounding::Down));
        return raw;
    }
    switch (field.kind()) {
    case FieldKind::Float:
        if (const std::optional<double> number = raw.isNumber() ? raw.toDouble() : std::nullopt)
            return Value(*number);
        return raw;
    case FieldKind::Decimal:
        if (raw.type() == Value::Type::Float)
            return Value(Decimal::fromDouble(raw.number(), doubleDigits));
        if (raw.type() == Value::Type::Int)
            return Value(Decimal(raw.integer()));
        return field.fromDatabase(raw, backend);
    case FieldKind::Boolean:
        if (raw.type() == Value::Type::Int && (raw.integer() == 0 || raw.integer() == 1))
            return Value(raw.integer() == 1);
        return raw;
    case FieldKind::DateTime:
        // PostgreSQL gives a zone to all of them, also where the project uses none.
        if (raw.type() == Value::Type::DateTime && raw.dateTime().isAware())
            return field.fromDatabase(raw, backend);
        [[fallthrough]];
    case FieldKind::Date:
    case FieldKind::Time:
        return raw.isString() ? field.fromDatabase(raw, backend) : raw;
    case FieldKind::Char:
    case FieldKind::Text:
        return raw;
    default:
        return field.fromDatabase(raw, backend);
    }
}

Value ofProject(const Value &value, const ModelRegistry &registry)
{
    const bool strip = value.type() == Value::Type::DateTime && value.dateTime().isAware()
            && !registry.useTimeZone();
    return strip ? Value(value.dateTime().withoutZone()) : value;
}

} // namespace Quintette::Internal

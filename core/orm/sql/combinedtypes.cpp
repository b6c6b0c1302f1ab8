// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/combinedtypes.h"

#include "core/base/error.h"

namespace Quintette::Internal {

const Field *outputOrNull(const Node &node)
{
    try {
        return node.outputField();
    } catch (const FieldError &) {
        return nullptr;
    }
}

// A foreign key that a subquery selects is no number, as the class of its field is none.
static const Field &classField(const Field &field)
{
    return field.isForeignKey() ? field : valueField(field);
}

static bool isArithmetic(QLatin1StringView op)
{
    return op == "+"_L1 || op == "-"_L1 || op == "*"_L1 || op == "/"_L1 || op == "%"_L1
            || op == "^"_L1;
}

static std::optional<FieldKind> temporalType(FieldKind a, QLatin1StringView op, FieldKind b)
{
    const auto isDay = [](FieldKind kind) {
        return kind == FieldKind::Date || kind == FieldKind::DateTime;
    };
    if (op == "+"_L1 || op == "-"_L1) {
        if (isDay(a) && b == FieldKind::Duration)
            return FieldKind::DateTime;
        if (a == FieldKind::Time && b == FieldKind::Duration)
            return FieldKind::Time;
        if (a == FieldKind::Duration && b == FieldKind::Duration)
            return FieldKind::Duration;
    }
    if (op == "+"_L1 && a == FieldKind::Duration) {
        if (isDay(b))
            return FieldKind::DateTime;
        if (b == FieldKind::Time)
            return FieldKind::Time;
    }
    if (op == "-"_L1 && ((isDay(a) && isDay(b)) || (a == FieldKind::Time && b == a)))
        return FieldKind::Duration;
    return std::nullopt;
}

const Field *combinedType(const Field *a, QLatin1StringView op, const Field *b)
{
    if (!a || !b)
        return a ? a : b;
    const FieldKind left = classField(*a).kind();
    const FieldKind right = classField(*b).kind();
    if (const std::optional<FieldKind> kind = temporalType(left, op, right))
        return fieldOfKind(*kind);
    const bool leftInteger = isIntegerKind(left);
    const bool rightInteger = isIntegerKind(right);
    if (leftInteger && rightInteger)
        return fieldOfKind(FieldKind::Integer);
    if (isArithmetic(op)) {
        const auto is = [](FieldKind kind, bool integer, FieldKind wanted) {
            return integer || kind == wanted;
        };
        // Django knows no power of two kinds of numbers.
        if (op == "^"_L1 && left == right && fieldOfKind(left)
            && (left == FieldKind::Float || left == FieldKind::Decimal))
            return fieldOfKind(left);
        if (op != "^"_L1 && is(left, leftInteger, FieldKind::Float)
            && is(right, rightInteger, FieldKind::Float))
            return fieldOfKind(FieldKind::Float);
        if (op != "^"_L1 && is(left, leftInteger, FieldKind::Decimal)
            && is(right, rightInteger, FieldKind::Decimal))
            return fieldOfKind(FieldKind::Decimal);
    }
    throw FieldError(
            u"Cannot infer type of '%1' expression involving these types: %2, %3. You must set output_field."_s
                    .arg(op, a->internalType(), b->internalType()));
}

// Django's field classes derive from each other, and a value of a derived one is one of its base.
static std::optional<FieldKind> baseOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Email:
    case FieldKind::Slug:
    case FieldKind::Url:
        return FieldKind::Char;
    case FieldKind::BigAuto:
    case FieldKind::SmallAuto:
        return FieldKind::Auto;
    case FieldKind::PositiveBigInteger:
        return FieldKind::BigInteger;
    case FieldKind::PositiveSmallInteger:
        return FieldKind::SmallInteger;
    case FieldKind::Auto:
    case FieldKind::BigInteger:
    case FieldKind::PositiveInteger:
    case FieldKind::SmallInteger:
        return FieldKind::Integer;
    case FieldKind::DateTime:
        return FieldKind::Date;
    case FieldKind::Image:
        return FieldKind::File;
    case FieldKind::OneToOne:
        return FieldKind::ForeignKey;
    default:
        return {};
    }
}

static bool isOneOf(FieldKind kind, FieldKind base)
{
    // The two automatic keys have a class beside that of automatic keys.
    if ((kind == FieldKind::BigAuto && base == FieldKind::BigInteger)
        || (kind == FieldKind::SmallAuto && base == FieldKind::SmallInteger))
        return true;
    std::optional<FieldKind> at = kind;
    while (at && *at != base)
        at = baseOf(*at);
    return at.has_value();
}

const Field *commonType(const NodeList &nodes)
{
    const Field *found = nullptr;
    for (const NodePtr &node : nodes) {
        const Field *field = node ? node->outputField() : nullptr;
        if (field && found && !isOneOf(classField(*found).kind(), classField(*field).kind())) {
            throw FieldError(
                    u"Expression contains mixed types: %1, %2. You must set output_field."_s.arg(
                            classField(*found).internalType(), classField(*field).internalType()));
        }
        if (!found)
            found = field;
    }
    return found;
}

} // namespace Quintette::Internal

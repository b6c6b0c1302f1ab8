// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/combinedtypes.h"

#include "core/base/error.h"

namespace Quintette::Internal {

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
    const FieldKind left = valueField(*a).kind();
    const FieldKind right = valueField(*b).kind();
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
        if (is(left, leftInteger, FieldKind::Float) && is(right, rightInteger, FieldKind::Float))
            return fieldOfKind(FieldKind::Float);
        if (is(left, leftInteger, FieldKind::Decimal)
            && is(right, rightInteger, FieldKind::Decimal))
            return fieldOfKind(FieldKind::Decimal);
    }
    if (left == right)
        return fieldOfKind(left) ? fieldOfKind(left) : a;
    throw FieldError(
            u"Cannot infer type of '%1' expression involving these types: %2, %3. You must set output_field."_s
                    .arg(op, a->internalType(), b->internalType()));
}

const Field *commonType(const NodeList &nodes)
{
    const Field *found = nullptr;
    for (const NodePtr &node : nodes) {
        const Field *field = node ? node->outputField() : nullptr;
        if (!field)
            continue;
        if (!found) {
            found = field;
            continue;
        }
        const FieldKind a = valueField(*found).kind();
        const FieldKind b = valueField(*field).kind();
        const auto isText = [](FieldKind kind) {
            return kind == FieldKind::Char || kind == FieldKind::Text;
        };
        if (a != b && !(isIntegerKind(a) && isIntegerKind(b)) && !(isText(a) && isText(b))) {
            throw FieldError(
                    u"Expression contains mixed types: %1, %2. You must set output_field."_s.arg(
                            found->internalType(), field->internalType()));
        }
    }
    return found;
}

} // namespace Quintette::Internal

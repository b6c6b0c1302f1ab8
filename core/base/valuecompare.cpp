// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/value.h"

#include <cmath>

namespace Quintette {

static std::optional<int> sign(bool less, bool greater)
{
    return less ? -1 : greater ? 1 : 0;
}

static std::optional<int> compareNumbers(const Value &a, const Value &b)
{
    using Type = Value::Type;
    const bool anyFloat = a.type() == Type::Float || b.type() == Type::Float;
    if (anyFloat) {
        const double x = *a.toDouble();
        const double y = *b.toDouble();
        if (std::isnan(x) || std::isnan(y))
            return std::nullopt;
        const bool bothFloat = a.type() == b.type();
        if (x != y || bothFloat || std::isinf(x))
            return sign(x<y, x> y);
        // Equal as floats may still differ exactly: 0.1 is more than Decimal("0.1").
        constexpr int allDigits = 800;
        const auto exact = [](const Value &value) {
            return value.type() == Type::Float ? Decimal::fromDouble(value.number(), allDigits)
                                               : *value.toDecimal();
        };
        return Decimal::compare(exact(a), exact(b));
    }
    const bool anyLarge = a.type() == Type::Decimal || b.type() == Type::Decimal
            || a.type() == Type::BigInt || b.type() == Type::BigInt;
    if (anyLarge)
        return Decimal::compare(*a.toDecimal(), *b.toDecimal());
    return sign(*a.toInt() < *b.toInt(), *a.toInt() > *b.toInt());
}

bool operator==(const Value &a, const Value &b)
{
    using Type = Value::Type;
    if (a.isNumber() && b.isNumber())
        return compareNumbers(a, b) == 0;
    if (a.isText() && b.isText())
        return a.toString() == b.toString();
    if (a.type() != b.type())
        return false;
    switch (a.type()) {
    case Type::None:
        return true;
    case Type::Bytes:
        return a.bytes() == b.bytes();
    case Type::Date:
        return a.date() == b.date();
    case Type::Time:
        return a.time() == b.time();
    case Type::DateTime:
        return a.dateTime() == b.dateTime();
    case Type::Duration:
        return a.duration() == b.duration();
    case Type::Uuid:
        return a.uuid() == b.uuid();
    case Type::List:
    case Type::Tuple:
        return a.list() == b.list();
    case Type::Dict:
        return a.dict() == b.dict();
    case Type::Object:
        return a.object()->isEqual(*b.object());
    default:
        return false;
    }
}

std::optional<int> Value::compare(const Value &a, const Value &b)
{
    if (a.isNumber() && b.isNumber())
        return compareNumbers(a, b);
    if (a.isText() && b.isText()) {
        // By code point, not by UTF-16 unit.
        const QString x = a.toString();
        const QString y = b.toString();
        const qsizetype common = std::min(x.size(), y.size());
        for (qsizetype i = 0; i < common; ++i) {
            if (x[i] == y[i])
                continue;
            if (x[i].isSurrogate() != y[i].isSurrogate())
                return x[i].isSurrogate() ? 1 : -1;
            return x[i] < y[i] ? -1 : 1;
        }
        return sign(x.size() < y.size(), x.size() > y.size());
    }
    if (a.type() != b.type())
        return std::nullopt;
    switch (a.type()) {
    case Type::Bytes:
        return sign(a.bytes() < b.bytes(), b.bytes() < a.bytes());
    case Type::Date:
        return sign(a.date() < b.date(), b.date() < a.date());
    case Type::Time:
        return sign(a.time() < b.time(), b.time() < a.time());
    case Type::DateTime:
        if (a.dateTime().isAware() != b.dateTime().isAware())
            return std::nullopt;
        return sign(a.dateTime() < b.dateTime(), b.dateTime() < a.dateTime());
    case Type::Duration:
        return sign(a.duration() < b.duration(), b.duration() < a.duration());
    case Type::Uuid:
        return sign(a.uuid() < b.uuid(), b.uuid() < a.uuid());
    case Type::List:
    case Type::Tuple: {
        const qsizetype common = std::min(a.list().size(), b.list().size());
        for (qsizetype i = 0; i < common; ++i) {
            if (!(a.list()[i] == b.list()[i]))
                return compare(a.list()[i], b.list()[i]);
        }
        return sign(a.list().size() < b.list().size(), a.list().size() > b.list().size());
    }
    default:
        return std::nullopt;
    }
}

size_t qHash(const Value &value, size_t seed) noexcept
{
    // Equal values must hash alike, so all numbers hash as doubles and all text as strings.
    if (value.isNumber())
        return ::qHash(*value.toDouble(), seed);
    if (value.type() == Value::Type::DateTime)
        return ::qHash(value.dateTime().epochMicroseconds(), seed);
    return ::qHash(value.toString(), seed);
}

} // namespace Quintette

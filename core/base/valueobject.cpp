// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/value.h"

#include "core/base/error.h"

namespace Quintette {

ValueObject::~ValueObject() = default;

std::optional<Value> ValueObject::attribute(const QString &) const
{
    return std::nullopt;
}

std::optional<Value> ValueObject::item(qint64 index) const
{
    const std::optional<ValueList> items = toList();
    if (!items || index < 0 || index >= items->size())
        return std::nullopt;
    return items->at(index);
}

std::optional<ValueList> ValueObject::toList() const
{
    return std::nullopt;
}

std::optional<qint64> ValueObject::length() const
{
    const std::optional<ValueList> items = toList();
    return items ? std::optional<qint64>(items->size()) : std::nullopt;
}

bool ValueObject::isTrue() const
{
    const std::optional<qint64> size = length();
    return !size || *size > 0;
}

Value ValueObject::call(const ValueList &) const
{
    throw TypeError(toString() + u" is not callable"_s);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/pythoncontainer.h"

#include "core/templates/format/pythontext.h"

namespace Quintette {

std::optional<ValueList> elementsOf(const Value &value)
{
    switch (value.type()) {
    case Value::Type::List:
    case Value::Type::Tuple:
        return value.list();
    case Value::Type::String:
    case Value::Type::SafeString:
    case Value::Type::Text: {
        const QStringList letters = toCodePoints(value.toString());
        return ValueList(letters.begin(), letters.end());
    }
    case Value::Type::Dict: {
        const QStringList keys = value.dict().keys();
        return ValueList(keys.begin(), keys.end());
    }
    case Value::Type::Bytes: {
        ValueList numbers;
        for (const char c : value.bytes())
            numbers += int(uchar(c));
        return numbers;
    }
    case Value::Type::Object:
        return value.object()->toList();
    default:
        return std::nullopt;
    }
}

std::optional<qint64> lengthOf(const Value &value)
{
    switch (value.type()) {
    case Value::Type::List:
    case Value::Type::Tuple:
        return value.list().size();
    case Value::Type::String:
    case Value::Type::SafeString:
    case Value::Type::Text:
        return codePointCount(value.toString());
    case Value::Type::Dict:
        return value.dict().size();
    case Value::Type::Bytes:
        return value.bytes().size();
    case Value::Type::Object:
        return value.object()->length();
    default:
        return std::nullopt;
    }
}

std::optional<bool> isIn(const Value &element, const Value &container)
{
    if (container.isText())
        return element.isText() ? std::optional(container.toString().contains(element.toString()))
                                : std::nullopt;
    // A list or dict cannot be a key.
    const bool canBeKey =
            element.type() != Value::Type::List && element.type() != Value::Type::Dict;
    if (container.type() == Value::Type::Dict && !canBeKey)
        return std::nullopt;
    if (container.type() == Value::Type::Dict)
        return element.isText() && container.dict().contains(element.toString());
    const std::optional<ValueList> elements = elementsOf(container);
    return elements ? std::optional(elements->contains(element)) : std::nullopt;
}

} // namespace Quintette

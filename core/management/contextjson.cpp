// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/contextjson.h"

#include "core/base/error.h"

#include <cmath>

namespace Quintette {

namespace {

template <typename T>
Value required(const std::optional<T> &value, const QString &wrapper, const Value &json)
{
    if (!value)
        throw ValueError(u"%1 is no %2"_s.arg(json.toRepr(), wrapper.mid(1)));
    return Value(*value);
}

ValueList elementsOf(const Value &json)
{
    ValueList items;
    for (const Value &item : json.list())
        items += contextValueFromJson(item);
    return items;
}

/// The value that a wrapper stands for, or nothing when key is no wrapper.
std::optional<Value> unwrapped(const QString &key, const Value &json)
{
    const QString text = json.isText() ? json.toString() : QString();
    if (key == u"$datetime")
        return required(DateTime::fromString(text), key, json);
    if (key == u"$date")
        return required(dateFromString(text), key, json);
    if (key == u"$time")
        return required(Time::fromString(text), key, json);
    if (key == u"$decimal")
        return required(Decimal::fromString(text), key, json);
    if (key == u"$safe")
        return Value::safe(text);
    if (key == u"$tuple" && json.isList())
        return Value::tuple(elementsOf(json));
    if (key == u"$timedelta_s" && json.toDouble())
        return Value(Duration(qint64(std::llround(*json.toDouble() * 1e6))));
    return std::nullopt;
}

} // namespace

Value contextValueFromJson(const Value &json)
{
    if (json.type() == Value::Type::List)
        return elementsOf(json);
    if (json.type() != Value::Type::Dict)
        return json;
    const Dict &dict = json.dict();
    if (dict.size() == 1 && dict.begin()->key.startsWith(u'$')) {
        if (const std::optional<Value> value = unwrapped(dict.begin()->key, dict.begin()->value))
            return *value;
    }
    Dict result;
    for (const Dict::Item &item : dict)
        result.insert(item.key, contextValueFromJson(item.value));
    return result;
}

} // namespace Quintette

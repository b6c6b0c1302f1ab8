// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/urls/converters.h"

namespace Quintette {

static std::optional<Value> textToValue(const QString &text)
{
    return Value(text);
}

static std::optional<QString> valueToText(const Value &value)
{
    return value.toString();
}

static std::optional<Value> textToInteger(const QString &text)
{
    // More digits than a database id can have is a page that does not exist, not an error.
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? std::optional<Value>(number) : std::nullopt;
}

static std::optional<QString> integerToText(const Value &value)
{
    const std::optional<qint64> number = value.toInt();
    return number ? std::optional(QString::number(*number)) : std::nullopt;
}

static std::optional<Value> textToUuid(const QString &text)
{
    // The expression has made sure that it is one; all zeros is one too.
    return Value(QUuid::fromString(text));
}

UrlConverters::UrlConverters()
{
    add(u"str"_s, {u"[^/]+"_s, textToValue, valueToText});
    add(u"path"_s, {u".+"_s, textToValue, valueToText});
    add(u"slug"_s, {u"[-a-zA-Z0-9_]+"_s, textToValue, valueToText});
    add(u"int"_s, {u"[0-9]+"_s, textToInteger, integerToText});
    add(u"uuid"_s,
        {u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s, textToUuid,
         valueToText});
}

const UrlConverter *UrlConverters::find(const QString &name) const
{
    const auto it = m_converters.constFind(name);
    return it == m_converters.cend() ? nullptr : &it.value();
}

} // namespace Quintette

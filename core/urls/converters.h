// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <QMap>

#include <functional>
#include <optional>

namespace Quintette {

/// How one kind of path parameter is recognised, read and written. Django: a path converter class.
struct UrlConverter
{
    /// What it matches, without anchors and without named groups.
    QString regex;
    /// The value of a matching text; nothing when it is none after all, which makes the pattern not
    /// match.
    std::function<std::optional<Value>(const QString &text)> toValue;
    /// The text for a value; nothing when the value cannot stand in this place.
    std::function<std::optional<QString>(const Value &value)> toUrl;
};

/// Converters by name. A new one starts with Django's: int, path, slug, str and uuid.
class QUINTETTE_CORE_EXPORT UrlConverters
{
public:
    UrlConverters();

    /// Django: register_converter.
    void add(const QString &name, const UrlConverter &converter)
    {
        m_converters.insert(name, converter);
    }
    /// Null when there is none of that name.
    const UrlConverter *find(const QString &name) const;
    QStringList names() const { return m_converters.keys(); }

private:
    QMap<QString, UrlConverter> m_converters;
};

} // namespace Quintette

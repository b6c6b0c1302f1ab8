// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/errorwall.h"
#include "core/http/handler.h"

#include <QMap>
#include <QStringList>

namespace Quintette {

/// Wraps a handler into another one that does something before, after or instead of it. Called once
/// at start-up; the handler it returns is called from several threads at once.
using Middleware = std::function<Handler(const Handler &next)>;

/// The middleware a site can name in its settings, and the onion made of them.
class QUINTETTE_CORE_EXPORT MiddlewareRegistry
{
public:
    /// Names are short ("csrf", "session"). A later registration of a name replaces the earlier
    /// one.
    void add(const QString &name, const Middleware &middleware)
    {
        m_middleware.insert(name, middleware);
    }
    bool contains(const QString &name) const { return m_middleware.contains(name); }
    QStringList names() const { return m_middleware.keys(); }

    /// The first of names outermost, view innermost. Exceptions are turned into answers around each
    /// of them, so that every middleware sees a response. Throws ImproperlyConfigured for an
    /// unknown name.
    Handler build(const QStringList &names, const Handler &view, const ErrorPage &page = {}) const;

private:
    QMap<QString, Middleware> m_middleware;
};

} // namespace Quintette

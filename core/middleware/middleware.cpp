// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/middleware.h"

#include "core/base/error.h"

namespace Quintette {

Handler MiddlewareRegistry::build(const QStringList &names, const Handler &view,
                                  const ErrorPage &page) const
{
    Handler handler = convertExceptions(view, page);
    for (auto name = names.crbegin(); name != names.crend(); ++name) {
        const auto it = m_middleware.constFind(*name);
        if (it == m_middleware.cend()) {
            throw ImproperlyConfigured(u"There is no middleware \"%1\"; there are: %2"_s.arg(
                    *name, m_middleware.keys().join(u", "_s)));
        }
        handler = convertExceptions(it.value()(handler), page);
    }
    return handler;
}

} // namespace Quintette

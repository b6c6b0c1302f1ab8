// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/clickjacking.h"

#include "core/urls/resolvermatch.h"

namespace Quintette {

Middleware clickjackingMiddleware(const QString &option)
{
    const QByteArray value = option.toUpper().toLatin1();
    return [value](const Handler &next) -> Handler {
        return [value, next](Request &request) {
            Response response = next(request);
            const auto *match = request.attachment<ResolverMatch>();
            if (!value.isEmpty() && !(match && match->pattern->options.frameExempt))
                response.headers().setDefault("X-Frame-Options", value);
            return response;
        };
    };
}

} // namespace Quintette

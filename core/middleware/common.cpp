// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/common.h"

#include "core/base/error.h"

namespace Quintette {

static bool misses(const Request &request, const UrlSettings &settings, const UrlResolver &resolver)
{
    if (!settings.appendSlash || request.path().endsWith(u'/')
        || request.attachment<ResolverMatch>())
        return false;
    const auto match = resolver.resolve(request.path() + u'/');
    return match && !match->pattern->options.noAppendSlash;
}

static Response redirectToSlash(Request &request, const QString &prefix)
{
    const QByteArray target = request.fullPath(request.path() + u'/');
    const QByteArray &method = request.method();
    if (request.settings().debug && (method == "POST" || method == "PUT" || method == "PATCH")) {
        throw Error(u"The form was sent to %1, which lacks the final slash; a redirect would lose "
                    u"its content. Send it "
                    "to %2"_s.arg(request.path(), QString::fromLatin1(target)));
    }
    return Response::redirect(prefix + QString::fromLatin1(target), Response::Redirect::Permanent);
}

Middleware commonMiddleware(const UrlSettings &settings,
                            const std::shared_ptr<const UrlResolver> &resolver)
{
    return [settings, resolver](const Handler &next) -> Handler {
        return [settings, resolver, next](Request &request) {
            const QString host = request.host();
            const bool needsWww = settings.prependWww && !host.startsWith(u"www."_s);
            const QString prefix = needsWww ? request.scheme() + u"://www."_s + host : QString();
            if (misses(request, settings, *resolver))
                return redirectToSlash(request, prefix);
            if (needsWww) {
                return Response::redirect(prefix + QString::fromLatin1(request.fullPath()),
                                          Response::Redirect::Permanent);
            }
            return next(request);
        };
    };
}

} // namespace Quintette

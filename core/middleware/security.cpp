// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/security.h"

#include "core/base/error.h"

#include <QRegularExpression>

namespace Quintette {

static QByteArray strictTransport(const SecuritySettings &settings)
{
    if (settings.hstsSeconds <= 0)
        return {};
    QByteArray value = "max-age=" + QByteArray::number(settings.hstsSeconds);
    if (settings.hstsIncludeSubdomains)
        value += "; includeSubDomains";
    if (settings.hstsPreload)
        value += "; preload";
    return value;
}

static QList<QRegularExpression> exemptPaths(const SecuritySettings &settings)
{
    QList<QRegularExpression> paths;
    for (const QString &pattern : settings.redirectExempt) {
        paths += QRegularExpression(pattern);
        if (!paths.constLast().isValid()) {
            throw ImproperlyConfigured(
                    u"security.redirect_exempt: \"%1\" is no regular expression: %2"_s.arg(
                            pattern, paths.constLast().errorString()));
        }
    }
    return paths;
}

Middleware securityMiddleware(const SecuritySettings &settings)
{
    const QByteArray transport = strictTransport(settings);
    const QList<QRegularExpression> exempt = exemptPaths(settings);
    return [settings, transport, exempt](const Handler &next) -> Handler {
        return [settings, transport, exempt, next](Request &request) {
            const bool isSecure = request.isSecure();
            if (settings.sslRedirect && !isSecure) {
                const QString path = request.path().mid(1);
                const bool isExempt =
                        std::any_of(exempt.begin(), exempt.end(), [&](const auto &pattern) {
                            return pattern.match(path).hasMatch();
                        });
                const QString host = settings.sslHost.isEmpty() ? request.host() : settings.sslHost;
                if (!isExempt) {
                    return Response::redirect(u"https://"_s + host
                                                      + QString::fromLatin1(request.fullPath()),
                                              Response::Redirect::Permanent);
                }
            }
            Response response = next(request);
            Headers &headers = response.headers();
            if (isSecure && !transport.isEmpty())
                headers.setDefault("Strict-Transport-Security", transport);
            if (settings.contentTypeNosniff)
                headers.setDefault("X-Content-Type-Options", "nosniff");
            if (!settings.referrerPolicy.isEmpty())
                headers.setDefault("Referrer-Policy", settings.referrerPolicy.toLatin1());
            if (!settings.crossOriginOpenerPolicy.isEmpty())
                headers.setDefault("Cross-Origin-Opener-Policy",
                                   settings.crossOriginOpenerPolicy.toLatin1());
            return response;
        };
    };
}

} // namespace Quintette

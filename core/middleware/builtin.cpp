// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/builtin.h"

#include "core/base/error.h"
#include "core/middleware/clickjacking.h"
#include "core/middleware/common.h"
#include "core/middleware/conditionalget.h"
#include "core/middleware/csp.h"
#include "core/middleware/gzip.h"
#include "core/middleware/locale.h"
#include "core/middleware/requestlog.h"
#include "core/middleware/security.h"

namespace Quintette {

void addBuiltinMiddleware(MiddlewareRegistry &registry, const Settings &settings,
                          const std::shared_ptr<const UrlResolver> &resolver,
                          const CsrfFailurePage &csrfFailure)
{
    registry.add(u"security"_s, securityMiddleware(settings.security));
    registry.add(u"common"_s, commonMiddleware(settings.urls, resolver));
    registry.add(u"csrf"_s, csrfMiddleware(settings.csrf, csrfFailure));
    registry.add(u"clickjacking"_s, clickjackingMiddleware(settings.security.frameOptions));
    registry.add(u"locale"_s, localeMiddleware(settings.site, settings.language));
    registry.add(u"gzip"_s, gzipMiddleware());
    registry.add(u"conditional_get"_s, conditionalGetMiddleware());
    registry.add(u"csp"_s,
                 cspMiddleware(ContentPolicy::parse(settings.security.contentSecurityPolicy)));
    registry.add(u"request_log"_s, requestLogMiddleware());
}

std::shared_ptr<const RequestSettings> requestSettings(const Settings &settings)
{
    auto result = std::make_shared<RequestSettings>();
    result->allowedHosts = settings.site.allowedHosts;
    result->debug = settings.site.debug;
    result->scriptName = settings.urls.scriptName();
    result->useForwardedHost = settings.security.useXForwardedHost;
    result->useForwardedPort = settings.security.useXForwardedPort;
    const QString proxy = settings.security.proxySslHeader;
    if (!proxy.isEmpty()) {
        const qsizetype colon = proxy.indexOf(u':');
        if (colon <= 0) {
            throw ImproperlyConfigured(
                    u"security.proxy_ssl_header must be \"Header: value\", for example "
                    "\"X-Forwarded-Proto: https\", not \"%1\""_s.arg(proxy));
        }
        result->secureProxyHeader = proxy.first(colon).trimmed().toLatin1();
        result->secureProxyValue = proxy.sliced(colon + 1).trimmed().toLatin1();
    }
    result->dataUploadMaxNumberFields = settings.server.maxFormFields;
    result->dataUploadMaxNumberFiles = settings.server.maxFormFiles;
    result->fileUploadMaxMemorySize = settings.server.uploadMemorySize;
    return result;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/locale.h"

#include "core/i18n/language.h"

namespace Quintette {

static QString choose(const Request &request, const SiteSettings &site,
                      const LanguageSettings &settings)
{
    const QString wanted = request.cookie(settings.cookieName);
    QString code = wanted.isEmpty() ? QString() : supportedLanguage(wanted, site.languages);
    const QByteArray header = request.header("Accept-Language");
    if (code.isEmpty() && !header.isEmpty())
        code = negotiateLanguage(QString::fromLatin1(header), site.languages);
    return code.isEmpty() ? site.languageCode : code;
}

Middleware localeMiddleware(const SiteSettings &site, const LanguageSettings &settings)
{
    return [site, settings](const Handler &next) -> Handler {
        return [site, settings, next](Request &request) {
            const QString code = choose(request, site, settings);
            request.attach(std::make_shared<RequestLanguage>(RequestLanguage{code}));
            const LanguageScope scope(code);
            Response response = next(request);
            response.addVary({"Accept-Language"});
            response.headers().setDefault("Content-Language", code.toLatin1());
            return response;
        };
    };
}

} // namespace Quintette

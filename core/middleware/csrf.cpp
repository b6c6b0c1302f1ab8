// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/csrf.h"

#include "core/http/errors.h"
#include "core/http/host.h"
#include "core/urls/resolvermatch.h"

#include <QLoggingCategory>
#include <QUrl>

namespace Quintette {

Q_LOGGING_CATEGORY(lcCsrf, "quintette.csrf")

static const QString formField = u"csrfmiddlewaretoken"_s;

static QString hostOf(const QUrl &url)
{
    const QString host = url.host().toLower();
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

// Trusted origins are written "https://example.com" or "https://*.example.com".
static bool isTrusted(const QUrl &origin, const QStringList &trusted)
{
    return std::any_of(trusted.begin(), trusted.end(), [&](const QString &entry) {
        const qsizetype separator = entry.indexOf(u"://"_s);
        if (separator < 0 || entry.first(separator) != origin.scheme())
            return false;
        QString host = entry.sliced(separator + 3);
        if (host.startsWith(u'*'))
            host.remove(0, 1);
        return isSameDomain(hostOf(origin), host);
    });
}

static QString ownHost(const Request &request)
{
    try {
        return request.host().toLower();
    } catch (const DisallowedHost &) {
        return {};
    }
}

static std::optional<Text> checkOrigin(const Request &request, const CsrfSettings &settings)
{
    const QString text = QString::fromLatin1(request.header("Origin"));
    const QString own = ownHost(request);
    if (!own.isEmpty() && text == request.scheme() + u"://"_s + own)
        return std::nullopt;
    const QUrl origin(text, QUrl::StrictMode);
    if (origin.isValid() && !origin.host().isEmpty() && isTrusted(origin, settings.trustedOrigins))
        return std::nullopt;
    return QN_TEXT("http",
                   "The form was sent from %1, which this site does not trust. An administrator "
                   "can add it to "
                   "trusted_origins in the settings.")
            .arg(Text(text.left(200)));
}

// Over https every browser names the page it came from, so a missing or foreign one is refused.
static std::optional<Text> checkReferer(const Request &request, const CsrfSettings &settings)
{
    const QByteArray header = request.header("Referer");
    if (header.isEmpty()) {
        return QN_TEXT(
                "http",
                "Your browser did not say which page the form is on. Allow it to send the Referer "
                "header to this site.");
    }
    const QUrl referer = QUrl::fromEncoded(header, QUrl::StrictMode);
    if (!referer.isValid() || referer.scheme().isEmpty() || referer.host().isEmpty())
        return QN_TEXT("http",
                       "Your browser named a page that is no address as the one the form is on.");
    if (referer.scheme() != u"https")
        return QN_TEXT("http", "The form is on an insecure page, but was sent to a secure one.");
    QString good = ownHost(request);
    if (!settings.cookieDomain.isEmpty()) {
        const QString port = request.port();
        good = settings.cookieDomain + (port == u"443" || port == u"80" ? QString() : u':' + port);
    }
    if (isSameDomain(hostOf(referer), good) || isTrusted(referer, settings.trustedOrigins))
        return std::nullopt;
    return QN_TEXT("http", "The form is on a page of %1, which this site does not trust.")
            .arg(Text(hostOf(referer)));
}

static std::optional<Text> checkToken(Request &request, const CsrfToken &token,
                                      const CsrfSettings &settings)
{
    if (!token.hasSecret()) {
        return QN_TEXT(
                "http",
                "Your browser sent no security cookie. Allow cookies for this site, load the page "
                "anew and send the form again.");
    }
    QString sent = request.form().value(formField);
    if (sent.isEmpty())
        sent = QString::fromLatin1(request.header(settings.headerName.toLatin1()));
    if (token.matches(sent))
        return std::nullopt;
    return sent.isEmpty()
            ? QN_TEXT("http",
                      "The form carries no security token. Load the page anew and try again.")
            : QN_TEXT("http",
                      "The security token of the form is not the present one, perhaps because "
                      "you logged in meanwhile. Load the page anew and try again.");
}

static std::optional<Text> check(Request &request, const CsrfToken &token,
                                 const CsrfSettings &settings)
{
    const auto *match = request.attachment<ResolverMatch>();
    if (request.isSafe() || (match && match->pattern->options.csrfExempt))
        return std::nullopt;
    if (request.headers().contains("Origin")) {
        if (const auto reason = checkOrigin(request, settings))
            return reason;
    } else if (request.isSecure()) {
        if (const auto reason = checkReferer(request, settings))
            return reason;
    }
    return checkToken(request, token, settings);
}

static void sendCookie(Response &response, const CsrfToken &token, const CsrfSettings &settings)
{
    response.setCookie({.name = settings.cookieName,
                        .value = QString::fromLatin1(token.secret()),
                        .maxAge = settings.cookieAge > 0 ? std::optional<qint64>(settings.cookieAge)
                                                         : std::nullopt,
                        .path = settings.cookiePath,
                        .domain = settings.cookieDomain,
                        .secure = settings.cookieSecure,
                        .httpOnly = settings.cookieHttponly,
                        .sameSite = settings.cookieSamesite});
    response.addVary({"Cookie"});
}

Middleware csrfMiddleware(const CsrfSettings &settings, const CsrfFailurePage &page)
{
    return [settings, page](const Handler &next) -> Handler {
        return [settings, page, next](Request &request) {
            const auto token = std::make_shared<CsrfToken>(request.cookie(settings.cookieName));
            request.attach(token);
            if (const std::optional<Text> reason = check(request, *token, settings)) {
                qCWarning(lcCsrf, "Refused %s %s: %s", request.method().constData(),
                          request.target().left(200).constData(), qUtf8Printable(reason->source()));
                return page ? page(request, *reason) : plainCsrfFailure(request, *reason);
            }
            Response response = next(request);
            if (token->isUsed() || (token->needsReset() && token->hasSecret()))
                sendCookie(response, *token, settings);
            return response;
        };
    };
}

Response plainCsrfFailure(Request &request, const Text &reason)
{
    FailedRequest failed;
    failed.status = 403;
    failed.message = reason;
    failed.errorName = u"CSRF"_s;
    failed.detail = reason.source();
    return plainErrorPage(request, failed);
}

} // namespace Quintette

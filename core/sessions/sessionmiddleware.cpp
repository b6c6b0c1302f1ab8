// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sessions/sessionmiddleware.h"

#include "core/base/error.h"

namespace Quintette {

static Cookie cookieFor(const SessionStore &session, const SessionSettings &settings)
{
    Cookie cookie{.name = settings.cookieName,
                  .value = session.key(),
                  .path = settings.cookiePath,
                  .domain = settings.cookieDomain,
                  .secure = settings.cookieSecure,
                  .httpOnly = settings.cookieHttponly,
                  .sameSite = settings.cookieSamesite};
    if (!session.expiresAtBrowserClose()) {
        const qint64 age = session.expiryAge();
        cookie.maxAge = age;
        cookie.expires = QDateTime::currentDateTimeUtc().addSecs(age);
    }
    return cookie;
}

static void finish(const Request &request, Response &response, SessionStore &session,
                   const SessionSettings &settings)
{
    const bool hadCookie = request.cookies().contains(settings.cookieName);
    if (hadCookie && session.isEmpty()) {
        response.deleteCookie(settings.cookieName, settings.cookiePath, settings.cookieDomain,
                              settings.cookieSamesite);
        response.addVary({"Cookie"});
        return;
    }
    if (session.isAccessed())
        response.addVary({"Cookie"});
    const bool mustSave = (session.isModified() || settings.saveEveryRequest) && !session.isEmpty();
    // What a failed view left behind is not kept.
    if (!mustSave || response.status() >= 500)
        return;
    session.save();
    response.setCookie(cookieFor(session, settings));
}

Middleware sessionMiddleware(const std::shared_ptr<const SessionStorage> &storage)
{
    return [storage](const Handler &next) -> Handler {
        return [storage, next](Request &request) {
            const SessionSettings &settings = storage->settings();
            request.attach(
                    std::make_shared<SessionStore>(storage, request.cookie(settings.cookieName)));
            Response response = next(request);
            finish(request, response, sessionOf(request), settings);
            return response;
        };
    };
}

SessionStore &sessionOf(const Request &request)
{
    if (auto *session = request.attachment<SessionStore>())
        return *session;
    throw ImproperlyConfigured(
            u"this page needs sessions; add \"session\" to the middleware in the settings"_s);
}

} // namespace Quintette

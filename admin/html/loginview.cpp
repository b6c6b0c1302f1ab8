// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/pageviews.h"
#include "admin/html/safenext.h"
#include "core/apps/application.h"
#include "core/auth/login/login.h"

namespace Quintette {

Response loginPage(const WebAdmin &face, Request &request)
{
    const AdminUrls urls = face.addresses();
    const QString next = safeNext(request, urls.index());
    AdminRequest asked;
    asked.user = userOf(request);
    if (request.method() != "POST" && AdminSite::mayEnter(asked))
        return Response::redirect(next);

    Dict values{{u"title"_s, QN_TEXT("admin", "Log in")},
                {u"next"_s, next},
                {u"form_url"_s, urls.login()}};
    // Somebody logged in who may not come in here is told so, instead of wondering about the
    // password.
    if (asked.user && !AdminSite::mayEnter(asked))
        values.insert(u"wrong_account"_s,
                      QN_TEXT("admin",
                              "You are authenticated as %1, but are not authorized to access this "
                              "page. Would "
                              "you like to login to a different account?")
                              .arg(asked.user->username));
    if (request.method() == "POST") {
        const LoginSessions &sessions = *face.application().service<LoginSessions>();
        const QString name = request.form().value(u"username").trimmed();
        const std::shared_ptr<const User> user =
                sessions.accounts().authenticate(name, request.form().value(u"password"));
        AdminRequest candidate;
        candidate.user = user;
        if (user && AdminSite::mayEnter(candidate)) {
            sessions.login(request, user);
            return Response::redirect(next);
        }
        values.insert(u"username"_s, name);
        values.insert(u"error"_s,
                      QN_TEXT("admin",
                              "Please enter the correct username and password for a staff account. "
                              "Note that "
                              "both fields may be case-sensitive."));
    }
    asked.user = nullptr; // the page is drawn for nobody in particular
    return face.draw(request, asked, u"login.html"_s, values);
}

Response logoutPage(const WebAdmin &face, Request &request)
{
    if (request.method() != "POST")
        return Response::methodNotAllowed({"POST"});
    face.application().service<LoginSessions>()->logout(request);
    const AdminUrls urls = face.addresses();
    AdminRequest nobody;
    nobody.tell(AdminRequest::Level::Success,
                QN_TEXT("admin", "You are logged out. Thanks for your work today."));
    return face.redirect(request, nobody, urls.login());
}

} // namespace Quintette

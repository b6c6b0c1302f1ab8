// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/formvalues.h"
#include "admin/html/pageviews.h"
#include "admin/html/requestparameters.h"
#include "core/apps/application.h"
#include "core/auth/login/login.h"
#include "core/auth/login/passwordreset.h"
#include "core/auth/passwordforms.h"
#include "core/auth/protection/logingate.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"
#include "core/sessions/sessionmiddleware.h"
#include "core/urls/resolvermatch.h"

namespace Quintette {
namespace {

/// The token moves into the session at once, so that the address which other sites and logs may
/// see is worth nothing. Django's name and word, so that a link opened there works here.
const QString sessionToken = u"_password_reset_token"_s;
const QString tokenStandIn = u"set-password"_s;

/// A page for nobody in particular that says something and leads on.
Response message(const WebAdmin &face, Request &request, const Text &title, const Text &text,
                 const QString &linkUrl, const Text &linkText)
{
    AdminRequest nobody;
    return face.draw(request, nobody, u"small_message.html"_s,
                     {{u"title"_s, title},
                      {u"text"_s, text},
                      {u"link_url"_s, linkUrl},
                      {u"link_text"_s, linkText}});
}

Response invalidLink(const WebAdmin &face, Request &request)
{
    return message(face, request, QN_TEXT("admin", "Password reset unsuccessful"),
                   QN_TEXT("admin",
                           "The password reset link was invalid, possibly because it has already "
                           "been used. Please request a new password reset."),
                   face.addresses().passwordReset(), QN_TEXT("admin", "Reset my password"));
}

} // namespace

Response passwordResetPage(const WebAdmin &face, Request &request)
{
    const Application &application = face.application();
    const AdminUrls urls = face.addresses();
    AdminRequest nobody;
    Dict values{{u"title"_s, QN_TEXT("admin", "Password reset")},
                {u"form_url"_s, urls.passwordReset()},
                {u"cancel_url"_s, urls.login()}};
    if (request.method() == "POST") {
        const QString email = request.form().value(u"email").trimmed();
        const LoginThrottle &throttle = *application.service<LoginThrottle>();
        // Each request counts, so that nobody's letter box is filled.
        const qint64 wait = throttle.begin(u"mail to "_s + email, originOf(request).address);
        if (wait == 0) {
            const QString root = urls.index();
            application.service<PasswordReset>()->sendLinks(
                    email, face.site().header.toString(),
                    [&request, &root](const QString &id, const QString &token) {
                        return request.absoluteUri(root + u"reset/"_s + id + u'/' + token + u'/');
                    });
            return Response::redirect(urls.passwordResetDone());
        }
        values.insert(u"error"_s, LoginGate::waitText(wait));
        values.insert(u"email"_s, email);
    }
    return face.draw(request, nobody, u"password_reset_form.html"_s, values);
}

Response passwordResetDonePage(const WebAdmin &face, Request &request)
{
    return message(
            face, request, QN_TEXT("admin", "Password reset sent"),
            QN_TEXT("admin",
                    "We’ve emailed you instructions for setting your password, if an account "
                    "exists with the email you entered. You should receive them shortly. If you "
                    "don’t receive an email, please make sure you’ve entered the address you "
                    "registered with, and check your spam folder."),
            face.addresses().login(), QN_TEXT("admin", "Log in"));
}

Response passwordResetConfirmPage(const WebAdmin &face, Request &request)
{
    const Application &application = face.application();
    const AdminUrls urls = face.addresses();
    const PasswordReset &reset = *application.service<PasswordReset>();
    const QString id = pathArgument(request, u"uidb64").toString();
    const QString token = pathArgument(request, u"token").toString();
    SessionStore &session = sessionOf(request);
    if (token != tokenStandIn) {
        if (!reset.userOf(id, token))
            return invalidLink(face, request);
        session.setValue(sessionToken, token);
        return Response::redirect(urls.index() + u"reset/"_s + AdminUrls::encoded(id) + u'/'
                                  + tokenStandIn + u'/');
    }
    const Value kept = session.value(sessionToken);
    const auto user = reset.userOf(id, kept.isString() ? kept.string() : QString());
    if (!user)
        return invalidLink(face, request);
    const Accounts &accounts = *application.service<Accounts>();
    Record record = user->record();
    SetPasswordForm form(accounts, record);
    if (request.method() == "POST") {
        form.bind(submittedData(request));
        if (form.isValid()) {
            accounts.setPassword(record, form.newPassword());
            save(record, {.updateFields = {u"password"_s}});
            session.remove(sessionToken);
            application.service<LoginThrottle>()->unlock(user->username);
            application.service<AccountEvents>()->write(AccountEvents::Kind::PasswordReset, *user,
                                                        originOf(request));
            return Response::redirect(urls.passwordResetComplete());
        }
    }
    AdminRequest nobody;
    return face.draw(request, nobody, u"password_reset_confirm.html"_s,
                     {{u"title"_s, QN_TEXT("admin", "Enter new password")},
                      {u"username"_s, user->username},
                      {u"fields"_s, fieldList(form)},
                      {u"has_errors"_s, !form.knownErrors().isEmpty()}});
}

Response passwordResetCompletePage(const WebAdmin &face, Request &request)
{
    return message(face, request, QN_TEXT("admin", "Password reset complete"),
                   QN_TEXT("admin", "Your password has been set. You may go ahead and log in now."),
                   face.addresses().login(), QN_TEXT("admin", "Log in"));
}

} // namespace Quintette

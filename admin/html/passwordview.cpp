// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/formvalues.h"
#include "admin/html/pageviews.h"
#include "admin/html/requestparameters.h"
#include "admin/pages/passwordpage.h"
#include "admin/pages/valuetext.h"
#include "core/apps/application.h"
#include "core/auth/login/login.h"
#include "core/auth/passwordforms.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"
#include "core/orm/queryset.h"
#include "core/urls/resolvermatch.h"

namespace Quintette {

Response passwordChangePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const LoginSessions &sessions = *face.application().service<LoginSessions>();
    const Accounts &accounts = sessions.accounts();
    Record user =
            objects(face.site().models().get(User::label)).get(Q{{u"pk"_s, asked.user->key()}});
    const auto &own = face.site().passwordChangeForm;
    const std::unique_ptr<SetPasswordForm> made =
            own ? own(accounts, user) : std::make_unique<PasswordChangeForm>(accounts, user);
    SetPasswordForm &form = *made;
    // Who finds an unattended screen must not guess the password there faster than at the login.
    const LoginThrottle &throttle = *face.application().service<LoginThrottle>();
    const QString guesses = u"old password of "_s + asked.user->keyText();
    const qint64 wait = request.method() == "POST" ? throttle.begin(guesses, {}) : 0;
    if (wait > 0) {
        asked.tell(AdminRequest::Level::Error, LoginGate::waitText(wait));
    } else if (request.method() == "POST") {
        form.bind(submittedData(request));
        const bool isValid = form.isValid();
        if (form.knownErrors().value(u"old_password").isEmpty())
            throttle.succeeded(guesses, {});
        if (isValid) {
            accounts.setPassword(user, form.newPassword());
            save(user, {.updateFields = {u"password"_s}});
            sessions.keepSession(request, accounts.find(asked.user->keyText()));
            face.application().service<AccountEvents>()->write(AccountEvents::Kind::PasswordChanged,
                                                               *asked.user, originOf(request));
            return face.redirect(request, asked, face.addresses().passwordChangeDone());
        }
    }
    return face.draw(
            request, asked, u"password_change_form.html"_s,
            {{u"title"_s, QN_TEXT("admin", "Password change")},
             {u"explanation"_s,
              QN_TEXT("admin",
                      "Please enter your old password, for security’s sake, and then enter "
                      "your new password twice so we can verify you typed it in "
                      "correctly.")},
             {u"button"_s, QN_TEXT("admin", "Change my password")},
             {u"fields"_s, fieldList(form)},
             {u"has_errors"_s, !form.knownErrors().isEmpty()}});
}

Response passwordChangeDonePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    return face.draw(request, asked, u"message_page.html"_s,
                     {{u"title"_s, QN_TEXT("admin", "Password change successful")},
                      {u"text"_s, QN_TEXT("admin", "Your password was changed.")},
                      {u"link_url"_s, face.addresses().index()},
                      {u"link_text"_s, QN_TEXT("admin", "Home")}});
}

Response userPasswordPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    const AdminUrls urls = face.addresses();
    const QString pk = pathArgument(request, u"object_id").toString();
    const LoginSessions &sessions = *face.application().service<LoginSessions>();
    const LoginGate &gate = *face.application().service<LoginGate>();
    const std::unique_ptr<PasswordPage> page = PasswordPage::forAccount(gate, admin, asked, pk);
    Form &form = page->form();
    const bool hasPassword = form.field(u"usable_password");
    if (request.method() == "POST") {
        form.bind(submittedData(request));
        const bool isValid = form.isValid();
        if (isValid && page->turnsPasswordOff() && !request.form().contains(u"unset-password")) {
            // The button that was pressed says something else than the form does.
            asked.tell(AdminRequest::Level::Error,
                       QN_TEXT("admin", "Conflicting form data submitted. Please try again."));
            return face.redirect(request, asked, urls.object(admin, pk, u"password"_s));
        }
        if (isValid) {
            page->save(asked);
            if (page->user().pk() == asked.user->key())
                sessions.keepSession(request, sessions.accounts().find(asked.user->keyText()));
            return face.redirect(request, asked, urls.object(admin, pk));
        }
    }
    const QString name = page->user().toString();
    const QString label = admin.model().appLabel();
    return face.draw(
            request, asked, u"password_change_form.html"_s,
            {{u"title"_s,
              (hasPassword ? QN_TEXT("admin", "Change password: %1")
                           : QN_TEXT("admin", "Set password: %1"))
                      .arg(name)},
             {u"explanation"_s,
              hasPassword ? QN_TEXT("admin", "Enter a new password for the user “%1”.").arg(name)
                          : QN_TEXT("admin",
                                    "This action will enable password-based authentication "
                                    "for the user “%1”.")
                                    .arg(name)},
             {u"button"_s,
              hasPassword ? QN_TEXT("admin", "Change password")
                          : QN_TEXT("admin", "Enable password-based authentication")},
             {u"unset_button"_s,
              hasPassword ? Value(QN_TEXT("admin", "Disable password-based authentication"))
                          : Value()},
             {u"fields"_s, fieldList(form)},
             {u"has_errors"_s, !form.knownErrors().isEmpty()},
             {u"breadcrumbs"_s,
              ValueList{Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
                        Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
                        Dict{{u"text"_s, withCapital(admin.model().verboseNamePlural())},
                             {u"url"_s, urls.list(admin)}},
                        Dict{{u"text"_s, name}, {u"url"_s, urls.object(admin, pk)}},
                        Dict{{u"text"_s, QN_TEXT("admin", "Change password")}}}}},
            &admin);
}

} // namespace Quintette

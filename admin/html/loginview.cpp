// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/accountvalues.h"
#include "admin/html/formvalues.h"
#include "admin/html/pageviews.h"
#include "admin/html/requestparameters.h"
#include "admin/html/safenext.h"
#include "admin/pages/valuetext.h"
#include "admin/site/loginform.h"
#include "core/apps/application.h"
#include "core/auth/login/login.h"
#include "core/auth/login/remoteuser.h"
#include "core/auth/login/secondstep.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/user.h"

namespace Quintette {
namespace {

constexpr int tooManyRequests = 429;

Response blocked(const WebAdmin &face, Request &request, AdminRequest &asked, const QString &name,
                 Dict values, qint64 seconds)
{
    values.insert(u"error"_s, LoginGate::waitText(seconds));
    values.insert(u"wait_seconds"_s, seconds);
    Response response = face.draw(request, asked, name, values, nullptr, tooManyRequests);
    response.setHeader("Retry-After", QByteArray::number(seconds));
    return response;
}

/// Whether somebody whose password is right may come in; else values tell why not.
bool isConfirmed(const AdminSite &site, const LoginForm &form,
                 const std::shared_ptr<const User> &user, Dict &values)
{
    AdminRequest candidate;
    candidate.user = user;
    if (!site.mayEnter(candidate))
        return false;
    try {
        form.confirmAllowed(*user);
        return true;
    } catch (const ValidationError &refused) {
        values.insert(u"error"_s, allItems(refused).first().message);
        return false;
    }
}

} // namespace

Response loginPage(const WebAdmin &face, Request &request)
{
    const AdminUrls urls = face.addresses();
    const QString next = safeNext(request, urls.index());
    AdminRequest asked;
    asked.user = userOf(request);
    if (request.method() != "POST" && face.site().mayEnter(asked))
        return Response::redirect(next);

    if (request.method() != "POST" && RemoteUser::isSessionOf(request)) {
        // The web server in front has asked for the password.
        const LoginGate &gate = *face.application().service<LoginGate>();
        if (const auto pending = SecondStep::pendingUser(request, gate.accounts())) {
            SecondStep::begin(request, *pending, next);
            return Response::redirect(urls.loginCode());
        }
    }
    const Accounts &accounts = face.application().service<LoginGate>()->accounts();
    const Field &nameField = accounts.model().field(User::names(accounts.model()).usernameField);
    // An e-mail address may do instead of a name, and is longer.
    constexpr int longestAddress = 254;
    Dict values{{u"title"_s, QN_TEXT("admin", "Log in")},
                {u"username_label"_s, withCapital(nameField.verboseName())},
                {u"username_length"_s, qMax(longestAddress, nameField.options().maxLength)},
                {u"next"_s, next},
                {u"form_url"_s, urls.login()},
                {u"reset_url"_s, urls.passwordReset()}};
    const auto &own = face.site().loginForm;
    const std::unique_ptr<LoginForm> form = own ? own() : std::make_unique<LoginForm>();
    if (request.method() == "POST")
        form->bind(submittedData(request));
    const bool isValid = request.method() != "POST" || form->isValid();
    values.insert(u"fields"_s, fieldList(*form, {u"username"_s, u"password"_s}));
    // Somebody logged in who may not come in here is told so, instead of wondering about the
    // password.
    if (asked.user && !face.site().mayEnter(asked))
        values.insert(u"wrong_account"_s,
                      QN_TEXT("admin",
                              "You are authenticated as %1, but are not authorized to access this "
                              "page. Would "
                              "you like to login to a different account?")
                              .arg(asked.user->username));
    asked.user = nullptr; // the page is drawn for nobody in particular
    if (request.method() != "POST")
        return face.draw(request, asked, u"login.html"_s, values);

    const QString name = request.form().value(u"username").trimmed();
    values.insert(u"username"_s, name);
    values.insert(u"error"_s,
                  QN_TEXT("admin",
                          "Please enter the correct username and password for a staff account. "
                          "Note that "
                          "both fields may be case-sensitive."));
    if (!isValid) {
        const FormErrors::Items whole = form->knownErrors().value(ValidationError::nonField);
        if (!whole.isEmpty())
            values.insert(u"error"_s, whole.first().message);
        return face.draw(request, asked, u"login.html"_s, values);
    }
    const LoginGate::Answer answer = face.application().service<LoginGate>()->checkPassword(
            name, request.form().value(u"password"), originOf(request));
    if (answer.outcome == LoginGate::Outcome::Blocked)
        return blocked(face, request, asked, u"login.html"_s, values, answer.waitSeconds);
    if (answer.user && isConfirmed(face.site(), *form, answer.user, values)) {
        if (answer.outcome == LoginGate::Outcome::Welcome) {
            face.application().service<LoginSessions>()->login(request, answer.user);
            return Response::redirect(next);
        }
        SecondStep::begin(request, *answer.user, next);
        return Response::redirect(urls.loginCode());
    }
    return face.draw(request, asked, u"login.html"_s, values);
}

Response loginCodePage(const WebAdmin &face, Request &request)
{
    const AdminUrls urls = face.addresses();
    const LoginGate &gate = *face.application().service<LoginGate>();
    const LoginSessions &sessions = *face.application().service<LoginSessions>();
    const auto user = SecondStep::pendingUser(request, gate.accounts());
    AdminRequest asked;
    if (!user) {
        asked.tell(AdminRequest::Level::Warning,
                   QN_TEXT("accounts", "That took too long. Please log in again."));
        return face.redirect(request, asked, urls.login());
    }
    const SecondFactors &factors = gate.secondFactors();
    const QString wanted = SecondStep::next(request);
    const QString next = wanted.isEmpty() ? urls.index() : wanted;
    const bool mustEnrol = !factors.isOn(*user);
    const QString code = request.form().value(u"code");
    const bool isSubmitted = request.method() == "POST";
    Dict values{{u"title"_s,
                 mustEnrol ? QN_TEXT("accounts", "Turn on codes")
                           : QN_TEXT("accounts", "Enter your code")},
                {u"form_url"_s, urls.loginCode()},
                {u"cancel_url"_s, urls.login()},
                {u"enrol"_s, mustEnrol}};
    if (isSubmitted && mustEnrol) {
        if (const std::optional<QStringList> recovery = factors.confirm(*user, code)) {
            SecondStep::end(request);
            sessions.login(request, user);
            return face.draw(request, asked, u"recovery_codes.html"_s,
                             {{u"title"_s, QN_TEXT("accounts", "Recovery codes")},
                              {u"codes"_s, *recovery},
                              {u"next"_s, next}});
        }
    } else if (isSubmitted) {
        const LoginGate::Answer answer = gate.checkCode(user, code, originOf(request));
        if (answer.outcome == LoginGate::Outcome::Blocked)
            return blocked(face, request, asked, u"login_code.html"_s, values, answer.waitSeconds);
        if (answer.outcome == LoginGate::Outcome::Welcome) {
            SecondStep::end(request);
            sessions.login(request, user);
            return Response::redirect(next);
        }
    }
    if (isSubmitted)
        values.insert(u"error"_s,
                      QN_TEXT("accounts", "That code is not right, or was used already."));
    if (mustEnrol) {
        for (const Dict::Item &item : enrolmentValues(face, *user))
            values.insert(item.key, item.value);
    }
    return face.draw(request, asked, u"login_code.html"_s, values);
}

Response logoutPage(const WebAdmin &face, Request &request)
{
    const AdminUrls urls = face.addresses();
    AdminRequest asked;
    asked.user = userOf(request);
    if (!face.site().mayEnter(asked))
        return Response::redirect(urls.index());
    if (request.method() != "POST")
        return Response::methodNotAllowed({"POST"});
    face.application().service<LoginSessions>()->logout(request);
    AdminRequest nobody;
    nobody.tell(AdminRequest::Level::Success,
                QN_TEXT("admin", "You are logged out. Thanks for your work today."));
    const QString next = face.application().settings().auth.logoutRedirectUrl;
    return face.redirect(request, nobody,
                         next.isEmpty() ? urls.login()
                                        : face.application().urls().resolveUrl(next));
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/accountvalues.h"
#include "admin/html/pageviews.h"
#include "core/apps/application.h"
#include "core/auth/login/login.h"
#include "core/auth/protection/logingate.h"
#include "core/auth/protection/usersessions.h"
#include "core/sessions/sessionmiddleware.h"

namespace Quintette {
namespace {

constexpr int shownEvents = 15;

Value sessionValues(const UserSessions &sessions, const User &user, const QString &currentKey)
{
    ValueList values;
    for (const UserSessions::Item &item : sessions.of(user, currentKey)) {
        values += Dict{{u"id"_s, item.id},
                       {u"address"_s, item.address},
                       {u"agent"_s, item.agent},
                       {u"since"_s, item.since ? Value(*item.since) : Value()},
                       {u"expires"_s, item.expires},
                       {u"current"_s, item.isCurrent}};
    }
    return values;
}

Value eventValues(const AccountEvents &events, const User &user)
{
    ValueList values;
    for (const AccountEvent &event : events.latest(user.number(), shownEvents)) {
        values += Dict{{u"time"_s, event.time},
                       {u"text"_s, AccountEvents::kindText(event.kind)},
                       {u"address"_s, event.address},
                       {u"agent"_s, event.agent},
                       {u"detail"_s, event.detail}};
    }
    return values;
}

/// What the buttons of the page ask for.
void obey(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const UserSessions &sessions = *face.application().service<UserSessions>();
    const QString key = sessionOf(request).key();
    if (request.form().contains(u"end_others")) {
        sessions.endOthers(*asked.user, key);
        asked.tell(AdminRequest::Level::Success,
                   QN_TEXT("accounts", "You are logged out everywhere else."));
    } else if (sessions.end(*asked.user, request.form().value(u"end_session"))) {
        asked.tell(AdminRequest::Level::Success, QN_TEXT("accounts", "That session has ended."));
    } else {
        asked.tell(AdminRequest::Level::Warning,
                   QN_TEXT("accounts", "There is no such session any more."));
    }
}

} // namespace

Response accountPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const Application &application = face.application();
    const AdminUrls urls = face.addresses();
    if (request.method() == "POST") {
        obey(face, request, asked);
        return face.redirect(request, asked, urls.account());
    }
    const User &user = *asked.user;
    const SecondFactors &factors = *application.service<SecondFactors>();
    return face.draw(
            request, asked, u"account.html"_s,
            {{u"title"_s, QN_TEXT("accounts", "Your account")},
             {u"sessions"_s,
              sessionValues(*application.service<UserSessions>(), user, sessionOf(request).key())},
             {u"events"_s, eventValues(*application.service<AccountEvents>(), user)},
             {u"codes_url"_s, urls.accountCodes()},
             {u"codes_available"_s, factors.isAvailable()},
             {u"codes_on"_s, factors.isOn(user)},
             {u"codes_required"_s, factors.isRequired(user)},
             {u"recovery_left"_s, factors.recoveryCodesLeft(user)}});
}

Response accountCodesPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const AdminUrls urls = face.addresses();
    const User &user = *asked.user;
    const LoginGate &gate = *face.application().service<LoginGate>();
    const SecondFactors &factors = gate.secondFactors();
    if (!factors.isAvailable()) {
        asked.tell(AdminRequest::Level::Error,
                   QN_TEXT("accounts",
                           "Codes cannot be turned on before the site’s host has run “migrate”."));
        return face.redirect(request, asked, urls.account());
    }
    const bool isOn = factors.isOn(user);
    const QString code = request.form().value(u"code");
    const auto showCodes = [&](const QStringList &codes) {
        return face.draw(request, asked, u"recovery_codes.html"_s,
                         {{u"title"_s, QN_TEXT("accounts", "Recovery codes")},
                          {u"codes"_s, codes},
                          {u"next"_s, urls.account()}});
    };
    Dict values{
            {u"title"_s,
             isOn ? QN_TEXT("accounts", "Codes at log-in") : QN_TEXT("accounts", "Turn on codes")},
            {u"codes_on"_s, isOn},
            {u"codes_required"_s, factors.isRequired(user)},
            {u"recovery_left"_s, factors.recoveryCodesLeft(user)},
            {u"breadcrumbs"_s,
             ValueList{Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
                       Dict{{u"text"_s, QN_TEXT("accounts", "Your account")},
                            {u"url"_s, urls.account()}},
                       Dict{{u"text"_s, QN_TEXT("accounts", "Codes at log-in")}}}}};
    if (request.method() == "POST") {
        // An unattended screen is not enough to weaken the account: each change needs a code.
        if (isOn) {
            const LoginGate::Answer answer = gate.checkCode(asked.user, code, originOf(request));
            if (answer.outcome == LoginGate::Outcome::Welcome) {
                if (request.form().contains(u"renew"))
                    return showCodes(factors.renewRecoveryCodes(user));
                if (!factors.isRequired(user)) {
                    factors.turnOff(user);
                    asked.tell(AdminRequest::Level::Success,
                               QN_TEXT("accounts", "Codes are turned off."));
                    return face.redirect(request, asked, urls.account());
                }
            }
            values.insert(
                    u"error"_s,
                    answer.outcome == LoginGate::Outcome::Blocked
                            ? LoginGate::waitText(answer.waitSeconds)
                            : QN_TEXT("accounts", "That code is not right, or was used already."));
        } else if (const std::optional<QStringList> codes = factors.confirm(user, code)) {
            return showCodes(*codes);
        } else {
            values.insert(u"error"_s,
                          QN_TEXT("accounts", "That code is not right, or was used already."));
        }
    }
    if (!isOn) {
        for (const Dict::Item &item : enrolmentValues(face, user))
            values.insert(item.key, item.value);
    }
    return face.draw(request, asked, u"account_codes.html"_s, values);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/logingate.h"

namespace Quintette {

LoginGate::LoginGate(const Accounts &accounts, const LoginThrottle &throttle,
                     const SecondFactors &secondFactors, const AccountEvents &events)
    : m_accounts(accounts), m_throttle(throttle), m_secondFactors(secondFactors), m_events(events)
{
}

LoginGate::Answer LoginGate::checkPassword(const QString &username, const QString &password,
                                           const LoginOrigin &origin) const
{
    using Kind = AccountEvents::Kind;
    if (const qint64 wait = m_throttle.begin(username, origin.address); wait > 0)
        return {Outcome::Blocked, nullptr, wait};
    const std::shared_ptr<const User> user = m_accounts.authenticate(username, password);
    if (!user) {
        m_events.write(Kind::LoginFailed, username, origin);
        if (const qint64 wait = m_throttle.waitingTime(username); wait > 0)
            m_events.write(Kind::LoginBlocked, username, origin, u"%1 s"_s.arg(wait));
        return {};
    }
    m_throttle.succeeded(username, origin.address);
    if (m_secondFactors.isOn(*user))
        return {Outcome::CodeNeeded, user};
    if (m_secondFactors.isRequired(*user))
        return {Outcome::EnrolmentNeeded, user};
    return {Outcome::Welcome, user};
}

QString LoginGate::nameOfCodes(const User &user)
{
    return u"code of "_s + user.keyText();
}

LoginGate::Answer LoginGate::checkCode(const std::shared_ptr<const User> &user, const QString &code,
                                       const LoginOrigin &origin) const
{
    // Apart from the password's, so that a new password does not buy new guesses.
    const QString name = nameOfCodes(*user);
    if (const qint64 wait = m_throttle.begin(name, origin.address); wait > 0)
        return {Outcome::Blocked, nullptr, wait};
    if (!m_secondFactors.check(*user, code)) {
        m_events.write(AccountEvents::Kind::LoginFailed, *user, origin, u"code"_s);
        return {};
    }
    m_throttle.succeeded(name, origin.address);
    return {Outcome::Welcome, user};
}

void LoginGate::noteLogin(const User &user, const LoginOrigin &origin) const
{
    m_accounts.noteLogin(user);
    m_events.write(AccountEvents::Kind::Login, user, origin);
}

Text LoginGate::waitText(qint64 seconds)
{
    constexpr qint64 perMinute = 60;
    if (seconds <= perMinute)
        return QN_PLURAL("accounts", "Too many failed attempts. Try again in %n second(s).")
                .plural(seconds);
    return QN_PLURAL("accounts", "Too many failed attempts. Try again in %n minute(s).")
            .plural((seconds + perMinute - 1) / perMinute);
}

} // namespace Quintette

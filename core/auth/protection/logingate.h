// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/accounts.h"
#include "core/auth/protection/loginthrottle.h"
#include "core/auth/protection/secondfactors.h"

namespace Quintette {

/// The way in, for every face: throttled, with the second step where a user has one, every outcome
/// written down. Checking a password takes up to a second and belongs on no GUI or I/O thread.
///
/// A face does: checkPassword(); for CodeNeeded it asks for a code and does checkCode(); for
/// EnrolmentNeeded it shows SecondFactors::prepare() as a QR code and does
/// SecondFactors::confirm(); then noteLogin(), which LoginSessions::login() does for the web.
/// Const and thread-safe.
class QUINTETTE_CORE_EXPORT LoginGate
{
public:
    enum class Outcome : quint8 {
        Refused, // unknown, inactive or wrong: nobody is told which
        Blocked, // has to wait; nothing was checked
        CodeNeeded, // right so far
        EnrolmentNeeded, // right so far, but must turn on codes first
        Welcome
    };
    struct Answer
    {
        Outcome outcome = Outcome::Refused;
        std::shared_ptr<const User> user = {}; // null when refused or blocked
        qint64 waitSeconds = 0; // when blocked
    };

    /// All must outlive it.
    LoginGate(const Accounts &accounts, const LoginThrottle &throttle,
              const SecondFactors &secondFactors, const AccountEvents &events);

    const Accounts &accounts() const { return m_accounts; }
    const LoginThrottle &throttle() const { return m_throttle; }
    const SecondFactors &secondFactors() const { return m_secondFactors; }
    const AccountEvents &events() const { return m_events; }

    Answer checkPassword(const QString &username, const QString &password,
                         const LoginOrigin &origin) const;
    /// The second step, for the user of an answer that asked for it: Welcome, Refused or Blocked.
    Answer checkCode(const std::shared_ptr<const User> &user, const QString &code,
                     const LoginOrigin &origin) const;
    /// The name under which failed codes of a user are counted, apart from his password's.
    static QString nameOfCodes(const User &user);
    /// Writes down that somebody came in.
    void noteLogin(const User &user, const LoginOrigin &origin) const;

    /// "Too many failed attempts. Try again in 2 minutes."
    static Text waitText(qint64 seconds);

private:
    const Accounts &m_accounts;
    const LoginThrottle &m_throttle;
    const SecondFactors &m_secondFactors;
    const AccountEvents &m_events;
};

} // namespace Quintette

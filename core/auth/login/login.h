// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/accounts.h"
#include "core/auth/protection/accountevents.h"
#include "core/middleware/middleware.h"

namespace Quintette {

class RemoteUser;
class SecondFactors;
class SessionStore;

/// Who sends a request. Read from the session and the database when first asked for; attached to
/// the request by the authentication middleware.
class QUINTETTE_CORE_EXPORT RequestUser
{
public:
    using Load = std::function<std::shared_ptr<const User>()>;
    explicit RequestUser(Load load) : m_load(std::move(load)) { }

    /// Null for somebody who is not logged in.
    const std::shared_ptr<const User> &user() const;
    void setUser(const std::shared_ptr<const User> &user);

private:
    Load m_load;
    mutable std::optional<std::shared_ptr<const User>> m_user;
};

/// Logging in and out over HTTP: remembers the user in the session as Django does, so both programs
/// accept each other's sessions. Const and thread-safe. Django: login(), logout(), get_user().
class QUINTETTE_CORE_EXPORT LoginSessions
{
public:
    /// All must outlive this. Without events nothing is written down; without secondFactors a web
    /// server in front lets people in without codes.
    LoginSessions(const Accounts &accounts, const Settings &settings,
                  const AccountEvents *events = nullptr,
                  const SecondFactors *secondFactors = nullptr);

    const Accounts &accounts() const { return m_accounts; }

    /// Gives the session a new key, or a new session where it belonged to somebody else; notes the
    /// time.
    void login(Request &request, const std::shared_ptr<const User> &user) const;
    /// Forgets the session with everything in it.
    void logout(Request &request) const;
    /// Keeps this session while a change of password ends all others. Django:
    /// update_session_auth_hash.
    void keepSession(Request &request, const std::shared_ptr<const User> &user) const;
    /// The user whose session it is; null when nobody is logged in, the account is gone or
    /// inactive, or its password was changed since, which also ends the session.
    std::shared_ptr<const User> findUser(SessionStore &session) const;

    /// Registered as "authentication"; needs "session" before it. Django: AuthenticationMiddleware.
    Middleware middleware() const;

private:
    bool isSessionOf(const Value &hash, const User &user) const;

    const Accounts &m_accounts;
    const AccountEvents *m_events;
    QByteArray m_secretKey;
    QByteArrayList m_fallbackKeys;
    std::shared_ptr<const RemoteUser> m_remoteUser;
};

/// Address and program that a request comes from.
QUINTETTE_CORE_EXPORT LoginOrigin originOf(const Request &request);

/// The user who sends a request; null when nobody is logged in or the middleware is not installed.
QUINTETTE_CORE_EXPORT std::shared_ptr<const User> userOf(const Request &request);

} // namespace Quintette

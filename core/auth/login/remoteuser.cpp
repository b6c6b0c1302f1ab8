// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/login/remoteuser.h"

#include "core/auth/login/login.h"
#include "core/auth/login/secondstep.h"
#include "core/auth/protection/secondfactors.h"
#include "core/base/error.h"
#include "core/http/request.h"
#include "core/sessions/sessionmiddleware.h"

namespace Quintette {

/// Marks a session that exists by the word of the web server only.
static const QString byRemote = u"_quintette_remote_user"_s;

void RemoteUser::logIn(Request &request, const LoginSessions &sessions) const
{
    if (m_settings.remoteUserHeader.isEmpty())
        return;
    const bool isTrusted = m_settings.remoteUserProxies.contains(request.remoteAddress());
    const QString name = isTrusted
            ? QString::fromUtf8(request.header(m_settings.remoteUserHeader.toLatin1())).trimmed()
            : QString();
    const std::shared_ptr<const User> current = userOf(request);
    if (name.isEmpty()) {
        if (current && sessionOf(request).contains(byRemote))
            sessions.logout(request);
        return;
    }
    if (current && current->username == name)
        return;
    const Accounts &accounts = sessions.accounts();
    std::shared_ptr<const User> user = accounts.findByName(name);
    if (!user && m_settings.remoteUserCreates) {
        try {
            // A null password: only the web server lets this account in.
            user = std::make_shared<const User>(accounts.create(name, Dict(), {}));
        } catch (const ValidationError &) {
            return; // no name that an account could have
        }
    }
    if (!user || !user->isActive)
        return;
    if (!needsCode(*user)) {
        sessions.login(request, user);
        sessionOf(request).setValue(byRemote, true);
        return;
    }
    const std::shared_ptr<const User> pending = SecondStep::pendingUser(request, accounts);
    if (pending && pending->key() == user->key())
        return;
    if (current)
        sessions.logout(request); // somebody else's session
    SecondStep::begin(request, *user, {});
    sessionOf(request).setValue(byRemote, true);
}

bool RemoteUser::needsCode(const User &user) const
{
    return m_settings.remoteUserCodes && m_secondFactors
            && (m_secondFactors->isOn(user) || m_secondFactors->isRequired(user));
}

bool RemoteUser::isSessionOf(const Request &request)
{
    return sessionOf(request).contains(byRemote);
}

} // namespace Quintette

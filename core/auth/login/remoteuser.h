// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/user.h"
#include "core/conf/settings.h"

namespace Quintette {

class LoginSessions;
class Request;
class SecondFactors;

/// Believes a web server in front that names, in a header, the user it has logged in: that user is
/// logged in here too, and logged out when the header is gone. Only from the addresses the settings
/// trust. Django: RemoteUserMiddleware and RemoteUserBackend.
class QUINTETTE_CORE_EXPORT RemoteUser
{
public:
    /// secondFactors, which must outlive it: whom to ask for a code, where the settings say so.
    RemoteUser(const AuthSettings &settings, const SecondFactors *secondFactors)
        : m_settings(settings), m_secondFactors(secondFactors)
    {
    }

    /// Does nothing where the settings name no header.
    void logIn(Request &request, const LoginSessions &sessions) const;
    /// Whether the session exists by the word of that web server; its user may have to give a code
    /// yet (SecondStep).
    static bool isSessionOf(const Request &request);

private:
    bool needsCode(const User &user) const;

    AuthSettings m_settings;
    const SecondFactors *m_secondFactors;
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"

namespace Quintette {

class LoginSessions;
class Request;

/// Believes a web server in front that names, in a header, the user it has logged in: that user is
/// logged in here too, and logged out when the header is gone. Only from the addresses the settings
/// trust. Django: RemoteUserMiddleware and RemoteUserBackend.
class RemoteUser
{
public:
    explicit RemoteUser(const AuthSettings &settings) : m_settings(settings) { }

    /// Does nothing where the settings name no header.
    void logIn(Request &request, const LoginSessions &sessions) const;

private:
    AuthSettings m_settings;
};

} // namespace Quintette

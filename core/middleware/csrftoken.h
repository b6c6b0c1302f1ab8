// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request.h"

namespace Quintette {

/// The secret that proves a form came from a page of this site; attached to each request by the
/// csrf middleware. The cookie holds the secret, each form a freshly masked copy, so that
/// compressed pages do not give it away.
class QUINTETTE_CORE_EXPORT CsrfToken
{
public:
    /// secretOrToken as the cookie gave it: 32 characters, or 64 as older versions of Django wrote
    /// it; anything else is forgotten.
    explicit CsrfToken(const QString &secretOrToken = {});

    bool hasSecret() const { return !m_secret.isEmpty(); }
    /// Whether a token was asked for, so that the cookie has to be sent.
    bool isUsed() const { return m_isUsed; }
    /// Whether the cookie has to be sent although nobody asked: it was broken, or the secret is
    /// new.
    bool needsReset() const { return m_needsReset; }
    const QByteArray &secret() const { return m_secret; }

    /// A masked token for a form, another one each time. Makes a secret if there is none.
    QString masked();
    /// A new secret, to be called at login. Django: rotate_token.
    void rotate();
    /// Whether a token sent with a form is this secret, masked or plain; in constant time.
    bool matches(const QString &token) const;

private:
    QByteArray m_secret;
    bool m_isUsed = false;
    bool m_needsReset = false;
};

/// The token for a form on the page that answers request; empty where the csrf middleware is not
/// installed. Django: get_token.
QUINTETTE_CORE_EXPORT QString csrfToken(const Request &request);
/// To be called at login. Django: rotate_token.
QUINTETTE_CORE_EXPORT void rotateCsrfToken(const Request &request);

} // namespace Quintette

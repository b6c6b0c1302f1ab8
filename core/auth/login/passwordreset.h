// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/accounts.h"
#include "core/auth/login/passwordresettokens.h"

#include <QThreadPool>

namespace Quintette {

class Mailer;

/// A new password for somebody who forgot the old one: a link by mail, good once. Nobody learns
/// whether an address has an account, not even from the time it takes. Const and thread-safe.
/// Django: PasswordResetForm and PasswordResetConfirmView.
class QUINTETTE_CORE_EXPORT PasswordReset
{
public:
    /// accounts and mailer must outlive it. Throws ImproperlyConfigured for an unknown time zone.
    PasswordReset(const Accounts &accounts, const Mailer &mailer, const Settings &settings);
    /// Waits for messages that are on their way.
    ~PasswordReset();

    /// The address of the page for a new password, given the user's encoded id and the token.
    using Link = std::function<QString(const QString &id, const QString &token)>;
    /// Sends each active account with that address its link, in the background; a failure is
    /// written to the log. In the language that is active now.
    void sendLinks(const QString &email, const QString &siteName, const Link &link) const;
    /// The user of a link that is good; null for any other.
    std::shared_ptr<const User> userOf(const QString &id, const QString &token) const;

private:
    const Accounts &m_accounts;
    const Mailer &m_mailer;
    PasswordResetTokens m_tokens;
    mutable QThreadPool m_pool;
};

} // namespace Quintette

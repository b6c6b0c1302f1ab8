// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/login/passwordreset.h"

#include "core/mail/mailer.h"

#include <QLoggingCategory>

namespace Quintette {

Q_LOGGING_CATEGORY(mailLog, "quintette.mail")

PasswordReset::PasswordReset(const Accounts &accounts, const Mailer &mailer,
                             const Settings &settings)
    : m_accounts(accounts), m_mailer(mailer), m_tokens(settings)
{
    m_pool.setMaxThreadCount(2);
}

PasswordReset::~PasswordReset()
{
    m_pool.waitForDone();
}

void PasswordReset::sendLinks(const QString &email, const QString &siteName, const Link &link) const
{
    for (const User &user : m_accounts.findByEmail(email)) {
        const QString address = link(PasswordResetTokens::encodeKey(user), m_tokens.make(user));
        MailMessage message;
        // What stands in a header must stay on its line, whatever the site is called.
        message.subject =
                QN_TEXT("accounts", "Password reset on %1").arg(siteName).toString().simplified();
        message.body =
                QN_TEXT("accounts",
                        "Somebody, probably you, asked for a new password for your account “%1” at "
                        "%2.\n\nTo choose one, open this page:\n\n%3\n\nIf it was not you, do "
                        "nothing: your password stays as it is.\n")
                        .arg(user.username)
                        .arg(siteName)
                        .arg(address)
                        .toString();
        message.to = {user.email}; // as it stands in the account, not as somebody typed it
        m_pool.start([this, message] {
            try {
                m_mailer.send(message);
            } catch (const Error &error) {
                qCWarning(mailLog, "%s", error.what());
            }
        });
    }
}

std::shared_ptr<const User> PasswordReset::userOf(const QString &id, const QString &token) const
{
    const std::optional<QString> key = PasswordResetTokens::decodeKey(id);
    std::shared_ptr<const User> user = key ? m_accounts.find(*key) : nullptr;
    return user && user->isActive && m_tokens.check(*user, token) ? user : nullptr;
}

} // namespace Quintette

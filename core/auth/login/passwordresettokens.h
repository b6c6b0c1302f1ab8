// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/user.h"
#include "core/conf/settings.h"

#include <QTimeZone>

namespace Quintette {

/// Tokens for links that let a user set a new password, in Django's format: good once, for a
/// limited time, and only as long as password, e-mail address and last login stay as they are.
/// Const and thread-safe. Django: PasswordResetTokenGenerator.
class QUINTETTE_CORE_EXPORT PasswordResetTokens
{
public:
    /// Throws ImproperlyConfigured for an unknown time zone.
    explicit PasswordResetTokens(const Settings &settings);

    QString make(const User &user) const;
    bool check(const User &user, const QString &token) const;

    /// The user's key as it stands in the link: URL-safe Base64.
    static QString encodeKey(const User &user);
    static std::optional<QString> decodeKey(const QString &text);

private:
    qint64 now() const;
    QString makeAt(const User &user, qint64 seconds, const QByteArray &key) const;

    QByteArrayList m_keys; // the first one makes tokens, all of them check
    qint64 m_timeout;
    QTimeZone m_timeZone;
};

} // namespace Quintette

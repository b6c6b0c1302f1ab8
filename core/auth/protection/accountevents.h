// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/protection/accountmodels.h"
#include "core/auth/user.h"

namespace Quintette {

/// From where somebody comes: the network address, empty on this machine's desktop, and the name
/// that the program gives itself.
struct LoginOrigin
{
    QString address = {};
    QString agent = {};
};

/// What happened to accounts, on a table of its own. Does nothing where the table is not there.
/// Const and thread-safe; each call uses the calling thread's database connection.
class QUINTETTE_CORE_EXPORT AccountEvents
{
public:
    enum class Kind : quint8 {
        Login,
        LoginFailed,
        LoginBlocked,
        Logout,
        Unlocked,
        PasswordChanged,
        PasswordReset,
        PermissionsChanged,
        SecondFactorOn,
        SecondFactorOff,
        RecoveryCodeUsed,
        SessionEnded
    };

    explicit AccountEvents(const ModelRegistry &models);

    void write(Kind kind, const User &user, const LoginOrigin &origin = {},
               const QString &detail = {}) const;
    /// For a name that may belong to nobody.
    void write(Kind kind, const QString &username, const LoginOrigin &origin = {},
               const QString &detail = {}) const;
    /// The events of one user, newest first.
    QList<AccountEvent> latest(qint64 userId, int limit) const;
    /// Deletes what is older; how many.
    qint64 removeBefore(const DateTime &time) const;
    /// Writes down every change of somebody's groups, rights and status from now on, whoever makes
    /// it. This must outlive the registry's signals.
    void watchPermissions();

    /// "Logged in".
    static Text kindText(const QString &kind);
    static QString kindName(Kind kind);

private:
    void write(Kind kind, std::optional<qint64> userId, const QString &username,
               const LoginOrigin &origin, const QString &detail) const;

    const ModelRegistry &m_models;
    AccountModels::TableCheck m_table;
};

} // namespace Quintette

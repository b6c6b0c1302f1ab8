// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/protection/accountevents.h"
#include "core/conf/settings.h"
#include "core/signing/secretbox.h"

namespace Quintette {

/// Who logs in with a one-time code beside the password. Whoever wants to turns it on; members of
/// the groups that auth.second_factor_groups names must. Const and thread-safe; does nothing where
/// its table is missing.
class QUINTETTE_CORE_EXPORT SecondFactors
{
public:
    /// events must outlive it.
    SecondFactors(const ModelRegistry &models, const Settings &settings,
                  const AccountEvents &events);

    bool isAvailable() const { return m_table.exists(); }
    bool isOn(const User &user) const;
    bool isRequired(const User &user) const;

    /// A new secret for a user who has none confirmed, in Base32; the same one until it is
    /// confirmed or an hour old. Null when codes are on already.
    QString prepare(const User &user) const;
    /// What the QR code says.
    QString address(const User &user, const QString &secret) const;
    /// Turns codes on with the first one; returns the recovery codes, which are never shown again,
    /// or nothing for a wrong code.
    std::optional<QStringList> confirm(const User &user, const QString &code) const;
    /// Whether a code is right and was not used before: of the program, or one for recovery.
    bool check(const User &user, const QString &code) const;
    int recoveryCodesLeft(const User &user) const;
    /// Replaces all recovery codes.
    QStringList renewRecoveryCodes(const User &user) const;
    /// False when they were off.
    bool turnOff(const User &user) const;
    /// Encrypts keys that an earlier version left clear, or that an older secret key protects; how
    /// many. Called after migrations.
    int protectKeys() const;

private:
    std::optional<Record> row(const User &user) const;
    QuerySet rows(const User &user) const;
    QByteArray secretOf(const Record &row) const;
    QString sealed(const QByteArray &secret, qint64 userId) const;
    QString hashed(const QString &recoveryCode, const QByteArray &key) const;
    QPair<QStringList, QString> newRecoveryCodes() const;
    bool useStep(const User &user, const Record &row, const QString &code) const;
    bool useRecoveryCode(const User &user, const Record &row, const QString &code) const;

    const ModelRegistry &m_models;
    const AccountEvents &m_events;
    QString m_siteName;
    QStringList m_requiredGroups;
    QByteArrayList m_keys; // the first one makes hashes, all of them check
    SecretBox m_box;
    AccountModels::TableCheck m_table;
};

} // namespace Quintette

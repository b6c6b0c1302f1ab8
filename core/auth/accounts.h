// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/backends/authenticationbackend.h"
#include "core/auth/hashers/passwordhashers.h"
#include "core/auth/password_validation/passwordvalidators.h"
#include "core/auth/policy.h"
#include "core/conf/settings.h"

namespace Quintette {

/// The accounts of a project: who somebody is, and how accounts are made. Every function that
/// touches a password takes up to a second and belongs on no GUI or I/O thread. Const and
/// thread-safe. Django: authenticate() and UserManager.
class QUINTETTE_CORE_EXPORT Accounts
{
public:
    /// Throws ImproperlyConfigured for unknown hashers or validators.
    Accounts(const ModelRegistry &models, const Settings &settings);

    const PasswordHashers &hashers() const { return m_hashers; }
    const PasswordValidators &validators() const { return m_validators; }
    /// The model of accounts: auth.User, or what the setting auth.user_model names. Django:
    /// get_user_model().
    const ModelInfo &model() const { return m_model; }
    const PermissionPolicy &policy() const { return *m_policy; }
    /// A policy of a plugin's own, with rules for single objects for example; while the application
    /// starts (AppPlugin::modelsReady) only.
    void setPolicy(std::unique_ptr<const PermissionPolicy> policy) { m_policy = std::move(policy); }
    /// Asked after those that the settings name; while the application starts only.
    void addBackend(std::unique_ptr<const AuthenticationBackend> backend)
    {
        m_backends.push_back(std::move(backend));
    }

    /// The active user with these credentials, or null: always after the same work, whether the
    /// user exists or not. A hash of another kind than the preferred one is renewed.
    std::shared_ptr<const User> authenticate(const QString &username,
                                             const QString &password) const;
    /// By the text of its primary key; null for what is no key, too.
    std::shared_ptr<const User> find(const QString &keyText) const;
    /// By what identifies an account (Django: USERNAME_FIELD).
    std::shared_ptr<const User> findByName(const QString &username) const;
    /// Active users with a usable password and that address, whom a link for a new one may be sent.
    QList<User> findByEmail(const QString &email) const;

    enum class Superusers : quint8 { Included, LeftOut };
    /// Active users with a permission ("news.add_article"), by themselves or their groups. Django:
    /// UserManager.with_perm.
    QuerySet withPermission(const QString &permission,
                            Superusers superusers = Superusers::Included) const;

    enum class Superuser : quint8 { No, Yes };
    /// Saves a new account; a null password lets nobody in. fields: what else is known of it, by
    /// field name; a many-to-many field has a list of keys. Throws ValidationError, as fullClean().
    /// Django: create_user(), create_superuser().
    User create(const QString &username, const Dict &fields, const QString &password,
                Superuser superuser = Superuser::No) const;
    User create(const QString &username, const QString &email, const QString &password,
                Superuser superuser = Superuser::No) const;
    /// Throws ValidationError with everything the validators say against it.
    void checkPassword(const QString &password, const Record &user) const;
    void setPassword(Record &user, const QString &password) const;
    void noteLogin(const User &user) const;

    /// What a session carries to end with a change of password. Django: get_session_auth_hash.
    QString sessionHash(const User &user, const QByteArray &secretKey) const;

    /// "Editor@EXAMPLE.com" with a lower-case domain.
    static QString normalizeEmail(const QString &email);
    /// Unicode NFKC.
    static QString normalizeUsername(const QString &username);

private:
    const ModelInfo &m_model;
    const ModelOptions::Account m_names;
    PasswordHashers m_hashers;
    PasswordValidators m_validators;
    std::unique_ptr<const PermissionPolicy> m_policy;
    std::vector<std::unique_ptr<const AuthenticationBackend>> m_backends;
};

} // namespace Quintette

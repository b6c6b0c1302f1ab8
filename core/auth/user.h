// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/abstractuser.h"

#include <QMutex>
#include <QSet>

namespace Quintette {

/// Someone who may log in. As a model it is Django's auth.User, on the table auth_user. As a value
/// it is also what the program knows of an account of whichever model the setting auth.user_model
/// names: of() reads it, username then holds what identifies the account there.
struct QUINTETTE_CORE_EXPORT User : AbstractUser
{
    int id = 0; // of auth.User only: see key()

    /// The label of the model of accounts in any project: the registry knows what replaces it.
    static inline const QString label = u"auth.User"_s;
    /// Whether these are the accounts of their project.
    static bool isModel(const ModelInfo &model);
    static User of(const Record &account);
    /// Which fields of a model of accounts are which: as it says, and for one that was read from a
    /// database, which says nothing, as they are called.
    static ModelOptions::Account names(const ModelInfo &model);
    /// The account as it was read, with the fields of its own model. Only of what of() made.
    const Record &record() const { return *m_record; }

    /// The primary key.
    Value key() const;
    /// The same as text: what sessions and links hold.
    QString keyText() const;
    /// A number that stands for the account in tables of our own: the key where it is one, else
    /// made of it.
    qint64 number() const;
    static qint64 numberOf(const Value &key);

    /// "app.codename" of every permission of the user's own and of the groups', all of them for a
    /// superuser, none for an inactive user. One query, then remembered by this object and its
    /// copies. Any thread.
    const QSet<QString> &allPermissions() const;
    bool hasPermission(const QString &permission) const;
    /// Any permission of that app.
    bool hasModulePermissions(const QString &appLabel) const;

    static void describe(ModelBuilder<User> &m);

private:
    std::optional<Q> grants() const;

    struct PermissionCache
    {
        QMutex mutex;
        std::optional<QSet<QString>> permissions;
    };
    std::shared_ptr<PermissionCache> m_cache = std::make_shared<PermissionCache>();
    std::shared_ptr<const Record> m_record;
};

} // namespace Quintette

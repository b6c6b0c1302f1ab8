// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/group.h"

#include <QMutex>
#include <QSet>

namespace Quintette {

/// Someone who may log in, on the table auth_user. Django: auth.User.
struct QUINTETTE_CORE_EXPORT User
{
    int id = 0;
    QString password; // encoded, see PasswordHashers
    std::optional<DateTime> lastLogin;
    bool isSuperuser = false;
    QString username;
    QString firstName;
    QString lastName;
    QString email;
    bool isStaff = false;
    bool isActive = true;
    DateTime dateJoined = DateTime::now();
    ManyToMany<Group> groups;
    ManyToMany<Permission> userPermissions;

    QString toString() const { return username; }
    QString fullName() const { return (firstName + u' ' + lastName).trimmed(); }
    ValueList naturalKey() const { return {username}; }
    static QStringList naturalKeyFields() { return {u"username"_s}; }

    /// "app.codename" of every permission of the user's own and of the groups', all of them for a
    /// superuser, none for an inactive user. One query, then remembered by this object and its
    /// copies. Any thread.
    const QSet<QString> &allPermissions() const;
    bool hasPermission(const QString &permission) const;
    /// Any permission of that app.
    bool hasModulePermissions(const QString &appLabel) const;

    static void describe(ModelBuilder<User> &m);

private:
    struct PermissionCache
    {
        QMutex mutex;
        std::optional<QSet<QString>> permissions;
    };
    std::shared_ptr<PermissionCache> m_cache = std::make_shared<PermissionCache>();
};

} // namespace Quintette

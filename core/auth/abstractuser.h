// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/group.h"

namespace Quintette {

/// Throws ValidationError for what may be no username. Django: UnicodeUsernameValidator.
QUINTETTE_CORE_EXPORT void checkUsername(const Value &value);

/// The fields of a model of accounts that the program itself needs. A model derives from it, or
/// from AbstractUser, and calls describeFields() first in its own describe(); the setting
/// auth.user_model names it. Django: AbstractBaseUser.
struct AbstractBaseUser
{
    QString password; // encoded, see PasswordHashers
    std::optional<DateTime> lastLogin;

    template <typename T> static void describeFields(ModelBuilder<T> &m)
    {
        m.template field<&T::password>(
                "password", {.verboseName = QN_TEXT("auth", "password"), .maxLength = 128});
        m.template field<&T::lastLogin>(
                "last_login", {.verboseName = QN_TEXT("auth", "last login"), .blank = true});
    }
};

/// The fields of a model of accounts that has permissions as Django has them: by groups and by
/// person. Django: PermissionsMixin.
struct PermissionsMixin
{
    bool isSuperuser = false;
    ManyToMany<Group> groups;
    ManyToMany<Permission> userPermissions;

    template <typename T> static void describeFields(ModelBuilder<T> &m)
    {
        m.template field<&T::isSuperuser>(
                "is_superuser",
                {.verboseName = QN_TEXT("auth", "superuser status"),
                 .helpText = QN_TEXT("auth",
                                     "Designates that this user has all permissions without "
                                     "explicitly assigning them."),
                 .defaultValue = defaultTo(false)});
        m.template field<&T::groups>(
                "groups",
                {.verboseName = QN_TEXT("auth", "groups"),
                 .helpText = QN_TEXT("auth",
                                     "The groups this user belongs to. A user will get all "
                                     "permissions granted to each of their groups."),
                 .blank = true,
                 .relatedName = u"user_set"_s,
                 .relatedQueryName = u"user"_s});
        m.template field<&T::userPermissions>(
                "user_permissions",
                {.verboseName = QN_TEXT("auth", "user permissions"),
                 .helpText = QN_TEXT("auth", "Specific permissions for this user."),
                 .blank = true,
                 .relatedName = u"user_set"_s,
                 .relatedQueryName = u"user"_s});
    }
};

/// All that Django's own accounts have except the key: for a model that adds to it. Django:
/// AbstractUser.
struct AbstractUser : AbstractBaseUser, PermissionsMixin
{
    QString username;
    QString firstName;
    QString lastName;
    QString email;
    bool isStaff = false;
    bool isActive = true;
    DateTime dateJoined = DateTime::now();

    QString toString() const { return username; }
    QString fullName() const { return (firstName + u' ' + lastName).trimmed(); }
    ValueList naturalKey() const { return {username}; }
    static QStringList naturalKeyFields() { return {u"username"_s}; }

    template <typename T> static void describeFields(ModelBuilder<T> &m)
    {
        AbstractBaseUser::describeFields(m);
        PermissionsMixin::describeFields(m);
        describeNames(m);
        describeStatus(m);
    }

private:
    template <typename T> static void describeNames(ModelBuilder<T> &m)
    {
        m.template field<&T::username>(
                "username",
                {.verboseName = QN_TEXT("auth", "username"),
                 .helpText = QN_TEXT("auth",
                                     "Required. 150 characters or fewer. Letters, digits and "
                                     "@/./+/-/_ only."),
                 .unique = true,
                 .maxLength = 150,
                 .validators = {checkUsername},
                 .errorMessages = {
                         {u"unique"_s,
                          QN_TEXT("auth", "A user with that username already exists.")}}});
        m.template field<&T::firstName>(
                "first_name",
                {.verboseName = QN_TEXT("auth", "first name"), .blank = true, .maxLength = 150});
        m.template field<&T::lastName>(
                "last_name",
                {.verboseName = QN_TEXT("auth", "last name"), .blank = true, .maxLength = 150});
        m.template field<&T::email, FieldKind::Email>(
                "email",
                {.verboseName = QN_TEXT("auth", "email address"), .blank = true, .maxLength = 254});
    }

    template <typename T> static void describeStatus(ModelBuilder<T> &m)
    {
        m.template field<&T::isStaff>(
                "is_staff",
                {.verboseName = QN_TEXT("auth", "staff status"),
                 .helpText = QN_TEXT("auth",
                                     "Designates whether the user can log into this admin site."),
                 .defaultValue = defaultTo(false)});
        m.template field<&T::isActive>(
                "is_active",
                {.verboseName = QN_TEXT("auth", "active"),
                 .helpText = QN_TEXT("auth",
                                     "Designates whether this user should be treated as active. "
                                     "Unselect this instead of deleting accounts."),
                 .defaultValue = defaultTo(true)});
        m.template field<&T::dateJoined>("date_joined",
                                         {.verboseName = QN_TEXT("auth", "date joined"),
                                          .defaultValue = [] { return Value(DateTime::now()); }});
    }
};

} // namespace Quintette

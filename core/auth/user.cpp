// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/user.h"

#include "core/base/error.h"
#include "core/orm/queryset.h"

#include <QRegularExpression>

namespace Quintette {

static void checkUsername(const Value &value)
{
    static const QRegularExpression allowed(u"^[\\w.@+-]+\\z"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    if (!allowed.match(value.toString()).hasMatch())
        throw ValidationError(
                QN_TEXT("auth",
                        "Enter a valid username. This value may contain only letters, numbers, "
                        "and @/./+/-/_ characters."));
}

void User::describe(ModelBuilder<User> &m)
{
    m.options({.verboseName = QN_TEXT("auth", "user"),
               .verboseNamePlural = QN_TEXT("auth", "users")});
    m.field<&User::id>("id");
    m.field<&User::password>("password",
                             {.verboseName = QN_TEXT("auth", "password"), .maxLength = 128});
    m.field<&User::lastLogin>("last_login",
                              {.verboseName = QN_TEXT("auth", "last login"), .blank = true});
    m.field<&User::isSuperuser>(
            "is_superuser",
            {.verboseName = QN_TEXT("auth", "superuser status"),
             .helpText = QN_TEXT("auth",
                                 "Designates that this user has all permissions without explicitly "
                                 "assigning them."),
             .defaultValue = defaultTo(false)});
    m.field<&User::username>(
            "username",
            {.verboseName = QN_TEXT("auth", "username"),
             .helpText = QN_TEXT(
                     "auth",
                     "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only."),
             .unique = true,
             .maxLength = 150,
             .validators = {checkUsername},
             .errorMessages = {
                     {u"unique"_s, QN_TEXT("auth", "A user with that username already exists.")}}});
    m.field<&User::lastName>(
            "last_name",
            {.verboseName = QN_TEXT("auth", "last name"), .blank = true, .maxLength = 150});
    m.field<&User::email, FieldKind::Email>(
            "email",
            {.verboseName = QN_TEXT("auth", "email address"), .blank = true, .maxLength = 254});
    m.field<&User::isStaff>(
            "is_staff",
            {.verboseName = QN_TEXT("auth", "staff status"),
             .helpText =
                     QN_TEXT("auth", "Designates whether the user can log into this admin site."),
             .defaultValue = defaultTo(false)});
    m.field<&User::isActive>(
            "is_active",
            {.verboseName = QN_TEXT("auth", "active"),
             .helpText = QN_TEXT(
                     "auth",
                     "Designates whether this user should be treated as active. Unselect this "
                     "instead of deleting accounts."),
             .defaultValue = defaultTo(true)});
    m.field<&User::dateJoined>("date_joined",
                               {.verboseName = QN_TEXT("auth", "date joined"),
                                .defaultValue = [] { return Value(DateTime::now()); }});
    m.field<&User::firstName>(
            "first_name",
            {.verboseName = QN_TEXT("auth", "first name"), .blank = true, .maxLength = 150});
    m.field<&User::groups>(
            "groups",
            {.verboseName = QN_TEXT("auth", "groups"),
             .helpText = QN_TEXT(
                     "auth",
                     "The groups this user belongs to. A user will get all permissions granted "
                     "to each of their groups."),
             .blank = true,
             .relatedName = u"user_set"_s,
             .relatedQueryName = u"user"_s});
    m.field<&User::userPermissions>(
            "user_permissions",
            {.verboseName = QN_TEXT("auth", "user permissions"),
             .helpText = QN_TEXT("auth", "Specific permissions for this user."),
             .blank = true,
             .relatedName = u"user_set"_s,
             .relatedQueryName = u"user"_s});
}

const QSet<QString> &User::allPermissions() const
{
    const QMutexLocker lock(&m_cache->mutex);
    if (m_cache->permissions)
        return *m_cache->permissions;
    QSet<QString> names;
    if (isActive && id) {
        QuerySet granted = objects(modelOf<Permission>()).orderBy(QStringList());
        if (!isSuperuser)
            granted = granted.filter(Q{{u"user__id"_s, id}} | Q{{u"group__user__id"_s, id}})
                              .distinct();
        granted.values({u"content_type__app_label"_s, u"codename"_s})
                .forEachDict([&names](const Dict &row) {
                    names += row.value(u"content_type__app_label").toString() + u'.'
                            + row.value(u"codename").toString();
                    return true;
                });
    }
    m_cache->permissions = names;
    return *m_cache->permissions;
}

bool User::hasPermission(const QString &permission) const
{
    return isActive && (isSuperuser || allPermissions().contains(permission));
}

bool User::hasModulePermissions(const QString &appLabel) const
{
    if (!isActive || isSuperuser)
        return isActive;
    const QSet<QString> &names = allPermissions();
    const QString prefix = appLabel + u'.';
    return std::any_of(names.cbegin(), names.cend(),
                       [&prefix](const QString &name) { return name.startsWith(prefix); });
}

} // namespace Quintette

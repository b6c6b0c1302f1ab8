// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/user.h"

#include "core/orm/queryset.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace Quintette {

void User::describe(ModelBuilder<User> &m)
{
    m.options({.verboseName = QN_TEXT("auth", "user"),
               .verboseNamePlural = QN_TEXT("auth", "users")});
    m.field<&User::id>("id");
    AbstractUser::describeFields(m);
}

bool User::isModel(const ModelInfo &model)
{
    return &model == model.registry().find(label);
}

ModelOptions::Account User::names(const ModelInfo &model)
{
    ModelOptions::Account names = model.options().account;
    if (!model.options().inferred)
        return names;
    if (!model.findField(names.usernameField))
        names.usernameField = names.emailField;
    names.requiredFields.removeIf([&](const QString &name) {
        return name == names.usernameField || !model.findField(name);
    });
    return names;
}

User User::of(const Record &account)
{
    const ModelInfo &model = account.model();
    const auto value = [&](const QString &name) {
        const Field *field = name.isEmpty() ? nullptr : model.findField(name);
        return field && !field->isManyToMany() ? account.value(field->index()) : Value();
    };
    const auto text = [&value](const QString &name) {
        const Value found = value(name);
        return found.isNone() ? QString() : found.toString();
    };
    const ModelOptions::Account names = User::names(model);
    User user;
    user.m_record = std::make_shared<const Record>(account);
    if (model.label() == label)
        user.id = int(account.pk().toInt().value_or(0));
    user.password = text(u"password"_s);
    const Value login = value(u"last_login"_s);
    if (login.type() == Value::Type::DateTime)
        user.lastLogin = login.dateTime();
    user.username = text(names.usernameField);
    user.email = text(names.emailField);
    user.firstName = text(u"first_name"_s);
    user.lastName = text(u"last_name"_s);
    user.isSuperuser = value(names.superuserField).isTrue();
    user.isStaff = value(names.staffField).isTrue();
    // An account of a model without that field is active, as Django has it.
    user.isActive = !model.findField(names.activeField) || value(names.activeField).isTrue();
    const Value joined = value(u"date_joined"_s);
    if (joined.type() == Value::Type::DateTime)
        user.dateJoined = joined.dateTime();
    return user;
}

Value User::key() const
{
    return m_record ? m_record->pk() : Value(qint64(id));
}

QString User::keyText() const
{
    return m_record ? m_record->model().primaryKey().toText(key()) : QString::number(id);
}

qint64 User::number() const
{
    return numberOf(key());
}

qint64 User::numberOf(const Value &key)
{
    if (key.type() == Value::Type::Int)
        return key.integer();
    const QByteArray digest =
            QCryptographicHash::hash(key.toString().toUtf8(), QCryptographicHash::Sha256);
    constexpr quint64 mask = std::numeric_limits<qint64>::max();
    return qint64(qFromBigEndian<quint64>(digest.constData()) & mask);
}

/// What a permission must fulfil to be one of this account's; none where its model has no
/// permissions.
std::optional<Q> User::grants() const
{
    const ModelInfo &model = m_record ? m_record->model() : modelOf<User>();
    std::optional<Q> granted;
    const auto add = [&](const QString &fieldName, const QString &before) {
        const Field *field = model.findField(fieldName);
        if (!field || !field->isManyToMany())
            return;
        const Q one{{before + field->relatedQueryName() + u"__pk"_s, key()}};
        granted = granted ? *granted | one : one;
    };
    add(u"user_permissions"_s, {});
    add(u"groups"_s, u"group__"_s);
    return granted;
}

const QSet<QString> &User::allPermissions() const
{
    const QMutexLocker lock(&m_cache->mutex);
    if (m_cache->permissions)
        return *m_cache->permissions;
    QSet<QString> names;
    const std::optional<Q> granted = grants();
    if (isActive && !key().isNone() && (isSuperuser || granted)) {
        const ModelRegistry &models = (m_record ? m_record->model() : modelOf<User>()).registry();
        QuerySet permissions = objects(models.get(u"auth.Permission"_s)).orderBy(QStringList());
        if (!isSuperuser)
            permissions = permissions.filter(*granted).distinct();
        permissions.values({u"content_type__app_label"_s, u"codename"_s})
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

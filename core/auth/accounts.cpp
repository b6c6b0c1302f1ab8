// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/accounts.h"

#include "core/base/error.h"
#include "core/orm/persistence.h"
#include "core/orm/queryset.h"
#include "core/signing/crypto.h"

namespace Quintette {

template <typename T> static T orThrow(const Result<T> &result)
{
    if (!result)
        throw ImproperlyConfigured(result.error());
    return *result;
}

Accounts::Accounts(const ModelRegistry &models, const Settings &settings)
    : m_models(models), m_hashers(orThrow(PasswordHashers::create(settings.auth.hashers,
                                                                  settings.auth.pbkdf2Iterations))),
      m_validators(orThrow(PasswordValidators::create(settings.auth.passwordValidators,
                                                      settings.auth.minimumPasswordLength))),
      m_policy(std::make_unique<PermissionPolicy>())
{
}

std::shared_ptr<const User> Accounts::authenticate(const QString &username,
                                                   const QString &password) const
{
    const QuerySet users = objects(m_models.get(u"auth.User"_s));
    std::optional<Record> found = users.find({{u"username"_s, username}});
    if (!found) {
        m_hashers.checkNobody(password);
        return nullptr;
    }
    const PasswordHashers::Check check =
            m_hashers.check(password, found->value(u"password").toString());
    if (!check.ok || !found->value(u"is_active").isTrue())
        return nullptr;
    if (check.mustUpgrade) {
        found->setValue(u"password", m_hashers.encode(password));
        save(*found, {.updateFields = {u"password"_s}});
    }
    return std::make_shared<const User>(fromRecord<User>(*found));
}

std::shared_ptr<const User> Accounts::find(qint64 id) const
{
    const std::optional<Record> found = objects(m_models.get(u"auth.User"_s)).find({{u"pk"_s, id}});
    return found ? std::make_shared<const User>(fromRecord<User>(*found)) : nullptr;
}

User Accounts::create(const QString &username, const QString &email, const QString &password,
                      Superuser superuser) const
{
    User user;
    user.username = normalizeUsername(username);
    user.email = normalizeEmail(email);
    user.isStaff = user.isSuperuser = superuser == Superuser::Yes;
    Record record = toRecord(user);
    fullClean(record, {u"password"_s});
    setPassword(record, password);
    save(record);
    return fromRecord<User>(record);
}

void Accounts::checkPassword(const QString &password, const Record &user) const
{
    PasswordOwner owner;
    for (const char16_t *name : {u"username", u"first_name", u"last_name", u"email"}) {
        const Field &field = user.model().field(name);
        owner.attributes +=
                PasswordOwner::Attribute{field.verboseName(), user.value(field.index()).toString()};
    }
    const QList<ValidationError::Item> problems = m_validators.check(password, owner);
    if (!problems.isEmpty())
        throw ValidationError({{ValidationError::nonField, problems}});
}

void Accounts::setPassword(Record &user, const QString &password) const
{
    user.setValue(u"password",
                  password.isNull() ? PasswordHashers::encodeUnusable()
                                    : m_hashers.encode(password));
}

void Accounts::noteLogin(const User &user) const
{
    objects(m_models.get(u"auth.User"_s))
            .filter({{u"pk"_s, user.id}})
            .update(QList<QPair<QString, Value>>{{u"last_login"_s, DateTime::now()}});
}

QString Accounts::sessionHash(const User &user, const QByteArray &secretKey) const
{
    return QString::fromLatin1(
            saltedHmac("django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash",
                       user.password.toUtf8(), secretKey)
                    .toHex());
}

QString Accounts::normalizeEmail(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    return at < 0 ? email : email.left(at + 1) + email.mid(at + 1).toLower();
}

QString Accounts::normalizeUsername(const QString &username)
{
    return username.normalized(QString::NormalizationForm_KC);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/accounts.h"

#include "core/auth/backends/emailbackend.h"
#include "core/auth/backends/modelbackend.h"
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
    const ModelInfo &users = models.get(u"auth.User"_s);
    for (const QString &name : settings.auth.backends) {
        if (name == u"email")
            addBackend(std::make_unique<EmailBackend>(users));
        else if (name == u"model")
            addBackend(std::make_unique<ModelBackend>(users));
        else
            throw ImproperlyConfigured(
                    u"auth.backends: there is no \"%1\"; valid are \"model\" and \"email\""_s.arg(
                            name));
    }
}

std::shared_ptr<const User> Accounts::authenticate(const QString &username,
                                                   const QString &password) const
{
    QList<Record> candidates;
    for (const auto &backend : m_backends) {
        if (const std::optional<Record> judged = backend->authenticate(username, password)) {
            if (judged->value(u"is_active").isTrue())
                return std::make_shared<const User>(fromRecord<User>(*judged));
        }
        const std::optional<Record> found = backend->find(username);
        if (found && !candidates.contains(*found))
            candidates += *found;
    }
    if (candidates.isEmpty())
        m_hashers.checkNobody(password);
    for (Record &found : candidates) {
        const PasswordHashers::Check check =
                m_hashers.check(password, found.value(u"password").toString());
        if (!check.ok || !found.value(u"is_active").isTrue())
            continue;
        if (check.mustUpgrade) {
            found.setValue(u"password", m_hashers.encode(password));
            save(found, {.updateFields = {u"password"_s}});
        }
        return std::make_shared<const User>(fromRecord<User>(found));
    }
    return nullptr;
}

std::shared_ptr<const User> Accounts::find(qint64 id) const
{
    const std::optional<Record> found = objects(m_models.get(u"auth.User"_s)).find({{u"pk"_s, id}});
    return found ? std::make_shared<const User>(fromRecord<User>(*found)) : nullptr;
}

std::shared_ptr<const User> Accounts::findByName(const QString &username) const
{
    const std::optional<Record> found =
            objects(m_models.get(u"auth.User"_s)).find({{u"username"_s, username}});
    return found ? std::make_shared<const User>(fromRecord<User>(*found)) : nullptr;
}

QList<User> Accounts::findByEmail(const QString &email) const
{
    QList<User> users;
    const QString wanted = email.normalized(QString::NormalizationForm_KC).toCaseFolded();
    const QuerySet found = objects(m_models.get(u"auth.User"_s))
                                   .filter({{u"email__iexact"_s, email}, {u"is_active"_s, true}});
    for (const Record &record : found.toList()) {
        User user = fromRecord<User>(record);
        // The database may take letters for equal that are not: mail would go to somebody else.
        const bool isSame =
                user.email.normalized(QString::NormalizationForm_KC).toCaseFolded() == wanted;
        if (isSame && PasswordHashers::isUsable(user.password))
            users += user;
    }
    return users;
}

QuerySet Accounts::withPermission(const QString &permission, Superusers superusers) const
{
    const QString app = permission.section(u'.', 0, 0);
    const QString codename = permission.section(u'.', 1);
    if (app.isEmpty() || codename.isEmpty())
        throw ValueError(u"\"%1\" is no permission; write \"app.codename\""_s.arg(permission));
    const auto granted = [&](const QString &path) {
        return Q{{path + u"codename"_s, codename}, {path + u"content_type__app_label"_s, app}};
    };
    Q condition = granted(u"user_permissions__"_s) | granted(u"groups__permissions__"_s);
    if (superusers == Superusers::Included)
        condition = condition | Q{{u"is_superuser"_s, true}};
    return objects(m_models.get(u"auth.User"_s))
            .filter(condition)
            .filter({{u"is_active"_s, true}})
            .distinct();
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

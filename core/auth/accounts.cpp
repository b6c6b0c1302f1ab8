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
    : m_model(models.get(User::label)), m_names(User::names(m_model)),
      m_hashers(orThrow(
              PasswordHashers::create(settings.auth.hashers, settings.auth.pbkdf2Iterations))),
      m_validators(orThrow(PasswordValidators::create(settings.auth.passwordValidators,
                                                      settings.auth.minimumPasswordLength))),
      m_policy(std::make_unique<PermissionPolicy>())
{
    for (const QString &name : settings.auth.backends) {
        if (name == u"email")
            addBackend(std::make_unique<EmailBackend>(m_model));
        else if (name == u"model")
            addBackend(std::make_unique<ModelBackend>(m_model));
        else
            throw ImproperlyConfigured(
                    u"auth.backends: there is no \"%1\"; valid are \"model\" and \"email\""_s.arg(
                            name));
    }
}

/// No database stores a null character or half of a letter, so no account is called so.
static bool mayBeStored(const QString &text)
{
    return text.isValidUtf16() && !text.contains(QChar(u'\0'));
}

std::shared_ptr<const User> Accounts::authenticate(const QString &username,
                                                   const QString &password) const
{
    QList<Record> candidates;
    for (const auto &backend : m_backends) {
        if (!mayBeStored(username))
            break;
        if (const std::optional<Record> judged = backend->authenticate(username, password)) {
            User user = User::of(*judged);
            if (user.isActive)
                return std::make_shared<const User>(std::move(user));
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
        if (!check.ok || !User::of(found).isActive)
            continue;
        if (check.mustUpgrade) {
            found.setValue(u"password", m_hashers.encode(password));
            save(found, {.updateFields = {u"password"_s}});
        }
        return std::make_shared<const User>(User::of(found));
    }
    return nullptr;
}

static std::shared_ptr<const User> shared(const std::optional<Record> &found)
{
    return found ? std::make_shared<const User>(User::of(*found)) : nullptr;
}

std::shared_ptr<const User> Accounts::find(const QString &keyText) const
{
    try {
        const Value key = m_model.primaryKey().toValue(keyText);
        return key.isNone() ? nullptr : shared(objects(m_model).find({{u"pk"_s, key}}));
    } catch (const ValidationError &) {
        return nullptr;
    }
}

std::shared_ptr<const User> Accounts::findByName(const QString &username) const
{
    return mayBeStored(username)
            ? shared(objects(m_model).find({{m_names.usernameField, username}}))
            : nullptr;
}

QList<User> Accounts::findByEmail(const QString &email) const
{
    QList<User> users;
    if (!m_model.findField(m_names.emailField) || !mayBeStored(email))
        return users;
    const QString wanted = email.normalized(QString::NormalizationForm_KC).toCaseFolded();
    const QuerySet found = objects(m_model).filter({{m_names.emailField + u"__iexact"_s, email}});
    for (const Record &record : found.toList()) {
        User user = User::of(record);
        // The database may take letters for equal that are not: mail would go to somebody else.
        const bool isSame =
                user.email.normalized(QString::NormalizationForm_KC).toCaseFolded() == wanted;
        if (isSame && user.isActive && PasswordHashers::isUsable(user.password))
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
    std::optional<Q> condition;
    const auto orElse = [&condition](const Q &other) {
        condition = condition ? *condition | other : other;
    };
    const auto orGranted = [&](const QString &fieldName, const QString &path) {
        if (m_model.findField(fieldName))
            orElse(Q{{path + u"codename"_s, codename}, {path + u"content_type__app_label"_s, app}});
    };
    orGranted(u"user_permissions"_s, u"user_permissions__"_s);
    orGranted(u"groups"_s, u"groups__permissions__"_s);
    if (superusers == Superusers::Included && m_model.findField(m_names.superuserField))
        orElse(Q{{m_names.superuserField, true}});
    QuerySet active = objects(m_model);
    if (m_model.findField(m_names.activeField))
        active = active.filter({{m_names.activeField, true}});
    return condition ? active.filter(*condition).distinct() : active.none();
}

User Accounts::create(const QString &username, const QString &email, const QString &password,
                      Superuser superuser) const
{
    Dict fields;
    if (m_model.findField(m_names.emailField) && m_names.emailField != m_names.usernameField)
        fields.insert(m_names.emailField, email);
    return create(username, fields, password, superuser);
}

User Accounts::create(const QString &username, const Dict &fields, const QString &password,
                      Superuser superuser) const
{
    Record record(m_model);
    QList<const Field *> related;
    for (const Dict::Item &item : fields) {
        const Field &field = m_model.field(item.key);
        if (field.isManyToMany())
            related += &field;
        else
            record.setValue(field.index(), item.value);
    }
    record.setValue(m_names.usernameField, normalizeUsername(username));
    if (m_model.findField(m_names.emailField))
        record.setValue(m_names.emailField, normalizeEmail(User::of(record).email));
    if (superuser == Superuser::Yes) {
        for (const QString &flag : {m_names.staffField, m_names.superuserField}) {
            if (m_model.findField(flag))
                record.setValue(flag, true);
        }
    }
    fullClean(record, {u"password"_s});
    setPassword(record, password);
    save(record);
    for (const Field *field : std::as_const(related))
        setManyToMany(record, *field, fields.value(field->name()).list());
    return User::of(record);
}

void Accounts::checkPassword(const QString &password, const Record &user) const
{
    PasswordOwner owner;
    for (const char16_t *name : {u"username", u"first_name", u"last_name", u"email"}) {
        const Field *field = user.model().findField(name);
        if (field && !user.value(field->index()).isNone())
            owner.attributes += PasswordOwner::Attribute{field->verboseName(),
                                                         user.value(field->index()).toString()};
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
    if (!m_model.findField(u"last_login"))
        return;
    objects(m_model)
            .filter({{u"pk"_s, user.key()}})
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

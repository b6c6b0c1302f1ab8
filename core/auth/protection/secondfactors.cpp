// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/secondfactors.h"

#include "core/auth/protection/totp.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"
#include "core/signing/crypto.h"

#include <QDateTime>

namespace Quintette {

constexpr int recoveryCodeCount = 10;
constexpr qsizetype recoveryCodeBytes = 10; // 16 letters, 80 bits
constexpr qint64 preparedForMicroseconds = Q_INT64_C(3'600'000'000);
constexpr const char *recoverySalt = "quintette.accounts.recovery";

/// A clear key is Base32 of 20 bytes, an encrypted one longer: so both fit the same column.
constexpr qsizetype clearLength = 32;

static QByteArrayList allKeys(const Settings &settings)
{
    QByteArrayList keys{settings.site.secretKey.toUtf8()};
    for (const QString &key : settings.site.secretKeyFallbacks)
        keys += key.toUtf8();
    return keys;
}

SecondFactors::SecondFactors(const ModelRegistry &models, const Settings &settings,
                             const AccountEvents &events)
    : m_models(models), m_events(events), m_siteName(settings.site.name),
      m_requiredGroups(settings.auth.secondFactorGroups), m_keys(allKeys(settings)),
      m_box(m_keys, "quintette.accounts.totp"),
      m_table(models.get(u"quintette_accounts.SecondFactor"_s))
{
}

QString SecondFactors::sealed(const QByteArray &secret, qint64 userId) const
{
    return QString::fromLatin1(m_box.seal(secret, QByteArray::number(userId)));
}

/// Empty where none of the keys opens it: then no code is right.
QByteArray SecondFactors::secretOf(const Record &row) const
{
    const QString stored = row.value(u"secret").toString();
    if (stored.size() <= clearLength)
        return Totp::fromBase32(stored);
    const auto opened = m_box.open(stored.toLatin1(), row.value(u"user_id").toString().toLatin1());
    return opened ? opened->secret : QByteArray();
}

int SecondFactors::protectKeys() const
{
    int count = 0;
    if (!m_table.exists())
        return count;
    for (const Record &row : objects(m_models.get(u"quintette_accounts.SecondFactor"_s)).toList()) {
        const QString stored = row.value(u"secret").toString();
        const qint64 userId = row.value(u"user_id").toInt().value_or(0);
        const auto opened = m_box.open(stored.toLatin1(), QByteArray::number(userId));
        const QByteArray secret = secretOf(row);
        if (secret.isEmpty() || (opened && !opened->isOld))
            continue;
        count += objects(row.model())
                         .filter({{u"pk"_s, row.pk()}, {u"secret"_s, stored}})
                         .update(QList<QPair<QString, Value>>{
                                 {u"secret"_s, sealed(secret, userId)}});
    }
    return count;
}

QuerySet SecondFactors::rows(const User &user) const
{
    return objects(m_models.get(u"quintette_accounts.SecondFactor"_s))
            .filter({{u"user_id"_s, user.number()}});
}

std::optional<Record> SecondFactors::row(const User &user) const
{
    return m_table.exists() ? rows(user).first() : std::nullopt;
}

bool SecondFactors::isOn(const User &user) const
{
    const std::optional<Record> found = row(user);
    return found && found->value(u"confirmed").isTrue();
}

bool SecondFactors::isRequired(const User &user) const
{
    if (m_requiredGroups.isEmpty() || !m_table.exists())
        return false;
    if (m_requiredGroups.contains(u"*"))
        return true;
    ValueList names;
    for (const QString &name : m_requiredGroups)
        names += name;
    const Field *groups = m_models.get(User::label).findField(u"groups");
    return groups && groups->isManyToMany()
            && objects(*groups->relatedModel())
                       .filter({{groups->relatedQueryName() + u"__pk"_s, user.key()},
                                {u"name__in"_s, names}})
                       .exists();
}

QString SecondFactors::prepare(const User &user) const
{
    const std::optional<Record> present = row(user);
    if (!m_table.exists() || (present && present->value(u"confirmed").isTrue()))
        return {};
    if (present) {
        const Value made = present->value(u"created_at");
        const bool isFresh = made.type() == Value::Type::DateTime
                && DateTime::now().epochMicroseconds() - made.dateTime().epochMicroseconds()
                        < preparedForMicroseconds;
        const QByteArray secret = isFresh ? secretOf(*present) : QByteArray();
        if (!secret.isEmpty())
            return Totp::toBase32(secret);
        rows(user).filter({{u"confirmed"_s, false}}).remove();
    }
    SecondFactor factor;
    factor.userId = user.number();
    const QByteArray secret = Totp::newSecret();
    factor.secret = sealed(secret, factor.userId);
    factor.createdAt = DateTime::now();
    Record record = toRecord(factor);
    save(record, {.forceInsert = true});
    return Totp::toBase32(secret);
}

QString SecondFactors::address(const User &user, const QString &secret) const
{
    return Totp::address(secret, user.username, m_siteName);
}

static QString withoutSpaces(QString code)
{
    code.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
    return code;
}

/// A code is good once: the update only succeeds for a step later than the last.
bool SecondFactors::useStep(const User &user, const Record &row, const QString &code) const
{
    const qint64 step = Totp::matchingStep(secretOf(row), code, QDateTime::currentSecsSinceEpoch());
    return step > 0
            && rows(user)
                       .filter({{u"last_step__lt"_s, step}})
                       .update(QList<QPair<QString, Value>>{{u"last_step"_s, step}})
            == 1;
}

QString SecondFactors::hashed(const QString &recoveryCode, const QByteArray &key) const
{
    return QString::fromLatin1(
            saltedHmac(recoverySalt, withoutSpaces(recoveryCode).toUpper().toUtf8(), key).toHex());
}

/// The codes as a person writes them down, and what is stored of them.
QPair<QStringList, QString> SecondFactors::newRecoveryCodes() const
{
    constexpr qsizetype groupLength = 4;
    QStringList codes;
    QStringList hashes;
    for (int i = 0; i < recoveryCodeCount; ++i) {
        const QString letters = Totp::toBase32(randomBytes(recoveryCodeBytes));
        QStringList groups;
        for (qsizetype at = 0; at < letters.size(); at += groupLength)
            groups += letters.mid(at, groupLength);
        codes += groups.join(u'-');
        hashes += hashed(letters, m_keys.first());
    }
    return {codes, hashes.join(u'\n')};
}

std::optional<QStringList> SecondFactors::confirm(const User &user, const QString &code) const
{
    const std::optional<Record> present = row(user);
    if (!present || present->value(u"confirmed").isTrue()
        || !useStep(user, *present, withoutSpaces(code)))
        return std::nullopt;
    const auto [codes, stored] = newRecoveryCodes();
    rows(user).update(
            QList<QPair<QString, Value>>{{u"confirmed"_s, true}, {u"recovery_codes"_s, stored}});
    m_events.write(AccountEvents::Kind::SecondFactorOn, user);
    return codes;
}

bool SecondFactors::useRecoveryCode(const User &user, const Record &row, const QString &code) const
{
    const QString stored = row.value(u"recovery_codes").toString();
    QStringList hashes = stored.split(u'\n', Qt::SkipEmptyParts);
    for (const QByteArray &key : m_keys) {
        if (!hashes.removeOne(hashed(code, key)))
            continue;
        // Of two that use the same code at the same time one comes too late.
        const bool isFirst = rows(user)
                                     .filter({{u"recovery_codes"_s, stored}})
                                     .update(QList<QPair<QString, Value>>{
                                             {u"recovery_codes"_s, hashes.join(u'\n')}})
                == 1;
        if (isFirst)
            m_events.write(AccountEvents::Kind::RecoveryCodeUsed, user, {},
                           u"%1 left"_s.arg(hashes.size()));
        return isFirst;
    }
    return false;
}

bool SecondFactors::check(const User &user, const QString &code) const
{
    const std::optional<Record> present = row(user);
    if (!present || !present->value(u"confirmed").isTrue())
        return false;
    const QString given = withoutSpaces(code);
    return given.size() == Totp::digits ? useStep(user, *present, given)
                                        : useRecoveryCode(user, *present, given);
}

int SecondFactors::recoveryCodesLeft(const User &user) const
{
    const std::optional<Record> present = row(user);
    return present ? int(present->value(u"recovery_codes")
                                 .toString()
                                 .split(u'\n', Qt::SkipEmptyParts)
                                 .size())
                   : 0;
}

QStringList SecondFactors::renewRecoveryCodes(const User &user) const
{
    const auto [codes, stored] = newRecoveryCodes();
    rows(user).update(QList<QPair<QString, Value>>{{u"recovery_codes"_s, stored}});
    return codes;
}

bool SecondFactors::turnOff(const User &user) const
{
    if (!m_table.exists() || rows(user).remove().isEmpty())
        return false;
    m_events.write(AccountEvents::Kind::SecondFactorOff, user);
    return true;
}

} // namespace Quintette

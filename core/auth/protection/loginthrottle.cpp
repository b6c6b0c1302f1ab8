// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/loginthrottle.h"

#include "core/orm/expression.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"

#include <QCryptographicHash>
#include <QHostAddress>

namespace Quintette {
namespace {

constexpr qint64 perSecond = 1'000'000;
/// After an hour without a failure somebody starts anew.
constexpr qint64 memorySeconds = 3600;

QString hashed(const QString &text)
{
    return QString::fromLatin1(
            QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString accountKey(const QString &username)
{
    return hashed(u"account:"_s
                  + username.normalized(QString::NormalizationForm_KC).trimmed().toCaseFolded());
}

/// Whoever has one IPv6 address has the whole network of 64 bits.
QString addressKey(const QString &address)
{
    const QHostAddress host(address);
    bool isFour = false;
    host.toIPv4Address(&isFour);
    if (host.protocol() != QAbstractSocket::IPv6Protocol || isFour)
        return hashed(u"address:"_s + address);
    constexpr int networkBytes = 8;
    const Q_IPV6ADDR bytes = host.toIPv6Address();
    return hashed(
            u"network:"_s
            + QString::fromLatin1(
                    QByteArray(reinterpret_cast<const char *>(bytes.c), networkBytes).toHex()));
}

} // namespace

LoginThrottle::LoginThrottle(const ModelRegistry &models, const Settings &settings)
    : m_models(models), m_settings(settings.auth),
      m_table(models.get(u"quintette_accounts.ThrottledLogin"_s))
{
}

const ModelInfo &LoginThrottle::model() const
{
    return m_models.get(u"quintette_accounts.ThrottledLogin"_s);
}

QList<LoginThrottle::Limit> LoginThrottle::limits(const QString &username,
                                                  const QString &address) const
{
    QList<Limit> limits{{accountKey(username), m_settings.loginAttempts}};
    if (!address.isEmpty())
        limits += {addressKey(address), m_settings.loginAttemptsPerAddress};
    return limits;
}

qint64 LoginThrottle::remaining(const QString &key) const
{
    const std::optional<Record> row = objects(model()).find({{u"key"_s, key}});
    const Value until = row ? row->value(u"blocked_until") : Value();
    if (until.type() != Value::Type::DateTime)
        return 0;
    const qint64 left = until.dateTime().epochMicroseconds() - DateTime::now().epochMicroseconds();
    return left > 0 ? (left + perSecond - 1) / perSecond : 0;
}

qint64 LoginThrottle::waitAfter(int failures, int allowed) const
{
    if (failures < allowed)
        return 0;
    constexpr int mostDoublings = 20; // beyond, every setting's maximum is reached
    const qint64 wait = qint64(m_settings.loginWait) << std::min(failures - allowed, mostDoublings);
    return std::min<qint64>(wait, m_settings.loginWaitMax);
}

/// So that whoever tries a million names does not leave a million rows.
void LoginThrottle::removeForgotten(const DateTime &now) const
{
    objects(model())
            .filter({{u"last_failure__lt"_s, now + Duration(-memorySeconds * perSecond)}})
            .filter(Q{{u"blocked_until__isnull"_s, true}} | Q{{u"blocked_until__lt"_s, now}})
            .remove();
}

void LoginThrottle::countFailure(const Limit &limit) const
{
    const DateTime now = DateTime::now();
    const QuerySet row = objects(model()).filter({{u"key"_s, limit.key}});
    row.filter({{u"last_failure__lt"_s, now + Duration(-memorySeconds * perSecond)}}).remove();
    const QList<QPair<QString, Expression>> oneMore{{u"failures"_s, F("failures") + Literal(1)},
                                                    {u"last_failure"_s, Literal(Value(now))}};
    if (row.update(oneMore) == 0) {
        removeForgotten(now);
        ThrottledLogin first;
        first.key = limit.key;
        first.failures = 1;
        first.lastFailure = now;
        Record record = toRecord(first);
        try {
            model().registry().databases().connection().atomic(
                    [&record] { save(record, {.forceInsert = true}); });
        } catch (const IntegrityError &) {
            row.update(oneMore); // another attempt at the same moment was the first
        }
    }
    const std::optional<Record> counted = row.first();
    if (!counted)
        return; // unlocked meanwhile
    const qint64 wait =
            waitAfter(int(counted->value(u"failures").toInt().value_or(0)), limit.attempts);
    if (wait > 0)
        row.update(QList<QPair<QString, Value>>{
                {u"blocked_until"_s, now + Duration(wait * perSecond)}});
}

qint64 LoginThrottle::begin(const QString &username, const QString &address) const
{
    if (!m_settings.loginThrottling || !m_table.exists())
        return 0;
    const QList<Limit> all = limits(username, address);
    qint64 wait = 0;
    for (const Limit &limit : all)
        wait = std::max(wait, remaining(limit.key));
    if (wait > 0)
        return wait;
    for (const Limit &limit : all)
        countFailure(limit);
    return 0;
}

void LoginThrottle::succeeded(const QString &username, const QString &address) const
{
    if (!m_settings.loginThrottling || !m_table.exists())
        return;
    unlock(username);
    // Only this attempt: a guesser with an account of his own must not clear his address by it.
    if (!address.isEmpty()) {
        objects(model())
                .filter({{u"key"_s, addressKey(address)}, {u"failures__gt"_s, 0}})
                .update(QList<QPair<QString, Expression>>{
                        {u"failures"_s, F("failures") - Literal(1)}});
    }
}

qint64 LoginThrottle::waitingTime(const QString &username) const
{
    return m_table.exists() ? remaining(accountKey(username)) : 0;
}

bool LoginThrottle::unlock(const QString &username) const
{
    return m_table.exists()
            && !objects(model()).filter({{u"key"_s, accountKey(username)}}).remove().isEmpty();
}

} // namespace Quintette

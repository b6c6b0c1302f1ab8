// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sessions/sessionstorage.h"

#include "core/orm/persistence.h"
#include "core/signing/crypto.h"

namespace Quintette {

/// Part of what is signed, so it has to be the name of Django's class.
constexpr const char *signingSalt = "django.contrib.sessions.SessionStore";
constexpr qsizetype keyLength = 32;
/// Keys that short were never made by us or Django.
constexpr qsizetype shortestKey = 8;
constexpr qsizetype longestKey = 40;

static QByteArrayList utf8(const QStringList &texts)
{
    QByteArrayList result;
    for (const QString &text : texts)
        result += text.toUtf8();
    return result;
}

SessionStorage::SessionStorage(const ModelRegistry &models, const Settings &settings)
    : m_models(models), m_settings(settings.session),
      m_signer(settings.site.secretKey.toUtf8(), signingSalt,
               utf8(settings.site.secretKeyFallbacks))
{
}

const ModelInfo &SessionStorage::model() const
{
    return m_models.get(u"sessions.Session"_s);
}

QByteArray SessionStorage::encode(const Dict &data) const
{
    return Signing::dumps(data, m_signer, Signing::Compress::Yes);
}

Dict SessionStorage::decode(const QByteArray &text) const
{
    try {
        const Value value = Signing::loads(text, m_signer);
        return value.type() == Value::Type::Dict ? value.dict() : Dict();
    } catch (const BadSignature &) {
        return {};
    } catch (const ValueError &) {
        return {};
    }
}

std::optional<Dict> SessionStorage::load(const QString &key) const
{
    if (key.size() < shortestKey || key.size() > longestKey)
        return std::nullopt;
    const std::optional<Record> row = objects(model()).find(Q(Lookup(u"session_key"_s, key)));
    if (!row)
        return std::nullopt;
    const Value expires = row->value(u"expire_date");
    if (expires.type() != Value::Type::DateTime || expires.dateTime() <= DateTime::now())
        return std::nullopt;
    return decode(row->value(u"session_data").toString().toLatin1());
}

static Record rowOf(const ModelInfo &model, const QString &key, const QByteArray &data,
                    const DateTime &expires)
{
    Record row(model);
    row.setValue(u"session_key", key);
    row.setValue(u"session_data", QString::fromLatin1(data));
    row.setValue(u"expire_date", expires);
    return row;
}

QString SessionStorage::create(const Dict &data, const DateTime &expires) const
{
    // Random keys do not meet; the second attempt is for the day they do.
    constexpr int attempts = 3;
    for (int i = 1;; ++i) {
        const QString key = QString::fromLatin1(
                randomString(keyLength, "abcdefghijklmnopqrstuvwxyz0123456789"));
        Record row = rowOf(model(), key, encode(data), expires);
        try {
            save(row, {.forceInsert = true});
            return key;
        } catch (const IntegrityError &) {
            if (i == attempts)
                throw;
        }
    }
}

bool SessionStorage::update(const QString &key, const Dict &data, const DateTime &expires) const
{
    const QList<QPair<QString, Value>> values{
            {u"session_data"_s, QString::fromLatin1(encode(data))}, {u"expire_date"_s, expires}};
    return objects(model()).filter(Q(Lookup(u"session_key"_s, key))).update(values) > 0;
}

void SessionStorage::remove(const QString &key) const
{
    objects(model()).filter(Q(Lookup(u"session_key"_s, key))).remove();
}

qint64 SessionStorage::removeExpired() const
{
    const QMap<QString, qint64> counts =
            objects(model()).filter(Q(Lookup(u"expire_date__lt"_s, DateTime::now()))).remove();
    return counts.value(model().label());
}

} // namespace Quintette

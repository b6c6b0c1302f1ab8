// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/protection/usersessions.h"

#include "core/auth/login/sessionnames.h"
#include "core/orm/modelregistry.h"
#include "core/orm/queryset.h"

#include <QCryptographicHash>

namespace Quintette {

/// Reading and checking one takes some ten microseconds.
constexpr qint64 mostSessions = 20'000;

static QString idOf(const QString &key)
{
    constexpr qsizetype length = 24;
    return QString::fromLatin1(QCryptographicHash::hash(key.toLatin1(), QCryptographicHash::Sha256)
                                       .toHex()
                                       .left(length));
}

UserSessions::UserSessions(const ModelRegistry &models, const SessionStorage &storage,
                           const AccountEvents &events)
    : m_models(models), m_storage(storage), m_events(events)
{
}

QList<UserSessions::Found> UserSessions::find(const User &user, const QString &currentKey) const
{
    QList<Found> found;
    const QString userId = user.keyText();
    objects(m_models.get(u"sessions.Session"_s))
            .filter({{u"expire_date__gt"_s, DateTime::now()}})
            .orderBy(QStringList{u"-expire_date"_s})
            .slice(0, mostSessions)
            .forEach([&](const Record &row) {
                const Dict data =
                        m_storage.decode(row.value(u"session_data").toString().toLatin1());
                if (data.value(SessionNames::userId).toString() != userId)
                    return true;
                Found session;
                session.key = row.value(u"session_key").toString();
                session.item.id = idOf(session.key);
                session.item.expires = row.value(u"expire_date").dateTime();
                session.item.isCurrent = session.key == currentKey;
                const Value origin = data.value(SessionNames::origin);
                if (origin.type() == Value::Type::Dict) {
                    const auto text = [&origin](QStringView name) {
                        const Value value = origin.dict().value(name);
                        return value.isString() ? value.string() : QString();
                    };
                    session.item.address = text(u"address");
                    session.item.agent = text(u"agent");
                    session.item.since = DateTime::fromString(text(u"time"));
                }
                found += session;
                return true;
            });
    return found;
}

QList<UserSessions::Item> UserSessions::of(const User &user, const QString &currentKey) const
{
    QList<Item> items;
    for (const Found &session : find(user, currentKey))
        items += session.item;
    return items;
}

bool UserSessions::end(const User &user, const QString &id) const
{
    for (const Found &session : find(user, {})) {
        if (session.item.id != id)
            continue;
        m_storage.remove(session.key);
        m_events.write(AccountEvents::Kind::SessionEnded, user, {session.item.address, {}});
        return true;
    }
    return false;
}

int UserSessions::endOthers(const User &user, const QString &currentKey) const
{
    int count = 0;
    for (const Found &session : find(user, currentKey)) {
        if (session.item.isCurrent)
            continue;
        m_storage.remove(session.key);
        ++count;
    }
    if (count > 0)
        m_events.write(AccountEvents::Kind::SessionEnded, user, {}, QString::number(count));
    return count;
}

} // namespace Quintette

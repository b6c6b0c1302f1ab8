// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/protection/accountevents.h"
#include "core/sessions/sessionstorage.h"

namespace Quintette {

/// Where a user is logged in over the web: the stored sessions that are his, Django's too. Reads
/// all of them that have not expired, newest first, up to a limit. Const and thread-safe.
class QUINTETTE_CORE_EXPORT UserSessions
{
public:
    struct Item
    {
        QString id; // names it in a form; says nothing about its key
        QString address; // empty where it is not known
        QString agent;
        std::optional<DateTime> since;
        DateTime expires;
        bool isCurrent = false;
    };

    /// All must outlive it.
    UserSessions(const ModelRegistry &models, const SessionStorage &storage,
                 const AccountEvents &events);

    /// currentKey: of the session that asks; may be empty.
    QList<Item> of(const User &user, const QString &currentKey) const;
    /// Ends one; false when there is no such session of that user.
    bool end(const User &user, const QString &id) const;
    /// Ends all but the current one; how many.
    int endOthers(const User &user, const QString &currentKey) const;

private:
    struct Found
    {
        QString key;
        Item item;
    };
    QList<Found> find(const User &user, const QString &currentKey) const;

    const ModelRegistry &m_models;
    const SessionStorage &m_storage;
    const AccountEvents &m_events;
};

} // namespace Quintette

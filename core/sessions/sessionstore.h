// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sessions/sessionstorage.h"

namespace Quintette {

/// The session of one visitor during one request: named JSON values, read from the database when
/// first asked for and written back by the session middleware when changed. Attached to the
/// request; one thread at a time. Django: SessionBase and the db back-end.
class QUINTETTE_CORE_EXPORT SessionStore
{
public:
    /// key as the cookie gave it; an unknown or expired one is forgotten when the session is first
    /// read.
    SessionStore(std::shared_ptr<const SessionStorage> storage, const QString &key = {});

    /// Empty as long as nothing was saved.
    const QString &key() const { return m_key; }
    bool contains(const QString &name) const { return data().contains(name); }
    Value value(const QString &name) const { return data().value(name); }
    QStringList names() const { return data().keys(); }
    void setValue(const QString &name, const Value &value);
    void remove(const QString &name);
    /// Removes and returns.
    Value take(const QString &name);

    /// Forgets the data, and the stored session, and takes a new key. Called at logout.
    void flush();
    /// The same data under a new key, so that a key known to others is worth nothing. Called at
    /// login.
    void cycleKey();

    /// Neither a stored session nor data; does not read the database.
    bool isEmpty() const { return m_key.isEmpty() && (!m_data || m_data->size() == 0); }
    bool isAccessed() const { return m_isAccessed; }
    bool isModified() const { return m_isModified; }

    /// Seconds of inactivity after which this session ends; 0: with the browser; nothing: as the
    /// settings say.
    void setExpiry(std::optional<qint64> seconds);
    bool expiresAtBrowserClose() const;
    qint64 expiryAge() const;
    DateTime expiryDate() const;

    /// Throws BadRequest when the session was deleted meanwhile, by a logout in another window for
    /// example.
    void save();

private:
    const Dict &data() const;
    Dict &editData();

    std::shared_ptr<const SessionStorage> m_storage;
    mutable QString m_key;
    mutable std::optional<Dict> m_data;
    mutable bool m_isAccessed = false;
    bool m_isModified = false;
};

} // namespace Quintette

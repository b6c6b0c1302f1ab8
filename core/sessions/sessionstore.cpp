// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sessions/sessionstore.h"

#include "core/http/errors.h"

namespace Quintette {

/// Where Django keeps a session's own expiry: seconds, or an ISO date.
static const QString expiryName = u"_session_expiry"_s;
constexpr qint64 perSecond = 1'000'000;

SessionStore::SessionStore(std::shared_ptr<const SessionStorage> storage, const QString &key)
    : m_storage(std::move(storage)), m_key(key)
{
}

const Dict &SessionStore::data() const
{
    m_isAccessed = true;
    if (!m_data) {
        m_data = m_key.isEmpty() ? Dict() : m_storage->load(m_key);
        if (!m_data) {
            m_key.clear(); // a key we did not hand out is never used for a new session
            m_data = Dict();
        }
    }
    return *m_data;
}

Dict &SessionStore::editData()
{
    data();
    m_isModified = true;
    return *m_data;
}

void SessionStore::setValue(const QString &name, const Value &value)
{
    editData().insert(name, value);
}

void SessionStore::remove(const QString &name)
{
    if (contains(name))
        editData().remove(name);
}

Value SessionStore::take(const QString &name)
{
    const Value value = data().value(name);
    remove(name);
    return value;
}

void SessionStore::flush()
{
    if (!m_key.isEmpty())
        m_storage->remove(m_key);
    m_key.clear();
    m_data = Dict();
    m_isAccessed = true;
    m_isModified = true;
}

void SessionStore::cycleKey()
{
    const Dict &kept = data();
    const QString old = m_key;
    m_key = m_storage->create(kept, expiryDate());
    m_isModified = true;
    if (!old.isEmpty())
        m_storage->remove(old);
}

void SessionStore::setExpiry(std::optional<qint64> seconds)
{
    if (seconds)
        setValue(expiryName, *seconds);
    else
        remove(expiryName);
}

bool SessionStore::expiresAtBrowserClose() const
{
    const Value expiry = value(expiryName);
    return expiry.isNone() ? m_storage->settings().expireAtBrowserClose : expiry == Value(0);
}

DateTime SessionStore::expiryDate() const
{
    const Value expiry = value(expiryName);
    if (expiry.isString()) {
        if (const std::optional<DateTime> date = DateTime::fromString(expiry.string()))
            return date->isAware() ? *date : date->withOffset(0);
    }
    return DateTime::now() + Duration(expiryAge() * perSecond);
}

qint64 SessionStore::expiryAge() const
{
    const Value expiry = value(expiryName);
    if (expiry.isString())
        return (expiryDate().epochMicroseconds() - DateTime::now().epochMicroseconds()) / perSecond;
    const qint64 seconds = expiry.toInt().value_or(0);
    return seconds ? seconds : m_storage->settings().cookieAge;
}

void SessionStore::save()
{
    const Dict &kept = data();
    if (m_key.isEmpty()) {
        m_key = m_storage->create(kept, expiryDate());
    } else if (!m_storage->update(m_key, kept, expiryDate())) {
        throw BadRequest(u"The session was deleted before the request was finished, perhaps by "
                         u"logging out in "
                         "another window; log in again"_s);
    }
}

} // namespace Quintette

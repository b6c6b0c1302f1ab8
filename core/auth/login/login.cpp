// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/login/login.h"

#include "core/middleware/csrftoken.h"
#include "core/sessions/sessionmiddleware.h"
#include "core/signing/crypto.h"

namespace Quintette {

// The names under which Django looks in a session.
static const QString idName = u"_auth_user_id"_s;
static const QString backendName = u"_auth_user_backend"_s;
static const QString hashName = u"_auth_user_hash"_s;
/// The only back-end there is; Django refuses a session that names one it does not know.
static const QString modelBackend = u"django.contrib.auth.backends.ModelBackend"_s;

const std::shared_ptr<const User> &RequestUser::user() const
{
    if (!m_user)
        m_user = m_load();
    return *m_user;
}

void RequestUser::setUser(const std::shared_ptr<const User> &user)
{
    m_user = user;
}

LoginSessions::LoginSessions(const Accounts &accounts, const Settings &settings)
    : m_accounts(accounts), m_secretKey(settings.site.secretKey.toUtf8())
{
    for (const QString &key : settings.site.secretKeyFallbacks)
        m_fallbackKeys += key.toUtf8();
}

/// Under one of our keys; a session made with an older one stays good.
bool LoginSessions::isSessionOf(const Value &hash, const User &user) const
{
    const QByteArray given = hash.isString() ? hash.string().toLatin1() : QByteArray();
    if (given.isEmpty())
        return false;
    const QByteArrayList keys = QByteArrayList{m_secretKey} + m_fallbackKeys;
    return std::any_of(keys.cbegin(), keys.cend(), [&](const QByteArray &key) {
        return constantTimeCompare(given, m_accounts.sessionHash(user, key).toLatin1());
    });
}

void LoginSessions::login(Request &request, const std::shared_ptr<const User> &user) const
{
    SessionStore &session = sessionOf(request);
    if (session.contains(idName)) {
        const bool sameUser = session.value(idName).toString() == QString::number(user->id);
        if (!sameUser || !isSessionOf(session.value(hashName), *user))
            session.flush();
        else
            session.cycleKey();
    } else {
        session.cycleKey();
    }
    session.setValue(idName, QString::number(user->id));
    session.setValue(backendName, modelBackend);
    session.setValue(hashName, m_accounts.sessionHash(*user, m_secretKey));
    if (auto *current = request.attachment<RequestUser>())
        current->setUser(user);
    rotateCsrfToken(request);
    m_accounts.noteLogin(*user);
}

void LoginSessions::logout(Request &request) const
{
    sessionOf(request).flush();
    if (auto *current = request.attachment<RequestUser>())
        current->setUser(nullptr);
}

void LoginSessions::keepSession(Request &request, const std::shared_ptr<const User> &user) const
{
    SessionStore &session = sessionOf(request);
    session.cycleKey();
    session.setValue(hashName, m_accounts.sessionHash(*user, m_secretKey));
    if (auto *current = request.attachment<RequestUser>())
        current->setUser(user);
}

std::shared_ptr<const User> LoginSessions::findUser(SessionStore &session) const
{
    const std::optional<qint64> id = session.value(idName).toInt();
    if (!id || session.value(backendName) != Value(modelBackend))
        return nullptr;
    std::shared_ptr<const User> user = m_accounts.find(*id);
    if (!user || !user->isActive)
        return nullptr;
    const Value hash = session.value(hashName);
    if (!isSessionOf(hash, *user)) {
        session.flush();
        return nullptr;
    }
    const QString current = m_accounts.sessionHash(*user, m_secretKey);
    if (hash != Value(current)) { // made with an older secret key
        session.cycleKey();
        session.setValue(hashName, current);
    }
    return user;
}

Middleware LoginSessions::middleware() const
{
    return [this](const Handler &next) -> Handler {
        return [this, next](Request &request) {
            sessionOf(request); // says what is missing
            const auto session = request.sharedAttachment<SessionStore>();
            request.attach(
                    std::make_shared<RequestUser>([this, session] { return findUser(*session); }));
            return next(request);
        };
    };
}

std::shared_ptr<const User> userOf(const Request &request)
{
    const auto *current = request.attachment<RequestUser>();
    return current ? current->user() : nullptr;
}

} // namespace Quintette

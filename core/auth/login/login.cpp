// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/login/login.h"

#include "core/auth/login/remoteuser.h"
#include "core/auth/login/sessionnames.h"
#include "core/middleware/csrftoken.h"
#include "core/sessions/sessionmiddleware.h"
#include "core/signing/crypto.h"

namespace Quintette {

/// The only back-end there is; Django refuses a session that names one it does not know.
static const QString modelBackend = u"django.contrib.auth.backends.ModelBackend"_s;

constexpr qsizetype longestAgent = 200;

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

LoginOrigin originOf(const Request &request)
{
    return {request.remoteAddress(), QString::fromUtf8(request.header("User-Agent"))};
}

LoginSessions::LoginSessions(const Accounts &accounts, const Settings &settings,
                             const AccountEvents *events, const SecondFactors *secondFactors)
    : m_accounts(accounts), m_events(events), m_secretKey(settings.site.secretKey.toUtf8()),
      m_remoteUser(std::make_shared<const RemoteUser>(settings.auth, secondFactors))
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
    if (session.contains(SessionNames::userId)) {
        const bool sameUser = session.value(SessionNames::userId).toString() == user->keyText();
        if (!sameUser || !isSessionOf(session.value(SessionNames::hash), *user))
            session.flush();
        else
            session.cycleKey();
    } else {
        session.cycleKey();
    }
    session.setValue(SessionNames::userId, user->keyText());
    session.setValue(SessionNames::backend, modelBackend);
    session.setValue(SessionNames::hash, m_accounts.sessionHash(*user, m_secretKey));
    if (auto *current = request.attachment<RequestUser>())
        current->setUser(user);
    const LoginOrigin origin = originOf(request);
    session.setValue(SessionNames::origin,
                     Dict{{u"address"_s, origin.address},
                          {u"agent"_s, origin.agent.left(longestAgent)},
                          {u"time"_s, DateTime::now().toString()}});
    rotateCsrfToken(request);
    m_accounts.noteLogin(*user);
    if (m_events)
        m_events->write(AccountEvents::Kind::Login, *user, origin);
}

void LoginSessions::logout(Request &request) const
{
    const std::shared_ptr<const User> user = userOf(request);
    if (m_events && user)
        m_events->write(AccountEvents::Kind::Logout, *user, originOf(request));
    sessionOf(request).flush();
    if (auto *current = request.attachment<RequestUser>())
        current->setUser(nullptr);
}

void LoginSessions::keepSession(Request &request, const std::shared_ptr<const User> &user) const
{
    SessionStore &session = sessionOf(request);
    session.cycleKey();
    session.setValue(SessionNames::hash, m_accounts.sessionHash(*user, m_secretKey));
    if (auto *current = request.attachment<RequestUser>())
        current->setUser(user);
}

std::shared_ptr<const User> LoginSessions::findUser(SessionStore &session) const
{
    const Value key = session.value(SessionNames::userId);
    if (key.isNone() || session.value(SessionNames::backend) != Value(modelBackend))
        return nullptr;
    std::shared_ptr<const User> user = m_accounts.find(key.toString());
    if (!user || !user->isActive)
        return nullptr;
    const Value hash = session.value(SessionNames::hash);
    if (!isSessionOf(hash, *user)) {
        session.flush();
        return nullptr;
    }
    const QString current = m_accounts.sessionHash(*user, m_secretKey);
    if (hash != Value(current)) { // made with an older secret key
        session.cycleKey();
        session.setValue(SessionNames::hash, current);
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
            m_remoteUser->logIn(request, *this);
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

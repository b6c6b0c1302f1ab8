// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/messages/messages.h"
#include "core/sessions/sessionmiddleware.h"
#include "core/signing/signer.h"

namespace Quintette {

namespace {

const QString cookieName = u"messages"_s;
const QString sessionName = u"_messages"_s;
/// Stands last in a cookie that did not hold all; the rest is in the session.
const QString notFinished = u"__messagesnotfinished__"_s;
/// Half of what servers allow for all headers, so that other cookies fit too.
constexpr qsizetype cookieLimit = 2048;

ValueList toJson(const QList<Message> &messages)
{
    ValueList json;
    for (const Message &message : messages)
        json += message.toJson();
    return json;
}

QList<Message> fromJson(const Value &json)
{
    QList<Message> messages;
    if (!json.isList())
        return messages;
    for (const Value &item : json.list()) {
        if (const std::optional<Message> message = Message::fromJson(item))
            messages += *message;
    }
    return messages;
}

/// Reads and writes one site's messages; shared by all requests.
class MessageKeeper
{
public:
    explicit MessageKeeper(const Settings &settings)
        : m_session(settings.session),
          m_signer(Signing::cookieSigner(settings.site.secretKey.toUtf8(),
                                         "django.contrib.messages", fallbackKeys(settings)))
    {
    }

    QList<Message> load(const QString &cookie, const std::shared_ptr<SessionStore> &session) const
    {
        const Value stored = decode(cookie);
        QList<Message> messages = fromJson(stored);
        const bool isWhole = !stored.isList() || stored.list().isEmpty()
                || stored.list().last() != Value(notFinished);
        if (session && !isWhole) {
            const Value rest = session->value(sessionName);
            if (rest.isString()) {
                const Result<Value> json = Json::parse(rest.string().toUtf8());
                if (json)
                    messages += fromJson(*json);
            }
        }
        return messages;
    }

    void store(const Request &request, Response &response, QList<Message> messages) const
    {
        QList<Message> rest;
        QByteArray cookie;
        if (!messages.isEmpty()) {
            cookie = encode(toJson(messages));
            while (cookie.size() > cookieLimit && !messages.isEmpty()) {
                rest.prepend(messages.takeLast());
                cookie = encode(toJson(messages) + ValueList{notFinished});
            }
        }
        if (!cookie.isEmpty()) {
            response.setCookie({.name = cookieName,
                                .value = QString::fromLatin1(cookie),
                                .domain = m_session.cookieDomain,
                                .secure = m_session.cookieSecure,
                                .httpOnly = m_session.cookieHttponly,
                                .sameSite = m_session.cookieSamesite});
        } else if (request.cookies().contains(cookieName)) {
            response.deleteCookie(cookieName, u"/"_s, m_session.cookieDomain,
                                  m_session.cookieSamesite);
        }
        auto *session = request.attachment<SessionStore>();
        if (!session)
            return;
        if (!rest.isEmpty())
            session->setValue(sessionName, QString::fromUtf8(Json::serialize(toJson(rest))));
        else if (!session->isEmpty())
            session->remove(sessionName);
    }

private:
    static QByteArrayList fallbackKeys(const Settings &settings)
    {
        QByteArrayList keys;
        for (const QString &key : settings.site.secretKeyFallbacks)
            keys += key.toUtf8();
        return keys;
    }

    QByteArray encode(const ValueList &json) const
    {
        return Signing::dumps(json, m_signer, Signing::Compress::Yes);
    }

    Value decode(const QString &cookie) const
    {
        if (cookie.isEmpty() || cookie.size() > 2 * cookieLimit)
            return {};
        try {
            return Signing::loads(cookie.toLatin1(), m_signer);
        } catch (const BadSignature &) {
            return {};
        } catch (const ValueError &) {
            return {};
        }
    }

    SessionSettings m_session;
    TimestampSigner m_signer;
};

} // namespace

Middleware messagesMiddleware(const Settings &settings)
{
    const auto keeper = std::make_shared<const MessageKeeper>(settings);
    return [keeper](const Handler &next) -> Handler {
        return [keeper, next](Request &request) {
            const QString cookie = request.cookie(cookieName);
            const auto session = request.sharedAttachment<SessionStore>();
            const auto messages = std::make_shared<Messages>(
                    [keeper, cookie, session] { return keeper->load(cookie, session); });
            request.attach(messages);
            Response response = next(request);
            if (const std::optional<QList<Message>> kept = messages->toStore())
                keeper->store(request, response, *kept);
            return response;
        };
    };
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/messages/message.h"
#include "core/middleware/middleware.h"

namespace Quintette {

/// The messages of one visitor: those of earlier requests that no page has shown yet, and those
/// added now. What is not shown is kept for the next request, in a signed cookie as far as it fits,
/// the rest in the session. Attached to the request by the messages middleware; one thread at a
/// time. Django: messages, FallbackStorage.
class QUINTETTE_CORE_EXPORT Messages
{
public:
    using Load = std::function<QList<Message>()>;
    explicit Messages(Load load) : m_load(std::move(load)) { }

    void add(int level, const Text &text, const QString &extraTags = {});
    void addHtml(int level, const QString &html, const QString &extraTags = {});
    /// All that are waiting, the new ones last; they count as shown from now on.
    QList<Message> take();
    qsizetype count() const;
    /// What is to be kept for the next request; nothing when all is as it was.
    std::optional<QList<Message>> toStore() const;

private:
    const QList<Message> &loaded() const;

    Load m_load;
    mutable std::optional<QList<Message>> m_loaded;
    QList<Message> m_added;
    bool m_isShown = false;
};

/// Registered as "messages"; the session middleware must stand before it. Django:
/// MessageMiddleware.
QUINTETTE_CORE_EXPORT Middleware messagesMiddleware(const Settings &settings);

/// The messages of a request; null where the middleware is not installed.
QUINTETTE_CORE_EXPORT Messages *messagesOf(const Request &request);
/// For `{% for message in messages %}`: what iterates over it has shown them. Django:
/// get_messages().
QUINTETTE_CORE_EXPORT Value messagesValue(const Request &request);

} // namespace Quintette

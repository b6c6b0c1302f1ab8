// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/messages/messages.h"

namespace Quintette {

const QList<Message> &Messages::loaded() const
{
    if (!m_loaded)
        m_loaded = m_load();
    return *m_loaded;
}

void Messages::add(int level, const Text &text, const QString &extraTags)
{
    const QString shown = text.toString();
    if (!shown.isEmpty())
        m_added += Message{level, shown, extraTags};
}

void Messages::addHtml(int level, const QString &html, const QString &extraTags)
{
    if (!html.isEmpty())
        m_added += Message{level, html, extraTags, true};
}

QList<Message> Messages::take()
{
    m_isShown = true;
    QList<Message> all = loaded() + m_added;
    m_loaded = all; // asked for again on the same page, they are shown again
    m_added.clear();
    return all;
}

qsizetype Messages::count() const
{
    return loaded().size() + m_added.size();
}

std::optional<QList<Message>> Messages::toStore() const
{
    if (m_isShown)
        return m_added;
    if (m_added.isEmpty())
        return std::nullopt;
    return loaded() + m_added;
}

Messages *messagesOf(const Request &request)
{
    return request.attachment<Messages>();
}

namespace {

class MessagesValue final : public ValueObject
{
public:
    explicit MessagesValue(std::shared_ptr<Messages> messages) : m_messages(std::move(messages)) { }

    QString toString() const override { return u"messages"_s; }
    bool isTrue() const override { return m_messages->count() > 0; }
    std::optional<qint64> length() const override { return m_messages->count(); }
    std::optional<ValueList> toList() const override
    {
        ValueList values;
        for (const Message &message : m_messages->take())
            values += toValue(message);
        return values;
    }

private:
    std::shared_ptr<Messages> m_messages;
};

} // namespace

Value messagesValue(const Request &request)
{
    std::shared_ptr<Messages> messages = request.sharedAttachment<Messages>();
    return messages ? Value(new MessagesValue(std::move(messages))) : Value(ValueList());
}

} // namespace Quintette

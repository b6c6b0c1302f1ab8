// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/messages/message.h"

namespace Quintette {

static const QString jsonMark = u"__json_message"_s;

QString Message::levelTag() const
{
    switch (level) {
    case Debug:
        return u"debug"_s;
    case Info:
        return u"info"_s;
    case Success:
        return u"success"_s;
    case Warning:
        return u"warning"_s;
    case Error:
        return u"error"_s;
    default:
        return {};
    }
}

QString Message::tags() const
{
    return (extraTags + u' ' + levelTag()).trimmed();
}

Value Message::toJson() const
{
    ValueList json{jsonMark, isSafe ? 1 : 0, level, text};
    if (!extraTags.isEmpty())
        json += extraTags;
    return json;
}

std::optional<Message> Message::fromJson(const Value &json)
{
    if (!json.isList() || json.list().size() < 4 || json.list().first() != Value(jsonMark))
        return std::nullopt;
    const ValueList &parts = json.list();
    Message message{.level = int(parts[2].toInt().value_or(Info)),
                    .text = parts[3].toString(),
                    .isSafe = parts[1].isTrue()};
    if (parts.size() > 4 && parts[4].isString())
        message.extraTags = parts[4].string();
    return message;
}

namespace {

class MessageValue final : public ValueObject
{
public:
    explicit MessageValue(const Message &message) : m_message(message) { }

    QString toString() const override { return m_message.text; }
    bool isSafe() const override { return m_message.isSafe; }
    std::optional<Value> attribute(const QString &name) const override
    {
        if (name == u"message")
            return m_message.isSafe ? Value::safe(m_message.text) : Value(m_message.text);
        if (name == u"level")
            return m_message.level;
        if (name == u"level_tag")
            return m_message.levelTag();
        if (name == u"tags")
            return m_message.tags();
        if (name == u"extra_tags")
            return m_message.extraTags;
        return std::nullopt;
    }

private:
    Message m_message;
};

} // namespace

Value toValue(const Message &message)
{
    return new MessageValue(message);
}

} // namespace Quintette

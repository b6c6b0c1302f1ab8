// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette {

/// A line that is shown to the visitor once, on the next page. Django: messages.Message.
struct QUINTETTE_CORE_EXPORT Message
{
    /// Numbers as Django's, with room for a site's own between them.
    enum Level { Debug = 10, Info = 20, Success = 25, Warning = 30, Error = 40 };

    int level = Info;
    QString text;
    QString extraTags = {};
    bool isSafe = false; // HTML that must not be escaped

    /// "success"; empty for a level without a name.
    QString levelTag() const;
    /// The extra tags and the level's, for a class attribute.
    QString tags() const;

    /// As Django writes it: ["__json_message", 0, 25, "Saved."].
    Value toJson() const;
    static std::optional<Message> fromJson(const Value &json);
};

/// A message as templates read it: message, level, level_tag, tags, extra_tags.
QUINTETTE_CORE_EXPORT Value toValue(const Message &message);

} // namespace Quintette

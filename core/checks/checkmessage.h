// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

namespace Quintette {

/// One finding of the system checks. Django: CheckMessage; levels and ids are Django's.
struct QUINTETTE_CORE_EXPORT CheckMessage
{
    enum class Level { Debug = 10, Info = 20, Warning = 30, Error = 40, Critical = 50 };

    Level level = Level::Error;
    /// One line.
    Text message;
    /// What to do about it; may be empty.
    Text hint;
    /// What it is about: "blog.Article.title"; shown as "?" when empty.
    QString object;
    /// "fields.E120": area, letter of the level, number.
    QString id;

    static CheckMessage warning(const QString &id, const Text &message, const Text &hint = {},
                                const QString &object = {});
    static CheckMessage error(const QString &id, const Text &message, const Text &hint = {},
                              const QString &object = {});

    /// Error or critical: commands do not go on.
    bool isSerious() const { return level >= Level::Error; }
    /// "blog.Article.title: (fields.E120) message" and the hint on a line of its own.
    QString toString() const;
};

} // namespace Quintette

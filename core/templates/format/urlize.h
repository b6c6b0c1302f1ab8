// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <optional>

namespace Quintette {

struct UrlizeOptions
{
    /// The visible text of a link is cut to so many characters, ellipsis included.
    std::optional<qint64> trimTo;
    /// Escapes the text, which otherwise is HTML already.
    bool escape = true;
};

/// HTML with a link on every URL, host name and mail address in text. Django: urlize with nofollow.
QUINTETTE_CORE_EXPORT QString urlize(const QString &text, const UrlizeOptions &options);

} // namespace Quintette

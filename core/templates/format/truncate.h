// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/localization.h"

namespace Quintette {

// The first so many characters (the ellipsis counted) or words of a text, with an ellipsis where
// something was cut off. In HTML tags are not counted, and those that are open are closed. Django:
// Truncator.

QUINTETTE_CORE_EXPORT QString truncateCharacters(const QString &text, qint64 length,
                                                 const Localization &localization);
QUINTETTE_CORE_EXPORT QString truncateWords(const QString &text, qint64 length,
                                            const Localization &localization);
QUINTETTE_CORE_EXPORT QString truncateHtmlCharacters(const QString &html, qint64 length,
                                                     const Localization &localization);
QUINTETTE_CORE_EXPORT QString truncateHtmlWords(const QString &html, qint64 length,
                                                const Localization &localization);

} // namespace Quintette

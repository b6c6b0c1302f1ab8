// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/global.h"

namespace Quintette {

/// A text as a slug: lower-case ASCII words joined by hyphens, letters of other scripts written out
/// where that is usual (Greek, Cyrillic, accents). Cut at a length in letters. Django: urlify.js.
QUINTETTE_WIDGETS_EXPORT QString urlify(const QString &text, int maxLength);

} // namespace Quintette

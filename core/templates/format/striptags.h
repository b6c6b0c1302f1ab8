// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

namespace Quintette {

/// html without its tags and comments; the result may still not be safe in a page. Throws
/// SuspiciousOperation for text made to be expensive. Django: strip_tags.
QUINTETTE_CORE_EXPORT QString stripTags(const QString &html);

} // namespace Quintette

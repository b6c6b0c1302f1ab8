// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/templates/localization.h"

namespace Quintette {

/// "13 KB", with a space that does not break; what is no number is 0 bytes. Django: filesizeformat.
QUINTETTE_CORE_EXPORT QString formatFileSize(const Value &bytes, const Localization &localization);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <optional>

namespace Quintette {

/// pattern % value of Python, for one value; nothing where that raises TypeError or ValueError.
/// Throws TemplateLimitError for widths that only fill the memory.
QUINTETTE_CORE_EXPORT std::optional<QString> formatPercent(const QString &pattern,
                                                           const Value &value);

} // namespace Quintette

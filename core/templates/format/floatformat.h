// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/templates/localization.h"

namespace Quintette {

/// The filter floatformat: places is a number, or its text with "g" (groups) or "u" (not localized)
/// behind.
QUINTETTE_CORE_EXPORT Value formatFloat(const Value &value, const Value &places,
                                        const Localization &localization);

} // namespace Quintette

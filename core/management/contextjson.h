// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette {

/// A value read from JSON with its typed wrappers resolved: {"$datetime": ...}, $date, $time,
/// $timedelta_s, $decimal, $safe, $tuple. Throws ValueError for a wrapper that does not hold what
/// it names.
QUINTETTE_CORE_EXPORT Value contextValueFromJson(const Value &json);

} // namespace Quintette

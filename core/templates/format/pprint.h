// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette {

/// repr() of a value over as many lines of 80 characters as it needs, dicts sorted by key. Python:
/// pprint.pformat.
QUINTETTE_CORE_EXPORT QString prettyRepr(const Value &value);

} // namespace Quintette

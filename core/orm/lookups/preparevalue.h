// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette::Internal {

/// The typed value that a field is compared with: "3" for an integer is 3, an object is its key.
/// Throws ValueError ("expected a number"), TypeError or ValidationError. Django:
/// Field.get_prep_value.
QUINTETTE_CORE_EXPORT Value prepareValue(const Field &field, const Value &value);

/// Both together for a value that is not text yet, as Python's str().
QUINTETTE_CORE_EXPORT QString patternText(const Value &value);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette::Internal {

/// The typed value that is stored in the column of a field for value. Throws ValueError, TypeError
/// or ValidationError for a value of the wrong kind and DataError for one that the column cannot
/// hold, on every back-end alike; each names model, field and value.
Value storableValue(const Field &field, const Value &value, const Backend &backend);
/// What is bound to store it. Throws the same.
Value columnValue(const Field &field, const Value &value, const Backend &backend);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

namespace Quintette::Internal {

/// The typed value of something computed (not a column), as Django's converters give it: what does
/// not have the form of the field is left as the driver read it.
Value readComputed(const Value &raw, const Field &field, const Backend &backend);

} // namespace Quintette::Internal

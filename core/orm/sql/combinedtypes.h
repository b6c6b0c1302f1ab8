// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// The field of a op b; throws FieldError where Django cannot tell either. Null where a side has
/// none.
const Field *combinedType(const Field *a, QLatin1StringView op, const Field *b);
/// The field that all of these share, literal NULLs aside; throws FieldError where types mix.
const Field *commonType(const NodeList &nodes);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// The field of a op b; throws FieldError where Django cannot tell either. Null where a side has
/// none.
const Field *combinedType(const Field *a, QLatin1StringView op, const Field *b);
/// The first one's field, literal NULLs aside. Throws FieldError where it is not of the class of
/// every other one: types mix. Django: _resolve_output_field.
const Field *commonType(const NodeList &nodes);

/// The node's field; null also where types mix.
const Field *outputOrNull(const Node &node);

} // namespace Quintette::Internal

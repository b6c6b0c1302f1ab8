// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"

namespace Quintette::Internal {

/// Throws ValueError where a relation is compared with an object, or with a query of whole objects,
/// of a model it does not lead to: their keys would be compared although they have nothing to do
/// with each other. Django: Query.check_related_objects.
void checkRelated(const ResolvedPath &relation, const Value &value, const NodePtr &right);

} // namespace Quintette::Internal

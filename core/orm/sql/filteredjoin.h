// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"

namespace Quintette::Internal {

/// Adds the relation to the query and resolves its condition, whose names start with the relation's
/// own name already. Its join only gets into the statement when something asks for it.
void joinFilteredRelation(Query &query, FilteredPath relation);

} // namespace Quintette::Internal

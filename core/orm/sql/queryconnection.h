// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelregistry.h"
#include "core/orm/query.h"

namespace Quintette::Internal {

/// This thread's connection to the database a query is of.
inline Connection &connectionOf(const Query &query)
{
    return query.model->registry().databases().connection(query.database);
}

} // namespace Quintette::Internal

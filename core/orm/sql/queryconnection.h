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

/// The database that a change of its rows goes to.
inline QString writeDatabase(const Query &query)
{
    return query.databaseChosen
            ? query.database
            : query.model->registry().databaseForWrite(*query.model, query.instance.get());
}

inline Connection &writeConnectionOf(const Query &query)
{
    return query.model->registry().databases().connection(writeDatabase(query));
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/aggregates/aggregates.h"
#include "core/orm/sql/aggregatenode.h"

namespace Quintette::Internal {

/// The call with what the options add to it: DISTINCT, an order, a condition, a value for no rows.
NodePtr aggregateNode(const AggregateSpec &spec, const NodeList &arguments,
                      const AggregateOptions &options);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette {

/// The first value of each query of one column (QuerySet::values()), as the driver has it; None for
/// a query without rows. One statement for all of them, which are of one database.
QUINTETTE_CORE_EXPORT ValueList firstValues(const QList<QuerySet> &queries);

/// How many rows each query has; one statement.
QUINTETTE_CORE_EXPORT QList<qint64> countEach(const QList<QuerySet> &queries);

/// Whether each query has any row; one statement.
QUINTETTE_CORE_EXPORT QList<bool> existEach(const QList<QuerySet> &queries);

} // namespace Quintette

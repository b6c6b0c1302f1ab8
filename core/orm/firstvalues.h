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

/// Rows whose value of some field is at least from and less than before, and fit other conditions.
struct FieldPart
{
    QuerySet rows;
    Value from;
    Value before;
};

struct FoundParts
{
    Value first; // the least value of the field in the whole table; None in an empty one
    Value last; // the greatest
    QList<bool> exist; // whether each part has any row
};

/// What of a field there is: for an indexed field a look-up each, and none for parts that lie
/// outside of all its values. One statement.
QUINTETTE_CORE_EXPORT FoundParts existInParts(const Field &field, const QString &database,
                                              const QList<FieldPart> &parts);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette {

/// How many rows of query each condition holds for, all in one query; an empty condition counts
/// every row.
QList<qint64> facetCounts(const QuerySet &query, const QList<Q> &conditions);

} // namespace Quintette

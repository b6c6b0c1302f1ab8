// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/listfilter.h"

namespace Quintette {

/// How many rows of query each option of a filter has, in one query; see countRows() for the time.
/// An option without a condition counts every row. Empty where counting takes too long and nothing
/// can be estimated.
QList<RowCount> facetCounts(const QuerySet &query, const ListFilter &filter,
                            const QList<ListFilter::Option> &options,
                            std::chrono::milliseconds time);

} // namespace Quintette

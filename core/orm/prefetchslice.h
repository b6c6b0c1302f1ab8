// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// The slice of a query as a part of each owner's rows, by their number in a window: "the two
/// newest books of each author". path leads from the rows to the owner. A query without a slice is
/// left as it is. Django: _filter_prefetch_queryset.
QuerySet slicedPerOwner(const QuerySet &query, const QString &path);

} // namespace Quintette::Internal

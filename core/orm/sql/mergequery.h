// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"

namespace Quintette::Internal {

/// The conditions of two queries about one model in one, joined by that connector. The rest is the
/// left one's, but for the order and the columns of values(), which are the right one's where it
/// has any. Django: Query.combine.
Query mergedQuery(const Query &left, const Query &right, Q::Connector connector);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// What a name means after a column that holds several values; null where it means nothing.

/// "len", an index, or a slice ("0_2").
NodePtr arrayTransform(const NodePtr &array, QStringView name);
/// "keys", "values", or a key.
NodePtr hstoreTransform(const NodePtr &hstore, QStringView name);
/// "startswith", "endswith", "isempty", "lower_inc", "lower_inf", "upper_inc", "upper_inf".
NodePtr rangeTransform(const NodePtr &range, QStringView name);

} // namespace Quintette::Internal

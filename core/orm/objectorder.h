// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

namespace Quintette {

// Meta.order_with_respect_to, from the side of the owner: the answers of a question. Both throw
// FieldError for a model that is in no order with respect to that of the owner.

/// Keys of its objects, in order. Django: get_<related>_order().
QUINTETTE_CORE_EXPORT ValueList objectOrder(const Record &owner, const ModelInfo &ordered);
/// Brings those of its objects that have these keys into this order. Django: set_<related>_order().
QUINTETTE_CORE_EXPORT void setObjectOrder(const Record &owner, const ModelInfo &ordered,
                                          const ValueList &keys);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette {

// The object after or before a saved one, by a date or by Meta.order_with_respect_to. Each throws
// ObjectDoesNotExist where it is the last or the first.

/// By a date, or date and time, that is never null; objects of the same moment follow by their
/// keys. condition: only among those. Throws FieldError for another field, ValueError for an object
/// that was never saved. Django: get_next_by_FOO().
QUINTETTE_CORE_EXPORT Record nextBy(const Record &record, const QString &field,
                                    const Q &condition = {});
/// Django: get_previous_by_FOO().
QUINTETTE_CORE_EXPORT Record previousBy(const Record &record, const QString &field,
                                        const Q &condition = {});

/// Among the objects of the same owner. Throws FieldError for a model without that order. Django:
/// get_next_in_order().
QUINTETTE_CORE_EXPORT Record nextInOrder(const Record &record);
/// Django: get_previous_in_order().
QUINTETTE_CORE_EXPORT Record previousInOrder(const Record &record);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

namespace Quintette {

/// Loads related objects of all these records with one query per relation, along paths as
/// "authors__book_set". Foreign keys are put under Record::cachedRelated(), the rest under
/// Record::prefetched(). Throws FieldError for a name that is no relation. Django:
/// prefetch_related_objects.
QUINTETTE_CORE_EXPORT void prefetchRelatedObjects(QList<Record> &records, const QStringList &paths);

} // namespace Quintette

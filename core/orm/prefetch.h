// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

namespace Quintette {

/// A relation to load beforehand, as one wants it. Django: Prefetch.
struct Prefetch
{
    QString path; // "authors__book_set"
    /// Which of the objects at its end, and in which order; all of them without it.
    /// A slice is taken of each object's own.
    std::optional<QuerySet> querySet = {};
    /// The name for Record::prefetched() instead of the last name of the path. Django: to_attr.
    QString name = {};
};

namespace Internal {
struct PrefetchWish;
}

/// Loads related objects of all these records with one query per relation, along paths as
/// "authors__book_set". Foreign keys are put under Record::cachedRelated(), the rest under
/// Record::prefetched(). Throws FieldError for a name that is no relation. Django:
/// prefetch_related_objects.
QUINTETTE_CORE_EXPORT void prefetchRelatedObjects(QList<Record> &records, const QStringList &paths);
void prefetchRelatedObjects(QList<Record> &records, const QList<Internal::PrefetchWish> &wishes);

} // namespace Quintette

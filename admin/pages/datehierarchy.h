// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"

namespace Quintette {

/// The drill-down by year, month and day over a list. Django: date_hierarchy.
namespace DateHierarchy {

/// Takes the hierarchy's own parameters out of what is left and returns what they mean, as one
/// bounded range. Throws IncorrectLookupParameters for a year, month or day that does not exist.
Q takeCondition(const ModelAdmin &admin, QHash<QString, QStringList> &parameters);

/// Fills dates and dateBack of the page; goes down by itself where only one year or month exists.
/// Dates are those of narrowed; none where finding them takes too long.
void fill(ChangeList &list, const QuerySet &narrowed);

} // namespace DateHierarchy
} // namespace Quintette

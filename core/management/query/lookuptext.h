// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/q.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// "author__age__gt=30" as a Lookup: the field at the end of the path says what the text after the
/// first "=" means. "null" is NULL, "F(path)" a column, a comma list what in, range, has_keys and
/// has_any_keys take. Throws ValueError.
Lookup parseLookup(const QuerySet &query, const QString &text);

/// Several, ANDed, in the order Python gives keyword arguments of a Q.
Q parseLookups(const QuerySet &query, const QStringList &texts);

} // namespace Quintette::Internal

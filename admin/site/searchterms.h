// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/orm/queryset.h"

namespace Quintette {

/// Words of a search box; a phrase in double or single quotes is one. Django: smart_split.
QUINTETTE_ADMIN_EXPORT QStringList searchTerms(const QString &text);

/// The query narrowed to rows in which every term is found in at least one of the fields. A field
/// may start with "^" (starts with), "=" (equals) or end in a lookup; a term that cannot be
/// compared with a field is skipped for it.
QUINTETTE_ADMIN_EXPORT QuerySet search(const QuerySet &query, const QStringList &fields,
                                       const QString &text);

} // namespace Quintette

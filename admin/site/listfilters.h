// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/modeladmin.h"

namespace Quintette {

/// The filters of a list that this person may use: ModelAdmin::listFilter() without those that
/// would tell of rows of another model that its row policy hides from them.
QUINTETTE_ADMIN_EXPORT QList<ListFilterOptions> openListFilters(const ModelAdmin &admin,
                                                                const AdminRequest &request);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/listquery.h"

namespace Quintette {

/// The objects on one page of a list, and how many there are on all.
struct ListRows
{
    QList<Record> records;
    RowCount resultCount;
    std::optional<RowCount> fullCount; // without search and filters; unset: not counted
    int page = 1;
    int pageCount = 1;
    bool canShowAll = false;
};

/// The page that the state names. Throws IncorrectLookupParameters where there is no such page.
ListRows loadListRows(const ModelAdmin &admin, const AdminRequest &request, const ListQuery &query,
                      const ListState &state);

} // namespace Quintette

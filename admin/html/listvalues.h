// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/adminurls.h"
#include "admin/pages/changelist.h"

namespace Quintette {

class ListEditor;

/// A list page as its template sees it ("cl"). editor: the cells edited in place, if any.
Dict listValues(const ChangeList &list, const AdminUrls &urls, const ListEditor *editor = nullptr);
/// Links to the pages of a long list, with gaps: what pagination.html draws. A last page that is
/// only estimated is not named, as it may not be there.
enum class LastPage { Known, Estimated };
void addPages(Dict &values, int page, int pageCount, const std::function<QString(int)> &url,
              LastPage last = LastPage::Known);

} // namespace Quintette

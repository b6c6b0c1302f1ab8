// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/adminurls.h"
#include "admin/pages/changeform.h"

namespace Quintette {

/// The inlines of a form page as edit_inline/tabular.html and stacked.html draw them.
Value inlineValues(const ChangeForm &page, const AdminUrls &urls);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/adminurls.h"
#include "admin/pages/deletepage.h"

namespace Quintette {

/// A deletion as delete_confirmation.html draws it.
Dict deleteValues(const DeletePage &page, const AdminUrls &urls);

} // namespace Quintette

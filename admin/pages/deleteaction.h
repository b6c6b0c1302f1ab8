// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"

namespace Quintette {

/// Gives a site the action "delete_selected", which every list has unless the site disables it.
/// Called once at start-up.
QUINTETTE_ADMIN_EXPORT void addDeleteAction(AdminSite &site);

} // namespace Quintette

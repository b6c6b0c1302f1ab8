// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"

namespace Quintette {

class DatabaseError;

/// What to tell instead of a database's error where it comes from tables that are not made yet:
/// which ones, and what makes them. Nothing for any other error. One query.
QUINTETTE_ADMIN_EXPORT std::optional<Text> missingTablesText(const AdminSite &site,
                                                             const DatabaseError &error);

} // namespace Quintette

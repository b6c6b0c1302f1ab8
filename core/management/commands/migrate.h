// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/commandline.h"

namespace Quintette {

/// Brings the database of a project up to date, then makes content types and permissions.
QUINTETTE_CORE_EXPORT void migrateAll(Application &application);

Command migrateCommand();
Command showMigrationsCommand();
Command sqlMigrateCommand();

} // namespace Quintette

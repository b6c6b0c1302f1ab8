// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/appplugin.h"

namespace Quintette {

/// The apps that every project has: contenttypes, auth, sessions, messages. Made like any plugin,
/// but linked in.
std::vector<std::unique_ptr<AppPlugin>> builtInApps(Application &application);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/commandline.h"

namespace Quintette {

/// Removes expired sessions, and what the settings no longer want remembered of accounts. Django:
/// clearsessions.
Command clearSessionsCommand();

} // namespace Quintette

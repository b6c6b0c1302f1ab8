// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/server.h"
#include "core/management/commandline.h"

namespace Quintette {

/// How the project's settings want it served; also for the server inside the desktop program.
QUINTETTE_CORE_EXPORT ServerOptions serverOptions(const Application &application);

Command runServerCommand();

} // namespace Quintette

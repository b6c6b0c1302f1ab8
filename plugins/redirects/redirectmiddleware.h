// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/application.h"
#include "core/middleware/middleware.h"

namespace Quintette::Internal {

/// Where a page was not found, sends the client where a redirect says: 301, or 410 for an empty
/// one. Django: RedirectFallbackMiddleware.
Middleware redirectMiddleware(const Application &application);

} // namespace Quintette::Internal

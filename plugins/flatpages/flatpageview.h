// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/application.h"
#include "core/middleware/middleware.h"

namespace Quintette::Internal {

/// The page at that address on this site. Throws Http404. Django: flatpages.views.flatpage.
Response flatPage(const Application &application, Request &request);

/// Where nothing else was found, looks for a flat page. Django: FlatpageFallbackMiddleware.
Middleware flatPageMiddleware(const Application &application);

} // namespace Quintette::Internal

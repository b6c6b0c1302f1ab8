// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/application.h"

namespace Quintette {

/// URLs of the core itself: static and media files.
UrlPatterns ownUrls(const Application &application);

/// Middleware of core and apps around the view that the URL names.
Handler requestHandler(const Application &application);

} // namespace Quintette

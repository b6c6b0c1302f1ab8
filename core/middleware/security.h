// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/middleware/middleware.h"

namespace Quintette {

/// Redirects to https and tells browsers to insist on it, not to guess content types, and what to
/// keep from others. Throws ImproperlyConfigured for an exempt path that is no regular expression.
/// Django: SecurityMiddleware.
QUINTETTE_CORE_EXPORT Middleware securityMiddleware(const SecuritySettings &settings);

} // namespace Quintette

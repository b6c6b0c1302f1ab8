// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/middleware/middleware.h"
#include "core/sessions/sessionstore.h"

namespace Quintette {

/// Attaches a SessionStore to each request, writes it back when it was changed and keeps the
/// visitor's cookie. Registered as "session". Django: SessionMiddleware.
QUINTETTE_CORE_EXPORT Middleware
sessionMiddleware(const std::shared_ptr<const SessionStorage> &storage);

/// The session of a request. Throws ImproperlyConfigured where the session middleware is not
/// installed.
QUINTETTE_CORE_EXPORT SessionStore &sessionOf(const Request &request);

} // namespace Quintette

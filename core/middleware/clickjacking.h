// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/middleware/middleware.h"

namespace Quintette {

/// Keeps other sites from showing pages inside a frame of theirs. option is "DENY" or "SAMEORIGIN";
/// a response that has the header keeps it, and patterns with frameExempt get none. Django:
/// XFrameOptionsMiddleware.
QUINTETTE_CORE_EXPORT Middleware clickjackingMiddleware(const QString &option);

} // namespace Quintette

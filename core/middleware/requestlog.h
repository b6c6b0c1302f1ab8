// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/middleware/middleware.h"

namespace Quintette {

/// Attached to each request, to find what belongs together in the log.
struct RequestId
{
    QByteArray id;
};

/// Numbers requests (an X-Request-ID of a proxy in front is kept when it is a plain one), sends the
/// number back, and logs method, path, status, size and time to "quintette.access".
QUINTETTE_CORE_EXPORT Middleware requestLogMiddleware();

} // namespace Quintette

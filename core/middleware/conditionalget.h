// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/middleware/middleware.h"

namespace Quintette {

/// What a response would be worth to a client that has a copy: the response itself, 304 or 412 (RFC
/// 9110, 13.2.2), by the ETag and Last-Modified of the response. Django: get_conditional_response.
QUINTETTE_CORE_EXPORT Response conditionalResponse(const Request &request,
                                                   const Response &response);

/// Gives answers to GET an ETag of their content and answers 304 where the client has it already.
/// Django: ConditionalGetMiddleware.
QUINTETTE_CORE_EXPORT Middleware conditionalGetMiddleware();

} // namespace Quintette

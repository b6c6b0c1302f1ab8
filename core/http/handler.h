// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request.h"
#include "core/http/response.h"

#include <functional>

namespace Quintette {

/// Answers a request. Called from several threads at once, so what it captures must be safe to read
/// so.
using Handler = std::function<Response(Request &)>;
/// What a URL leads to: arguments from the path are in request.attachment<ResolverMatch>().
using View = Handler;

} // namespace Quintette

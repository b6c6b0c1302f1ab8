// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/middleware/csrftoken.h"
#include "core/middleware/middleware.h"

namespace Quintette {

/// Makes the 403 page of a refused form; reason says why, for a person.
using CsrfFailurePage = std::function<Response(Request &, const Text &reason)>;

/// Refuses requests that change something unless they carry the token of the visitor's cookie and
/// come from this site or a trusted origin. Patterns with csrfExempt are let through. Django:
/// CsrfViewMiddleware.
QUINTETTE_CORE_EXPORT Middleware csrfMiddleware(const CsrfSettings &settings,
                                                const CsrfFailurePage &page = {});

/// A page without templates that explains the refusal. Django: csrf_failure.
QUINTETTE_CORE_EXPORT Response plainCsrfFailure(Request &request, const Text &reason);

} // namespace Quintette

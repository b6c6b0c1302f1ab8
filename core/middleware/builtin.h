// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/middleware/csrf.h"
#include "core/middleware/middleware.h"
#include "core/urls/resolver.h"

namespace Quintette {

/// Registers the middleware of this folder under the names that settings use: security, common,
/// csrf, clickjacking, locale, gzip, conditional_get, csp, request_log. Throws ImproperlyConfigured
/// for settings that cannot work.
QUINTETTE_CORE_EXPORT void addBuiltinMiddleware(MiddlewareRegistry &registry,
                                                const Settings &settings,
                                                const std::shared_ptr<const UrlResolver> &resolver,
                                                const CsrfFailurePage &csrfFailure = {});

/// What requests need to know of the settings.
QUINTETTE_CORE_EXPORT std::shared_ptr<const RequestSettings>
requestSettings(const Settings &settings);

} // namespace Quintette

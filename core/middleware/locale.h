// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conf/settings.h"
#include "core/middleware/middleware.h"

namespace Quintette {

/// Attached to each request: the language its answer is in.
struct RequestLanguage
{
    QString code;
};

/// Chooses the language by cookie, then by Accept-Language, then the site's, and makes it the
/// active one of this thread while the request is handled. Django: LocaleMiddleware.
QUINTETTE_CORE_EXPORT Middleware localeMiddleware(const SiteSettings &site,
                                                  const LanguageSettings &settings);

} // namespace Quintette

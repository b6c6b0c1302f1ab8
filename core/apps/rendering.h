// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apps/application.h"

namespace Quintette {

/// A page of the project made from a template, in the language and time zone active on this thread.
/// Beside values the template sees: request (path, query, user ...), user, csrf_token, csp_nonce,
/// messages, LANGUAGE_CODE, LANGUAGE_BIDI. Throws TemplateDoesNotExist, TemplateSyntaxError.
/// Django: render().
QUINTETTE_CORE_EXPORT Response renderPage(const Application &application, Request &request,
                                          const QString &name, const Dict &values = {},
                                          int status = 200);
/// The first template of the names that exists.
QUINTETTE_CORE_EXPORT Response renderPage(const Application &application, Request &request,
                                          const QStringList &names, const Dict &values = {},
                                          int status = 200);

} // namespace Quintette

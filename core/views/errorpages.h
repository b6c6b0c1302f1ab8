// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/http/errorwall.h"

namespace Quintette {

/// Renders a template for a request; nothing when there is no template of that name. May throw.
using RenderPage = std::function<std::optional<QString>(
        Request &request, const QString &templateName, const Dict &context)>;

/// Error pages of a site: the template "404.html", "403.html" and so on with status, title, message
/// and request_path in its context, else the built-in page. With debug on, the built-in page that
/// names the error. Django: handler404 and its kin, and the technical pages.
QUINTETTE_CORE_EXPORT ErrorPage sitePages(const RenderPage &render);

/// The built-in page, in the language of the thread. Also for failures that have no template.
QUINTETTE_CORE_EXPORT Response builtinErrorPage(const Request &request,
                                                const FailedRequest &failed);

} // namespace Quintette

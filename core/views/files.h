// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/handler.h"

#include <QStringList>

namespace Quintette {

/// One file below root (a folder, or one of Qt's resources): conditional requests, single ranges,
/// never a file outside of root, whatever path holds and wherever links lead. Throws Http404.
/// Django: views.static.serve.
QUINTETTE_CORE_EXPORT Response serveFile(const Request &request, const QString &root,
                                         const QString &path);

/// Serves the file that the path parameter "path" names, from the first of roots that has it; for
/// path("static/<path:path>", ...). maxAge in seconds, 0 for none, tells browsers how long not to
/// ask again.
QUINTETTE_CORE_EXPORT View fileView(const QStringList &roots, int maxAge = 0);

/// The same for a folder of files that people uploaded: what could run as a page of this site
/// (HTML, SVG and the like) is sent so that browsers show it without its scripts.
QUINTETTE_CORE_EXPORT View uploadedFileView(const QString &root);

/// Always redirects to url; for addresses that have moved. Django: RedirectView.
QUINTETTE_CORE_EXPORT View redirectView(const QString &url,
                                        Response::Redirect kind = Response::Redirect::Temporary);

} // namespace Quintette

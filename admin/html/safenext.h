// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminrequest.h"
#include "core/http/request.h"

namespace Quintette {

/// Where "next" of the form or the URL leads, if that is on this site; else fallback. A link to the
/// login page must not send people to another site. Django: url_has_allowed_host_and_scheme.
QString safeNext(const Request &request, const QString &fallback);
/// Where an action or a hook wants to lead next, if that is on this site.
std::optional<QString> wantedUrl(const AdminRequest &asked);

} // namespace Quintette

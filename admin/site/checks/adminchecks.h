// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/checks/checkmessage.h"

#include <QList>

namespace Quintette {

class AdminSite;

/// Mistakes in what admins declare. Django: ModelAdminChecks, InlineModelAdminChecks.
QUINTETTE_ADMIN_EXPORT QList<CheckMessage> checkAdminSite(const AdminSite &site);

/// Middleware that the pages of the administration cannot do without. Django: check_dependencies.
QUINTETTE_ADMIN_EXPORT QList<CheckMessage> checkAdminMiddleware(const QStringList &installed);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/indexpage.h"

namespace Quintette {

/// Log entries as a person reads them; a line links to its object only where this person may see
/// that model.
QList<LogLine> logLines(const AdminSite &site, const AdminRequest &request,
                        const QuerySet &entries);

} // namespace Quintette

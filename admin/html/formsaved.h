// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"
#include "admin/pages/changeform.h"

namespace Quintette {

/// What the button that was pressed asks for.
ChangeForm::Then afterwards(const Request &request, const AdminRequest &asked,
                            const ChangeForm &page);
/// Where a saved form leads; what was told of it links to the object. keyBefore: of the object as
/// it was, for a dialog that changed it. Django: response_add, response_change.
Response afterSaving(const WebAdmin &face, Request &request, AdminRequest &asked,
                     const ChangeForm &page, const QString &keyBefore);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/deleteaction.h"

#include "admin/pages/deletepage.h"

namespace Quintette {

void addDeleteAction(AdminSite &site)
{
    AdminAction action;
    action.name = u"delete_selected"_s;
    action.description = QN_TEXT("admin", "Delete selected %1");
    action.permissions = {u"delete"_s};
    action.needsConfirmation = true;
    action.run = [](AdminRequest &request, const ModelAdmin &admin, const QuerySet &chosen) {
        deleteObjects(admin, request, chosen);
    };
    site.addAction(action);
}

} // namespace Quintette

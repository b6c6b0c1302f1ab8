// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/actionrun.h"

#include "core/base/error.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

QuerySet selectedObjects(const ModelAdmin &admin, const AdminRequest &request,
                         const ListState &state, const Selection &selection)
{
    const QuerySet listed = changeListQuery(admin, request, state);
    if (selection.acrossPages)
        return listed;
    ValueList keys;
    for (const QString &text : selection.keys) {
        try {
            keys += admin.model().primaryKey().toValue(text);
        } catch (const ValidationError &) {
            throw SuspiciousOperation(
                    u"\"%1\" is no key of %2."_s.arg(text, admin.model().label()));
        }
    }
    return listed.filter({{u"pk__in"_s, keys}});
}

void runAction(const ModelAdmin &admin, AdminRequest &request, const QString &name,
               const ListState &state, const Selection &selection)
{
    const QList<AdminAction> actions = admin.actions(request);
    const auto action =
            std::find_if(actions.cbegin(), actions.cend(),
                         [&name](const AdminAction &candidate) { return candidate.name == name; });
    if (action == actions.cend())
        throw PermissionDenied(u"There is no action \"%1\" that you may run here."_s.arg(name));
    if (selection.keys.isEmpty() && !selection.acrossPages) {
        request.tell(AdminRequest::Level::Warning,
                     QN_TEXT("admin",
                             "Items must be selected in order to perform actions on them. "
                             "No items have been changed."));
        return;
    }
    admin.site().models().databases().connection().atomic([&] {
        action->run(request, admin, selectedObjects(admin, request, state, selection));
    });
}

} // namespace Quintette

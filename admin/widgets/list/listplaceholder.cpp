// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listplaceholder.h"

#include "admin/site/modeladmin.h"

namespace Quintette {

void ListPlaceholder::showEmpty(const ChangeList &head)
{
    const Text plural = head.admin->model().verboseNamePlural();
    if (head.hasActiveFilters || !head.state.search.isEmpty()) {
        set(u"search"_s, QN_TEXT("desktop", "No %1 match").arg(plural),
            QN_TEXT("desktop", "Try other words or fewer filters."), QN_TEXT("desktop", "Show all"),
            [this] { Q_EMIT allRequested(); });
    } else if (head.canAdd) {
        set(u"model"_s, QN_TEXT("desktop", "There are no %1 yet").arg(plural), {},
            QN_TEXT("desktop", "Add the first one"), [this] { Q_EMIT addRequested(); });
    } else {
        set(u"model"_s, QN_TEXT("desktop", "There are no %1 yet").arg(plural));
    }
}

void ListPlaceholder::showStopped()
{
    set(u"search"_s, QN_TEXT("desktop", "Stopped before the list was there"),
        QN_TEXT("desktop", "The database did not finish looking."),
        QN_TEXT("desktop", "Look again"), [this] { Q_EMIT reloadRequested(); });
}

} // namespace Quintette

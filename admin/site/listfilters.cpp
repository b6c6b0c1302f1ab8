// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/listfilters.h"

#include "admin/site/adminsite.h"
#include "admin/site/fieldpath.h"

namespace Quintette {

/// Whether the path shows values of rows of another model, some of which are hidden. A relation at
/// its end offers the objects of that model which are not.
static bool leadsBehindAPolicy(const ModelAdmin &admin, const AdminRequest &request,
                               const QString &path)
{
    const QList<const Field *> steps = FieldPath::findAnyWay(admin.model(), path).steps;
    return std::any_of(steps.cbegin(), steps.cend(), [&](const Field *step) {
        const ModelInfo &model = step->model();
        return &model != &admin.model() && admin.site().hasRowPolicy(request, model);
    });
}

QList<ListFilterOptions> openListFilters(const ModelAdmin &admin, const AdminRequest &request)
{
    QList<ListFilterOptions> filters = admin.listFilter(request);
    filters.removeIf([&](const ListFilterOptions &filter) {
        return filter.kind != ListFilterOptions::Kind::Simple
                && leadsBehindAPolicy(admin, request, filter.field);
    });
    return filters;
}

} // namespace Quintette

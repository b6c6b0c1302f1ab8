// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/pageviews.h"
#include "core/base/error.h"
#include "core/forms/modelform.h"

namespace Quintette {
namespace {

constexpr int pageSize = 20;

/// The admin whose objects a field of another admin chooses from, as far as this person may see
/// them.
const ModelAdmin &targetAdmin(const WebAdmin &face, const AdminRequest &asked, const Field *field)
{
    const ModelAdmin *target =
            field && field->relatedModel() ? face.site().find(*field->relatedModel()) : nullptr;
    if (!target || !target->hasViewOrChangePermission(asked)
        || target->searchFields(asked).isEmpty())
        throw PermissionDenied(u"There is nothing to choose from here."_s);
    return *target;
}

} // namespace

/// The objects that match what was typed, as Django answers: {"results": [{"id", "text"}],
/// "pagination": {"more"}}.
Response autocompletePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const QueryDict &query = request.query();
    const ModelAdmin *source =
            face.site().find(query.value(u"app_label"), query.value(u"model_name"));
    if (!source)
        throw PermissionDenied(u"There is no such model."_s);
    const Field *field = source->model().findField(query.value(u"field_name"));
    const ModelAdmin &target = targetAdmin(face, asked, field);

    QuerySet objects = target.queryset(asked);
    if (field->options().limitChoicesTo)
        objects = objects.filter(*field->options().limitChoicesTo);
    objects = target.searchResults(asked, objects, query.value(u"term"));
    if (!objects.isOrdered())
        objects = objects.orderBy(QStringList{u"-pk"_s});
    const qint64 page = std::clamp(query.value(u"page", u"1"_s).toLongLong(), 1LL, 100'000LL);
    ModelChoices choices = relatedChoices(*field);
    ValueList results;
    const QList<Record> rows = objects.slice((page - 1) * pageSize, pageSize + 1).toList();
    for (const Record &object : rows.first(std::min<qsizetype>(rows.size(), pageSize)))
        results += Dict{{u"id"_s, choices.key(object)}, {u"text"_s, object.toString()}};
    return Response::json(Dict{{u"results"_s, results},
                               {u"pagination"_s, Dict{{u"more"_s, rows.size() > pageSize}}}});
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/pageviews.h"
#include "admin/pages/relationsearch.h"
#include "core/base/error.h"

namespace Quintette {

/// The objects that match what was typed, as Django answers: {"results": [{"id", "text"}],
/// "pagination": {"more"}}.
Response autocompletePage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    constexpr int pageSize = 20;
    const QueryDict &query = request.query();
    const ModelAdmin *source =
            face.site().find(query.value(u"app_label"), query.value(u"model_name"));
    if (!source)
        throw PermissionDenied(u"There is no such model."_s);
    const qint64 page = std::clamp(query.value(u"page", u"1"_s).toLongLong(), 1LL, 100'000LL);
    const RelationSearch found =
            searchRelated(face.site(), asked, source->model().findField(query.value(u"field_name")),
                          query.value(u"term"), (page - 1) * pageSize, pageSize);
    ValueList results;
    for (const Choice &choice : found.choices)
        results += Dict{{u"id"_s, choice.value}, {u"text"_s, choice.label}};
    return Response::json(
            Dict{{u"results"_s, results}, {u"pagination"_s, Dict{{u"more"_s, found.hasMore}}}});
}

} // namespace Quintette

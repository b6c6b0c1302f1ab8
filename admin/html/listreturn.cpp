// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/listreturn.h"

#include "admin/html/requestparameters.h"

namespace Quintette {

QString listUrl(const WebAdmin &face, const Request &request, const ModelAdmin &admin)
{
    return face.addresses().list(admin) + AdminUrls::query(listParameters(request));
}

QString keepingList(const Request &request, const QString &url)
{
    const QString kept = request.query().value(u"_changelist_filters");
    return kept.isEmpty() ? url : url + AdminUrls::query({{u"_changelist_filters"_s, kept}});
}

} // namespace Quintette

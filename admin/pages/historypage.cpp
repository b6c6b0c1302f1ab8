// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/historypage.h"

#include "admin/pages/loglines.h"
#include "admin/pages/objectlookup.h"
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"

namespace Quintette {

constexpr int linesPerPage = 100;

HistoryPage loadHistory(const ModelAdmin &admin, const AdminRequest &request,
                        const QString &quotedPk, int page)
{
    const Record object = getObject(admin, request, quotedPk);
    if (!admin.hasViewOrChangePermission(request, &object))
        throw PermissionDenied(u"You may not see the history of %1."_s.arg(object.toString()));

    const QuerySet entries =
            LogEntry::entries(admin.site().models())
                    .filter({{u"object_id"_s, admin.model().primaryKey().toText(object.pk())},
                             {u"content_type_id"_s, ContentTypes::idOf(admin.model())}});
    HistoryPage history;
    history.admin = &admin;
    history.objectText = object.toString();
    history.quotedPk = quotedPk;
    history.title = QN_TEXT("admin", "Change history: %1").arg(history.objectText);
    history.count = entries.count();
    history.pageCount = int(std::max<qint64>(1, (history.count + linesPerPage - 1) / linesPerPage));
    history.page = std::clamp(page, 1, history.pageCount);
    history.lines = logLines(admin.site(), request,
                             entries.slice(qint64(history.page - 1) * linesPerPage, linesPerPage));
    return history;
}

} // namespace Quintette

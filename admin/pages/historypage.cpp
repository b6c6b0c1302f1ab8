// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/historypage.h"

#include "admin/pages/loglines.h"
#include "admin/pages/objectlookup.h"
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"

namespace Quintette {

constexpr int linesPerPage = 100;

/// The object, for somebody who may look at it.
static Record historyObject(const ModelAdmin &admin, const AdminRequest &request,
                            const QString &quotedPk)
{
    const Record object = getObject(admin, request, quotedPk);
    if (!admin.hasViewOrChangePermission(request, &object))
        throw PermissionDenied(u"You may not see the history of %1."_s.arg(object.toString()));
    return object;
}

HistoryPage loadHistory(const ModelAdmin &admin, const AdminRequest &request,
                        const QString &quotedPk, int page)
{
    const Record object = historyObject(admin, request, quotedPk);
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
    const QList<LogLine> lines =
            logLines(admin.site(), request,
                     entries.slice(qint64(history.page - 1) * linesPerPage, linesPerPage));
    ValueList ids;
    for (const LogLine &line : lines)
        ids += line.id;
    const auto changes = ObjectHistory::changesOf(admin.site(), request, object, ids);
    for (const LogLine &line : lines) {
        const ObjectHistory::Logged logged = changes.value(line.id);
        history.lines += HistoryPage::Line{line, logged.values, logged.version};
    }
    return history;
}

QList<ValueChange> loadDifference(const ModelAdmin &admin, const AdminRequest &request,
                                  const QString &quotedPk, qint64 from, qint64 to)
{
    const Record object = historyObject(admin, request, quotedPk);
    const QString key = admin.model().primaryKey().toText(object.pk());
    const std::optional<RecordVersion> first = ObjectHistory::find(admin, key, from);
    const std::optional<RecordVersion> second = to == 0
            ? std::optional(RecordVersion::whole(object))
            : ObjectHistory::find(admin, key, to);
    if (!first || !second)
        throw ObjectDoesNotExist(QN_TEXT("admin", "There is no such version.").toString());
    const QStringList differences = first->differences(*second);
    QList<ValueChange> changes;
    for (const QString &name : ObjectHistory::visibleFields(admin, request, &object)) {
        const Field *field = admin.model().findField(name);
        if (!field || !differences.contains(name))
            continue;
        changes += {{},
                    field->verboseName(),
                    ObjectHistory::readable(admin.site(), request, *field, *first->find(name)),
                    ObjectHistory::readable(admin.site(), request, *field, *second->find(name))};
    }
    return changes;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/listvalues.h"
#include "admin/html/pageviews.h"
#include "admin/pages/changelist.h"
#include "admin/pages/historypage.h"
#include "admin/pages/objectlookup.h"
#include "admin/pages/valuetext.h"
#include "core/base/error.h"
#include "core/urls/resolvermatch.h"

namespace Quintette {

static ValueList changeValues(const QList<ValueChange> &changes)
{
    ValueList values;
    for (const ValueChange &change : changes)
        values += Dict{{u"object"_s, change.object},
                       {u"label"_s, change.label},
                       {u"before"_s, change.before},
                       {u"after"_s, change.after}};
    return values;
}

Response historyPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    const AdminUrls urls = face.addresses();
    const QString pk = pathArgument(request, u"object_id").toString();
    HistoryPage page;
    bool mayRestore = false;
    qint64 from = request.query().value(u"from").toLongLong();
    Value differences;
    try {
        page = loadHistory(admin, asked, pk, request.query().value(u"p", u"1"_s).toInt());
        const Record object = getObject(admin, asked, pk);
        mayRestore = admin.hasChangePermission(asked, &object);
        if (from > 0)
            differences = changeValues(loadDifference(admin, asked, pk, from,
                                                      request.query().value(u"to").toLongLong()));
    } catch (const ObjectDoesNotExist &error) {
        asked.tell(AdminRequest::Level::Warning, error.message());
        return face.redirect(request, asked, urls.index());
    }
    qint64 to = request.query().value(u"to").toLongLong();
    QList<qint64> versions; // newest first
    ValueList lines;
    for (const HistoryPage::Line &line : page.lines) {
        if (line.version != 0)
            versions += line.version;
        const Value restore = line.version == 0 || !mayRestore
                ? Value()
                : Value(urls.object(admin, pk)
                        + AdminUrls::query({{u"_restore"_s, QString::number(line.version)}}));
        lines += Dict{{u"time"_s, valueText(line.time)},
                      {u"iso"_s, line.time.toString()},
                      {u"user"_s, line.user},
                      {u"message"_s, line.message},
                      {u"version"_s, line.version},
                      {u"changes"_s, changeValues(line.changes)},
                      {u"restore_url"_s, restore}};
    }
    const bool isComparing = from > 0;
    const bool canCompare = versions.size() > 1;
    if (!isComparing && canCompare) {
        // What people want to see most often: the last change.
        to = versions[0];
        from = versions[1];
    }
    Dict pages{{u"total_line"_s, QN_PLURAL("admin", "%n entry(s)").plural(page.count)}};
    const QString here = urls.object(admin, pk, u"history"_s);
    addPages(pages, page.page, page.pageCount, [&](int number) {
        return here + AdminUrls::query({{u"p"_s, QString::number(number)}});
    });
    const QString label = admin.model().appLabel();
    return face.draw(
            request, asked, u"object_history.html"_s,
            {{u"title"_s, page.title},
             {u"lines"_s, lines},
             {u"has_versions"_s, !versions.isEmpty()},
             {u"can_compare"_s, canCompare},
             {u"is_comparing"_s, isComparing},
             {u"from"_s, from},
             {u"to"_s, to},
             {u"differences"_s, differences},
             {u"cl"_s, pages},
             {u"breadcrumbs"_s,
              ValueList{Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
                        Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
                        Dict{{u"text"_s, withCapital(admin.model().verboseNamePlural())},
                             {u"url"_s, urls.list(admin)}},
                        Dict{{u"text"_s, page.objectText}, {u"url"_s, urls.object(admin, pk)}},
                        Dict{{u"text"_s, QN_TEXT("admin", "History")}}}}},
            &admin);
}

} // namespace Quintette

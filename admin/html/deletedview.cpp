// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/listvalues.h"
#include "admin/html/pageviews.h"
#include "admin/pages/deletedobjects.h"
#include "admin/pages/valuetext.h"

namespace Quintette {

Response deletedPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const ModelAdmin &admin = face.adminOf(request);
    const AdminUrls urls = face.addresses();
    const DeletedPage page = loadDeleted(admin, asked, request.query().value(u"p", u"1"_s).toInt());
    ValueList objects;
    for (const DeletedPage::Object &object : page.objects)
        objects += Dict{{u"time"_s, valueText(object.time)},
                        {u"iso"_s, object.time.toString()},
                        {u"user"_s, object.user},
                        {u"text"_s, object.text},
                        {u"restore_url"_s, urls.restoring(admin, object.version)}};
    Dict pages{{u"total_line"_s, QN_PLURAL("admin", "%n object(s)").plural(page.count)}};
    addPages(pages, page.page, page.pageCount, [&](int number) {
        return urls.deleted(admin) + AdminUrls::query({{u"p"_s, QString::number(number)}});
    });
    const QString label = admin.model().appLabel();
    const Text plural = admin.model().verboseNamePlural();
    return face.draw(
            request, asked, u"deleted_objects.html"_s,
            {{u"title"_s, QN_TEXT("admin", "Deleted %1").arg(plural)},
             {u"objects"_s, objects},
             {u"cl"_s, pages},
             {u"breadcrumbs"_s,
              ValueList{Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, urls.index()}},
                        Dict{{u"text"_s, face.site().appName(label)}, {u"url"_s, urls.app(label)}},
                        Dict{{u"text"_s, withCapital(plural)}, {u"url"_s, urls.list(admin)}},
                        Dict{{u"text"_s, QN_TEXT("admin", "Deleted")}}}}},
            &admin);
}

} // namespace Quintette

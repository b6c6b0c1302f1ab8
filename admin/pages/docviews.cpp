// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/docparts.h"
#include "core/apps/application.h"

namespace Quintette {

DocPage viewListDoc(const Application &application)
{
    DocPage page;
    page.title = QN_TEXT("admindocs", "Views");
    page.intro = QN_TEXT("admindocs",
                         "In the order in which they are tried; the name is what {% url %} takes.");
    DocPage::Table table{{},
                         {QN_TEXT("admindocs", "Address"), QN_TEXT("admindocs", "Name"),
                          QN_TEXT("admindocs", "Description")},
                         {}};
    for (const UrlResolver::Route &route : application.urls().routes())
        table.rows += QList<DocPage::Cell>{
                {u'/' + route.pattern, {}, true}, {route.name, {}, true}, {route.about.toString()}};
    page.tables = {table};
    return page;
}

} // namespace Quintette

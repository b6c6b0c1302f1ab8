// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/docpage.h"

#include "admin/pages/docparts.h"
#include "core/base/error.h"

namespace Quintette {

static DocPage indexDoc()
{
    DocPage page;
    page.title = QN_TEXT("admindocs", "Documentation");
    page.intro = QN_TEXT("admindocs", "What this project consists of, read from what is loaded.");
    const auto row = [](const Text &name, const QString &address, const Text &about) {
        return QList<DocPage::Cell>{{name.toString(), address}, {about.toString()}};
    };
    page.tables = {
            {{},
             {QN_TEXT("admindocs", "Part"), QN_TEXT("admindocs", "What it tells")},
             {row(QN_TEXT("admindocs", "Models"), u"models/"_s,
                  QN_TEXT("admindocs", "All objects of the project, their fields and relations")),
              row(QN_TEXT("admindocs", "Views"), u"views/"_s,
                  QN_TEXT("admindocs", "The addresses of the site and their names")),
              row(QN_TEXT("admindocs", "Tags"), u"tags/"_s,
                  QN_TEXT("admindocs", "All template tags and the libraries that have them")),
              row(QN_TEXT("admindocs", "Filters"), u"filters/"_s,
                  QN_TEXT("admindocs", "All template filters and their arguments"))}}};
    return page;
}

DocPage loadDocPage(const Application &application, const AdminRequest &request,
                    const QString &address)
{
    const QString model = u"models/"_s;
    const auto load = [&]() -> DocPage {
        if (address.isEmpty())
            return indexDoc();
        if (address == model)
            return modelListDoc(application, request);
        if (address.startsWith(model) && address.endsWith(u'/'))
            return modelDoc(application, request, address.sliced(model.size()).chopped(1));
        if (address == u"views/")
            return viewListDoc(application);
        if (address == u"tags/")
            return tagListDoc(application);
        if (address == u"filters/")
            return filterListDoc(application);
        throw Http404(u"The documentation has no page %1."_s.arg(address));
    };
    DocPage page = load();
    page.address = address;
    return page;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/webadminextension.h"
#include "admin/pages/docpage.h"
#include "core/apps/application.h"
#include "core/apps/appplugin.h"
#include "core/urls/resolvermatch.h"

namespace Quintette::Internal {

namespace {

QString root(const WebAdmin &face)
{
    return face.addresses().index() + u"doc/"_s;
}

Value tableValues(const DocPage::Table &table, const QString &root)
{
    ValueList headers;
    for (const Text &header : table.headers)
        headers += header;
    ValueList rows;
    for (const QList<DocPage::Cell> &row : table.rows) {
        ValueList cells;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const DocPage::Cell &cell = row[i];
            cells += Dict{{u"text"_s, cell.text},
                          {u"label"_s, table.headers.value(i)},
                          {u"code"_s, cell.isCode},
                          {u"url"_s, cell.address.isEmpty() ? Value() : root + cell.address}};
        }
        rows += Value(cells);
    }
    return Dict{{u"title"_s, table.title}, {u"headers"_s, headers}, {u"rows"_s, rows}};
}

ValueList crumbs(const WebAdmin &face, const DocPage &page)
{
    ValueList crumbs{
            Dict{{u"text"_s, QN_TEXT("admin", "Home")}, {u"url"_s, face.addresses().index()}}};
    if (!page.address.isEmpty())
        crumbs += Dict{{u"text"_s, QN_TEXT("admindocs", "Documentation")}, {u"url"_s, root(face)}};
    if (page.address.count(u'/') > 1)
        crumbs += Dict{{u"text"_s, QN_TEXT("admindocs", "Models")},
                       {u"url"_s, root(face) + u"models/"_s}};
    crumbs += Dict{{u"text"_s, page.title}};
    return crumbs;
}

Response docPage(const WebAdmin &face, Request &request, AdminRequest &asked)
{
    const DocPage page =
            loadDocPage(face.application(), asked, pathArgument(request, u"address").toString());
    ValueList tables;
    for (const DocPage::Table &table : page.tables)
        tables += tableValues(table, root(face));
    return face.draw(request, asked, u"doc_page.html"_s,
                     {{u"title"_s, page.title},
                      {u"intro"_s, page.intro},
                      {u"tables"_s, tables},
                      {u"breadcrumbs"_s, crumbs(face, page)}});
}

} // namespace

class AdminDocsPlugin : public QObject, public AppPlugin, public WebAdminExtension
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "admindocs.json")
    Q_INTERFACES(Quintette::AppPlugin Quintette::WebAdminExtension)

public:
    QString label() const override { return u"admindocs"_s; }
    Text verboseName() const override { return QN_TEXT("admindocs", "Documentation"); }
    QStringList templateFolders() const override { return {u":/admindocs/templates"_s}; }
    UrlPatterns adminUrls(const WebAdmin &face) override
    {
        const View page = face.guarded(docPage);
        const auto here = [&page](const QString &address, const QString &name) {
            return path(u"doc/"_s + address, page, name, {.arguments = {{u"address"_s, address}}});
        };
        return {here({}, u"django-admindocs-docroot"_s),
                here(u"tags/"_s, u"django-admindocs-tags"_s),
                here(u"filters/"_s, u"django-admindocs-filters"_s),
                here(u"views/"_s, u"django-admindocs-views-index"_s),
                here(u"models/"_s, u"django-admindocs-models-index"_s),
                rePath(u"^doc/(?P<address>models/[^/]+/)$"_s, page,
                       u"django-admindocs-models-detail"_s)};
    }
    QList<HeaderLink> headerLinks(const WebAdmin &face, const AdminRequest &) override
    {
        return {{QN_TEXT("admindocs", "Documentation"), root(face)}};
    }
};

} // namespace Quintette::Internal

#include "admindocsplugin.moc"

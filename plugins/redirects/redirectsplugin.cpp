// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/redirects/redirect.h"

#include "admin/site/adminextension.h"
#include "core/apps/appplugin.h"
#include "plugins/redirects/redirectmiddleware.h"

namespace Quintette::Internal {

void Redirect::describe(ModelBuilder<Redirect> &m)
{
    m.options({.verboseName = QN_TEXT("redirects", "redirect"),
               .verboseNamePlural = QN_TEXT("redirects", "redirects"),
               .ordering = {u"old_path"_s},
               .dbTable = u"django_redirect"_s,
               .uniqueTogether = {{u"site"_s, u"old_path"_s}}});
    m.field<&Redirect::id>("id");
    m.field<&Redirect::site, FieldKind::ForeignKey>(
            "site", {.verboseName = QN_TEXT("redirects", "site"), .to = u"sites.Site"_s});
    m.field<&Redirect::oldPath>(
            "old_path",
            {.verboseName = QN_TEXT("redirects", "redirect from"),
             .helpText = QN_TEXT("redirects",
                                 "This should be an absolute path, excluding the domain name. "
                                 "Example: “/events/search/”."),
             .dbIndex = true,
             .maxLength = 200});
    m.field<&Redirect::newPath>(
            "new_path",
            {.verboseName = QN_TEXT("redirects", "redirect to"),
             .helpText = QN_TEXT("redirects",
                                 "This can be either an absolute path (as above) or a full URL "
                                 "starting with a scheme such as “https://”."),
             .blank = true,
             .maxLength = 200});
}

class RedirectsPlugin : public QObject, public AppPlugin, public AdminExtension
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "redirects.json")
    Q_INTERFACES(Quintette::AppPlugin Quintette::AdminExtension)

public:
    QString label() const override { return u"redirects"_s; }
    Text verboseName() const override { return QN_TEXT("redirects", "Redirects"); }
    void registerModels(ModelRegistry &models) override
    {
        models.add<Redirect>(u"redirects"_s, u"Redirect"_s);
    }
    QHash<QString, Middleware> middleware(const Application &application) override
    {
        return {{u"redirects"_s, redirectMiddleware(application)}};
    }
    void registerAdmin(AdminSite &site) override
    {
        site.add(u"redirects.Redirect"_s,
                 {.listDisplay = {u"old_path", u"new_path"},
                  .listFilter = {u"site"},
                  .listEditable = {u"new_path"_s},
                  .searchFields = {u"old_path"_s, u"new_path"_s},
                  .radioFields = {u"site"_s}});
    }
};

} // namespace Quintette::Internal

#include "redirectsplugin.moc"

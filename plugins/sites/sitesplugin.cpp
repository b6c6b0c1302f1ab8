// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/sites/site.h"

#include "admin/site/adminextension.h"
#include "core/apps/appplugin.h"
#include "core/base/error.h"

namespace Quintette::Internal {

static void refuseSpaces(const Value &domain)
{
    const QString text = domain.toString();
    const bool spaced =
            std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
    if (spaced)
        throw ValidationError(
                QN_TEXT("sites", "The domain name cannot contain any spaces or tabs."));
}

void Site::describe(ModelBuilder<Site> &m)
{
    m.options({.verboseName = QN_TEXT("sites", "site"),
               .verboseNamePlural = QN_TEXT("sites", "sites"),
               .ordering = {u"domain"_s},
               .dbTable = u"django_site"_s});
    m.field<&Site::id>("id");
    m.field<&Site::name>("name",
                         {.verboseName = QN_TEXT("sites", "display name"), .maxLength = 50});
    m.field<&Site::domain>("domain",
                           {.verboseName = QN_TEXT("sites", "domain name"),
                            .unique = true,
                            .maxLength = 100,
                            .validators = {refuseSpaces}});
}

class SitesPlugin : public QObject, public AppPlugin, public AdminExtension
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "sites.json")
    Q_INTERFACES(Quintette::AppPlugin Quintette::AdminExtension)

public:
    QString label() const override { return u"sites"_s; }
    Text verboseName() const override { return QN_TEXT("sites", "Sites"); }
    void registerModels(ModelRegistry &models) override { models.add<Site>(u"sites"_s, u"Site"_s); }
    void registerAdmin(AdminSite &site) override
    {
        site.add(u"sites.Site"_s,
                 {.listDisplay = {u"domain", u"name"}, .searchFields = {u"domain"_s, u"name"_s}});
    }
};

} // namespace Quintette::Internal

#include "sitesplugin.moc"

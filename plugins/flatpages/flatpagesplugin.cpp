// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/adminextension.h"
#include "core/apps/appplugin.h"
#include "core/orm/queryset.h"
#include "plugins/flatpages/flatpage.h"
#include "plugins/flatpages/flatpageadmin.h"
#include "plugins/flatpages/flatpagetags.h"
#include "plugins/flatpages/flatpageview.h"
#include "plugins/sitemaps/sitemap.h"

namespace Quintette::Internal {

class FlatPagesPlugin : public QObject,
                        public AppPlugin,
                        public AdminExtension,
                        public SitemapProvider
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "flatpages.json")
    Q_INTERFACES(Quintette::AppPlugin Quintette::AdminExtension Quintette::SitemapProvider)

public:
    QString label() const override { return u"flatpages"_s; }
    Text verboseName() const override { return QN_TEXT("flatpages", "Flat Pages"); }
    void registerModels(ModelRegistry &models) override
    {
        models.add<FlatPage>(u"flatpages"_s, u"FlatPage"_s);
    }
    QStringList templateFolders() const override { return {u":/flatpages/templates"_s}; }
    QHash<QString, std::shared_ptr<const Library>>
    templateLibraries(const Application &application) override
    {
        return {{u"flatpages"_s, flatPageTags(application)}};
    }
    QHash<QString, Middleware> middleware(const Application &application) override
    {
        return {{u"flatpages"_s, flatPageMiddleware(application)}};
    }
    void modelsReady(Application &application) override
    {
        m_needsSlash = application.settings().urls.appendSlash;
    }
    void registerAdmin(AdminSite &site) override
    {
        site.add(u"flatpages.FlatPage"_s, std::make_unique<FlatPageAdmin>(m_needsSlash));
    }
    QList<SitemapSection> sitemapSections(const Application &application) override
    {
        const QuerySet pages = objects(application.models().get(u"flatpages.FlatPage"_s))
                                       .filter({{u"sites"_s, application.settings().site.id},
                                                {u"registration_required"_s, false}});
        const QString above = application.settings().urls.scriptName();
        const auto entries = [pages, above](qint64 offset, qint64 limit) {
            QList<SitemapEntry> result;
            for (const Value &url : pages.slice(offset, limit).toValues(u"url"_s))
                result += SitemapEntry{above + url.toString()};
            return result;
        };
        return {{u"flatpages"_s, [pages] { return pages.count(); }, entries}};
    }

private:
    bool m_needsSlash = true;
};

} // namespace Quintette::Internal

#include "flatpagesplugin.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apps/appplugin.h"
#include "plugins/sitemaps/sitemapview.h"

namespace Quintette::Internal {

class SitemapsPlugin : public QObject, public AppPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QUINTETTE_APP_PLUGIN_IID FILE "sitemaps.json")
    Q_INTERFACES(Quintette::AppPlugin)

public:
    QString label() const override { return u"sitemaps"_s; }
    Text verboseName() const override { return QN_TEXT("sitemaps", "Site maps"); }
    UrlPatterns urls(const Application &application) override
    {
        const auto sections = std::make_shared<QList<SitemapSection>>();
        for (SitemapProvider *provider : application.extensions<SitemapProvider>())
            *sections += provider->sitemapSections(application);
        return {path(
                        u"sitemap.xml"_s,
                        [&application, sections](Request &request) {
                            return sitemapIndex(application, *sections, request);
                        },
                        u"sitemap"_s),
                path(
                        u"sitemap-<slug:section>.xml"_s,
                        [&application, sections](Request &request) {
                            return sitemapPage(application, *sections, request);
                        },
                        u"sitemap-section"_s)};
    }
};

} // namespace Quintette::Internal

#include "sitemapsplugin.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/webadminapp.h"

#include "admin/site/adminsites.h"
#include "core/apps/application.h"

namespace Quintette {

UrlPatterns WebAdminApp::urls(const Application &application)
{
    QList<const AdminSite *> sites = application.service<AdminSites>()->sites();
    // A site below another one is found before the other one finds nothing there.
    std::stable_sort(sites.begin(), sites.end(), [](const AdminSite *a, const AdminSite *b) {
        return a->path().size() > b->path().size();
    });
    UrlPatterns patterns;
    for (const AdminSite *site : std::as_const(sites)) {
        m_faces.push_back(std::make_unique<WebAdmin>(application, *site));
        patterns += include(site->path(), m_faces.back()->urls(), site->name(), u"admin"_s);
    }
    return patterns;
}

} // namespace Quintette

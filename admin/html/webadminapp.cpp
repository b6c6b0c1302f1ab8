// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/webadminapp.h"

#include "admin/pages/deleteaction.h"
#include "core/apps/application.h"

namespace Quintette {

void WebAdminApp::modelsReady(Application &application)
{
    AdminApp::modelsReady(application);
    addDeleteAction(*application.service<AdminSite>());
}

UrlPatterns WebAdminApp::urls(const Application &application)
{
    m_face = std::make_unique<WebAdmin>(application, *application.service<AdminSite>());
    return {include(u"admin/"_s, m_face->urls(), u"admin"_s)};
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/webadminapp.h"

#include "core/apps/application.h"

namespace Quintette {

UrlPatterns WebAdminApp::urls(const Application &application)
{
    m_face = std::make_unique<WebAdmin>(application, *application.service<AdminSite>());
    return {include(u"admin/"_s, m_face->urls(), u"admin"_s)};
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"
#include "admin/pages/adminapp.h"

namespace Quintette {

/// The administration with its web face: what the server program installs instead of AdminApp.
class QUINTETTE_ADMIN_EXPORT WebAdminApp final : public AdminApp
{
public:
    QStringList templateFolders() const override { return {u":/admin/templates"_s}; }
    QStringList staticFolders() const override { return {u":/admin/static"_s}; }
    /// Below "admin/".
    UrlPatterns urls(const Application &application) override;

private:
    std::unique_ptr<WebAdmin> m_face;
};

} // namespace Quintette

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
    /// Of every site, each below its path.
    UrlPatterns urls(const Application &application) override;

private:
    std::vector<std::unique_ptr<WebAdmin>> m_faces;
};

} // namespace Quintette

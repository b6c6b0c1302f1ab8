// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"
#include "core/apps/appplugin.h"

namespace Quintette {

/// The administration as an app: its log model, and the site, filled with the built-in models, with
/// what plugins register (AdminExtension) and with the models read from the database. Other layers
/// find it by application.service<AdminSite>().
class QUINTETTE_ADMIN_EXPORT AdminApp : public AppPlugin
{
public:
    QString label() const override { return u"admin"_s; }
    Text verboseName() const override { return QN_TEXT("admin", "Administration"); }
    void registerModels(ModelRegistry &models) override;
    void modelsReady(Application &application) override;
    void registerChecks(CheckRegistry &checks, const Application &application) override;
};

} // namespace Quintette

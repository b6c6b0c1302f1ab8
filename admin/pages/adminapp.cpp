// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/adminapp.h"

#include "admin/pages/deleteaction.h"
#include "admin/site/adminextension.h"
#include "admin/site/authadmin.h"
#include "admin/site/checks/adminchecks.h"
#include "admin/site/logentry.h"
#include "core/apps/application.h"
#include "core/auth/protection/logingate.h"
#include "core/checks/checkregistry.h"
#include "core/orm/lookups/textsearchlookups.h"
#include "core/storage/filestorage.h"

#include <mutex>

namespace Quintette {

void AdminApp::registerModels(ModelRegistry &models)
{
    // "@" in searchFields stands for the lookup "search"; lookups are of the whole process.
    static std::once_flag installed;
    std::call_once(installed, installTextSearchLookups);
    LogEntry::registerModel(models);
    models.add<StoredVersion>(u"quintette_history"_s, u"StoredVersion"_s);
}

void AdminApp::modelsReady(Application &application)
{
    const auto sites = std::make_shared<AdminSites>(application.models(), [&](AdminSite &site) {
        site.files = application.sharedService<FileStorage>();
        addDeleteAction(site);
    });
    const std::shared_ptr<AdminSite> site(sites, &sites->defaultSite());
    const AdminSettings &settings = application.settings().admin;
    if (!settings.siteTitle.isEmpty())
        site->title = settings.siteTitle;
    if (!settings.siteHeader.isEmpty())
        site->header = settings.siteHeader;
    if (!settings.indexTitle.isEmpty())
        site->indexTitle = settings.indexTitle;
    site->siteUrl = settings.siteUrl;
    for (const AppPlugin *app : application.apps()) {
        // An app that says nothing is called by its label, with a capital.
        if (app->verboseName().source() != app->label())
            site->setAppName(app->label(), app->verboseName());
    }

    registerAuthAdmin(*site, *application.service<LoginGate>());
    for (AdminExtension *extension : application.extensions<AdminExtension>())
        extension->registerAdmin(*site);
    registerUserAdmin(*site, *application.service<LoginGate>());
    site->addInferredModels();
    for (AdminExtension *extension : application.extensions<AdminExtension>())
        extension->registerSites(*sites);
    application.provide(site);
    application.provide(sites);
}

void AdminApp::registerChecks(CheckRegistry &checks, const Application &application)
{
    checks.add(
            [&application] {
                QList<CheckMessage> messages =
                        checkAdminMiddleware(application.settings().middleware.installed);
                for (const AdminSite *site : application.service<AdminSites>()->sites())
                    messages += checkAdminSite(*site);
                return messages;
            },
            {u"admin"_s});
}

} // namespace Quintette

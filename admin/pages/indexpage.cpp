// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/indexpage.h"

#include "admin/pages/deletedobjects.h"
#include "admin/pages/loglines.h"
#include "core/auth/user.h"

namespace Quintette {

QString NavigationModel::plainNames() const
{
    const ModelInfo &model = admin->model();
    return QStringList{model.verboseName().source(), model.verboseNamePlural().source(),
                       model.label()}
            .join(u' ');
}

QList<NavigationApp> navigation(const AdminSite &site, const AdminRequest &request,
                                const QString &onlyApp)
{
    QList<NavigationApp> apps;
    QHash<QString, qsizetype> byLabel;
    const QList<const ModelAdmin *> admins = site.admins();
    for (const ModelAdmin *admin : admins) {
        const QString &label = admin->model().appLabel();
        if ((!onlyApp.isEmpty() && label != onlyApp) || !admin->hasModulePermission(request))
            continue;
        NavigationModel model{admin, admin->model().verboseNamePlural()};
        model.canAdd = admin->hasAddPermission(request);
        model.canChange = admin->hasChangePermission(request);
        model.canView = admin->hasViewOrChangePermission(request);
        model.viewOnly = model.canView && !model.canChange;
        if (!model.canAdd && !model.canView && !admin->hasDeletePermission(request))
            continue;
        if (!byLabel.contains(label)) {
            byLabel.insert(label, apps.size());
            apps += NavigationApp{label, site.appName(label), {}};
        }
        apps[byLabel.value(label)].models += model;
    }
    const auto byName = [](const auto &a, const auto &b) {
        return QString::localeAwareCompare(a.name.toString(), b.name.toString()) < 0;
    };
    for (NavigationApp &app : apps)
        std::sort(app.models.begin(), app.models.end(), byName);
    std::sort(apps.begin(), apps.end(), byName);
    if (site.arrangeApps)
        site.arrangeApps(request, apps);
    return apps;
}

QList<LogLine> recentActions(const AdminSite &site, const AdminRequest &request, int limit)
{
    const QuerySet all = LogEntry::entries(site.models());
    const QuerySet shown = site.logEntries ? site.logEntries(request, all)
                                           : all.filter({{u"user_id"_s, request.user->key()}});
    QList<LogLine> lines = logLines(site, request, shown.slice(0, limit));
    addRestoring(lines, request);
    return lines;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"
#include "admin/site/logentry.h"

namespace Quintette {

/// A model as navigation shows it.
struct QUINTETTE_ADMIN_EXPORT NavigationModel
{
    const ModelAdmin *admin = nullptr;
    Text name; // plural
    bool canAdd = false;
    bool canChange = false;
    bool canView = false;
    bool viewOnly = false; // may look, may not change

    /// What the model is called in the code, "article articles news.Article": names by which a
    /// person finds it too, whichever language is shown.
    QString plainNames() const;
};

struct NavigationApp
{
    QString label;
    Text name;
    QList<NavigationModel> models;
};

/// One line of a log as a person reads it.
struct LogLine
{
    qint64 id = 0;
    DateTime time;
    QString user;
    LogEntry::Action action = LogEntry::Action::Change;
    QString objectText;
    QString message; // in the active language
    Text modelName;
    const ModelAdmin *admin = nullptr; // null where the model is gone or hidden
    QString objectId; // as stored; empty where the model is gone or hidden
    qint64 restoreVersion = 0; // of a deletion: what brings the object back; 0: nothing does
};

/// The apps and models this person may see, sorted by name. Django: get_app_list.
QUINTETTE_ADMIN_EXPORT QList<NavigationApp>
navigation(const AdminSite &site, const AdminRequest &request, const QString &onlyApp = {});

/// What the index shows beside the navigation: this person's own last actions.
QUINTETTE_ADMIN_EXPORT QList<LogLine> recentActions(const AdminSite &site,
                                                    const AdminRequest &request, int limit = 10);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/base/text.h"

#include <QStringList>

#include <functional>

namespace Quintette {

class ModelAdmin;
class QuerySet;
struct AdminRequest;

/// Something done to chosen objects. Django: an admin action.
struct AdminAction
{
    enum class Place : quint8 { List, Form, Both };

    AdminAction() = default;
    /// In a model's options: one of the site's actions, even if the site has disabled it.
    AdminAction(const char16_t *siteAction) : name(QStringView(siteAction).toString()) { }
    AdminAction(const QString &siteAction) : name(siteAction) { }

    QString name; // "delete_selected"
    Text description = {}; // "Delete selected %1": %1 is the model's plural name
    QStringList permissions = {}; // of the model: "change", "delete", ...; all are needed
    /// Does it, in a transaction. What it tells and answers with goes into the request; what it
    /// throws rolls everything back.
    std::function<void(AdminRequest &request, const ModelAdmin &admin, const QuerySet &chosen)>
            run = {};
    bool needsConfirmation = false; // shows what would be deleted first
    Place place = Place::List; // offered beside the list, on the form of one object, or both
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/global.h"
#include "core/base/text.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace Quintette {

class Form;
class ModelAdmin;
class QuerySet;
struct AdminRequest;

/// A page between choosing objects and doing something to them, with a form of its own: what an
/// action wants to know first. Every face draws it, see ActionPage. Django: an action that returns
/// an intermediate page.
struct ActionQuestion
{
    /// The form, empty; must not outlive request and admin.
    std::function<std::unique_ptr<Form>(const AdminRequest &request, const ModelAdmin &admin,
                                        const QuerySet &chosen)>
            makeForm = {};
    /// Does it with what was filled in, in a transaction, as AdminAction::run.
    std::function<void(AdminRequest &request, const ModelAdmin &admin, const QuerySet &chosen,
                       Form &form)>
            run = {};
    Text explanation = {}; // above the form
    Text button = {}; // default: "Run"
};

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
    /// Of the model: "add", "change", "delete", "view", or one of ModelAdmin::hasPermission(). One
    /// of them is enough.
    QStringList permissions = {};
    /// Does it, in a transaction. What it tells and answers with goes into the request; what it
    /// throws rolls everything back.
    std::function<void(AdminRequest &request, const ModelAdmin &admin, const QuerySet &chosen)>
            run = {};
    /// Instead of run: what is asked first.
    std::optional<ActionQuestion> question = {};
    /// For work that takes long: run gets so many objects at a time, each portion in a transaction
    /// of its own. People see how far it is and may stop it; what is done stays done. On the web it
    /// goes on in the background. 0: all at once, in one transaction.
    qsizetype portion = 0;
    bool needsConfirmation = false; // shows what would be deleted first
    Place place = Place::List; // offered beside the list, on the form of one object, or both

    /// Only the name of one of the site's actions.
    bool isName() const { return !run && !question; }
};

} // namespace Quintette

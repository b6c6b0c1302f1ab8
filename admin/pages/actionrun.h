// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/actionprogress.h"
#include "admin/pages/changelist.h"

namespace Quintette {

class Form;

/// Which objects an action is for: keys from the page, or everything that matches the list's state.
struct Selection
{
    QStringList keys; // texts of primary keys
    bool acrossPages = false;
    /// By key: what the rows were when they were shown; those without one are not compared.
    QHash<QString, QString> versions = {};
    /// What a confirmation was made from (DeletePage::digest): all of the objects, none more and
    /// none less, as they were then. Empty: not compared.
    QString digest = {};
    /// Which actions may be run: the list's, or those of the form of the one object.
    AdminAction::Place place = AdminAction::Place::List;
};

/// Keys and versions of objects in a few letters; their order does not matter.
QUINTETTE_ADMIN_EXPORT QString selectionDigest(const QList<Record> &objects);

/// The objects of a selection, among those this person's list shows.
QUINTETTE_ADMIN_EXPORT QuerySet selectedObjects(const ModelAdmin &admin,
                                                const AdminRequest &request, const ListState &state,
                                                const Selection &selection);
/// What an action on several objects is called: "Delete selected books".
QUINTETTE_ADMIN_EXPORT Text actionTitle(const ModelAdmin &admin, const AdminAction &action);
/// The action of that name. Throws PermissionDenied for one that this person may not run here, or
/// that does not exist.
QUINTETTE_ADMIN_EXPORT AdminAction allowedAction(const ModelAdmin &admin,
                                                 const AdminRequest &request, const QString &name,
                                                 const ListState &state, AdminAction::Place place);
/// Runs the named action in one transaction, or in portions where the action says so, and tells the
/// request what happened. Does nothing but tell, when chosen objects are not what the page showed
/// any more. An action may leave a file or an address in the request, to answer with. Throws as
/// allowedAction(), and ValueError where an action that asks something is given no answers (see
/// ActionPage).
QUINTETTE_ADMIN_EXPORT void runAction(const ModelAdmin &admin, AdminRequest &request,
                                      const QString &action, const ListState &state,
                                      const Selection &selection, Form *answers = nullptr,
                                      ActionProgress *progress = nullptr);

} // namespace Quintette

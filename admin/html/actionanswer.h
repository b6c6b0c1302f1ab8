// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/html/webadmin.h"
#include "admin/pages/actionrun.h"

namespace Quintette {

/// An action that was submitted, from the list or from the form of one object.
struct PostedAction
{
    QString name;
    Selection selection;
    ListState state = {}; // of the list
    QString backUrl = {}; // the page it was run on
    QString listUrl = {};
    /// To be submitted again by a confirmation, so that it says the same.
    QList<QPair<QString, QString>> fields = {};
};

/// Runs it, or asks first: the confirmation, the file that it made, or back to where it was run.
/// Throws PermissionDenied for what may not be run.
Response answerAction(const WebAdmin &face, Request &request, AdminRequest &asked,
                      const ModelAdmin &admin, const PostedAction &posted);

/// A file to be stored by the browser.
Response fileResponse(const AdminFile &file);

} // namespace Quintette

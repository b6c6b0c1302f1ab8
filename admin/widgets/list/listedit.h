// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changelist.h"
#include "admin/widgets/form/formcontents.h"

namespace Quintette {

class AdminSession;

/// Some rows of a list with the cells that may be edited in place, as plain data (a ListEditor
/// belongs to the thread that made it). The rows are drawn as those of an inline are.
struct QUINTETTE_WIDGETS_EXPORT ListEdit
{
    FormContents::Inline rows;
    QStringList commonErrors; // of the rows together
    QList<EditConflict> conflicts;
    bool isSaved = false;
    QList<AdminRequest::Message> messages;
};

// Both query; call them in a worker. They throw what ListEditor throws.
/// list holds the rows that are to be edited and no others. Without rows where this person may edit
/// none of them.
QUINTETTE_WIDGETS_EXPORT ListEdit loadListEdit(const AdminSession &session, const ChangeList &list);
/// Saves what was submitted, or hands it back with errors and conflicts.
QUINTETTE_WIDGETS_EXPORT ListEdit saveListEdit(const AdminSession &session, const ChangeList &list,
                                               const FormData &data);

} // namespace Quintette

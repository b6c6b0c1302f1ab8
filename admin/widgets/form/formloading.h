// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"

namespace Quintette {

class AdminSession;

/// Which form: an object's, or an empty one of the model.
struct FormKey
{
    const ModelAdmin *admin = nullptr;
    QString quotedPk; // empty to add
    Parameters initial;
    qint64 version = 0; // shows the values of this stored version
    QString keyField = {}; // whose value quotedPk is; empty for the primary key
};

/// What came of a save: errors to show in the form, or the saved object and what to tell.
struct SaveResult
{
    bool isSaved = false;
    FormContents contents; // with errors; of the saved object otherwise
    QList<AdminRequest::Message> messages;
    ModelAdmin::Next next = ModelAdmin::Next::List; // after a plain "Save"
    bool mayList = true; // whether there is a list to go to for this person
    QString goTo = {}; // where the admin's hooks lead instead, on the public site
};

enum class SaveAs : quint8 { Same, New }; // New: a copy with its rows; the object stays as it is

// All of these query; call them in a worker. They throw what ChangeForm throws.
QUINTETTE_WIDGETS_EXPORT FormContents loadForm(const AdminSession &session, const FormKey &key);
QUINTETTE_WIDGETS_EXPORT SaveResult saveForm(const AdminSession &session, const FormKey &key,
                                             const FormData &data, const UploadedFiles &files,
                                             SaveAs as = SaveAs::Same);

} // namespace Quintette

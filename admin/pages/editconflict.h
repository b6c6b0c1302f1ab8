// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/site/adminsite.h"
#include "core/base/datetime.h"
#include "core/base/error.h"

namespace Quintette {

class FormData;
class ModelForm;
class UploadedFiles;

/// Somebody else saved an object after a page was made from it and before this person saved; so
/// nothing was saved, and the page is to be shown again.
class QUINTETTE_ADMIN_EXPORT StaleObject : public Error
{
public:
    using Error::Error;
    ~StaleObject() override;
    QString name() const override { return u"StaleObject"_s; }
};

/// What others changed in one object while a person had its form open, field by field.
///
/// How a face draws it: above the form, one table per conflict, with was, theirs and mine as
/// columns. A field that isMine asks for a choice: submit choiceName = "theirs" to drop what this
/// person typed for it, "mine" to keep it. The form below already shows what was typed where both
/// changed a field, and the new values where only the other one did; saving it again (with the
/// version it now carries) is the decision.
struct EditConflict
{
    struct FieldChange
    {
        QString name;
        Text label;
        QString was; // as a person reads it; "" for empty
        QString theirs;
        QString mine;
        bool isMine = false; // this person changed it too
        QString choiceName;
    };

    QString objectText;
    QString who; // who saved last, as far as the log knows; else empty
    std::optional<DateTime> when;
    QList<FieldChange> fields;

    bool isEmpty() const { return fields.isEmpty(); }
};

/// Name under which the form of that prefix submits the version it was made from.
QUINTETTE_ADMIN_EXPORT QString versionName(const QString &formPrefix);
/// That version, for a hidden input: of an object's form as it is now, before it is bound; "" for a
/// new object.
QUINTETTE_ADMIN_EXPORT QString versionToken(const ModelForm &form);

/// Who saved an object last, as far as the log knows, put into conflict. One query.
void nameLastEditor(EditConflict &conflict, const Record &object);

/// Compares what is about to be bound to form with what the database has now and with the version
/// that was submitted along; takes the others' values into data for fields this person did not
/// touch or decided to drop. Without a submitted version nothing is compared: what sends no
/// version, such as a script, has seen none.
EditConflict mergeChanges(const ModelForm &form, FormData &data, const UploadedFiles &files);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changeform.h"
#include "admin/widgets/global.h"
#include "core/forms/formdata.h"
#include "core/forms/widgetspec.h"
#include "core/http/uploadedfile.h"

namespace Quintette {

class Form;
class ModelForm;

class AdminSession;

/// What a form page shows, as plain data: a ChangeForm belongs to the thread that made it, so a
/// worker makes one, takes this from it, and lets it go. Saving makes it anew from the object and
/// what was submitted, as the web does.
struct QUINTETTE_WIDGETS_EXPORT FormContents
{
    struct Field
    {
        ChangeForm::Item item;
        QString submitName; // with the prefix of its row, where it is in one
        WidgetSpec widget; // without a query; its choices are loaded
        bool isJson = false;
        bool isRequired = false;
        bool isSearched = false; // more objects than choices holds: asked for while one types
        Value value;
        QList<Text> errors;
    };
    struct Section
    {
        ChangeForm::Section head; // without lines
        QList<QList<Field>> lines;
    };

    /// Rows of another model, as InlineGroup says.
    struct Inline
    {
        struct Row
        {
            QList<Field> fields; // one per header
            QList<Text> errors;
            QString text; // of the object; empty for a row to fill in
            QString quotedPk;
            const ModelAdmin *ownAdmin = nullptr;
            QString deleteName; // empty: may not be deleted
            bool isMarkedDeleted = false;
            bool isNew = false;
            QList<QPair<QString, QString>> hiddenValues;
        };
        QString prefix;
        Text title;
        Text rowName;
        InlineOptions::Style style = InlineOptions::Style::Tabular;
        bool isCollapsed = false;
        qint64 hiddenRows = 0;
        int maxRows = 0;
        QList<InlineGroup::Header> headers;
        QList<Row> rows;
        std::optional<Row> blank; // what "add another" begins with; unset: nothing can be added
        QList<Text> errors;
        QList<QPair<QString, QString>> management;
    };

    ChangeForm::Mode mode = ChangeForm::Mode::Add;
    Text title;
    QString objectText;
    QString quotedPk;
    QString viewOnSiteUrl;
    QList<Section> sections;
    QList<Inline> inlines;
    /// By field: what relations to the object may submit, its primary key and other unique values.
    QHash<QString, QString> keys;
    QString version; // what the object was when this was made
    QString digest; // the same in short, for actions
    QList<EditConflict> conflicts; // what others saved meanwhile; nothing was saved
    bool isEarlierVersion = false; // shown to be restored; nothing has been changed yet
    bool wasDeleted = false; // by others meanwhile; saving makes a new object of it
    QList<Text> errors; // of the form as a whole
    bool hasErrors = false;
    bool canSave = false;
    bool canAddAnother = false;
    bool canContinue = false; // the object can be seen after saving
    bool canContinueEditing = false;
    bool canSaveAsNew = false;
    bool canDelete = false;
    bool hasHistory = false;
    QList<AdminAction> actions; // on this one object
};

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
};

/// A field of a form with all that an editor needs; queries for the choices of a relation.
QUINTETTE_WIDGETS_EXPORT FormContents::Field takeField(const ModelForm &form,
                                                       const ChangeForm::Item &item);

/// All fields of a form that is of no model's object, such as what an action asks.
QUINTETTE_WIDGETS_EXPORT QList<FormContents::Field> takeFields(const Form &form);

enum class SaveAs : quint8 { Same, New }; // New: a copy with its rows; the object stays as it is

// All of these query; call them in a worker. They throw what ChangeForm throws.
QUINTETTE_WIDGETS_EXPORT FormContents loadForm(const AdminSession &session, const FormKey &key);
QUINTETTE_WIDGETS_EXPORT SaveResult saveForm(const AdminSession &session, const FormKey &key,
                                             const FormData &data, const UploadedFiles &files,
                                             SaveAs as = SaveAs::Same);

} // namespace Quintette

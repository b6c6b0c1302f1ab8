// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/changeform.h"
#include "admin/widgets/global.h"
#include "core/forms/formdata.h"
#include "core/forms/widgetspec.h"
#include "core/http/uploadedfile.h"

namespace Quintette {

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
        bool isDisabled = false; // shown, but what is submitted for it is ignored
        bool isSearched = false; // more objects than choices holds: asked for while one types
        bool isPlace = false; // of a row among its siblings: moved, not typed
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
            QString viewOnSiteUrl;
            QString deleteName; // empty: may not be deleted
            bool isMarkedDeleted = false;
            bool isNew = false;
            QList<QPair<QString, QString>> hiddenValues;
        };
        /// Cells of a block that belong together.
        struct Group
        {
            QList<int> lines; // how many cells share each of them
            Text name = {};
            Text description = {};
            bool collapsed = false;
        };
        QString prefix;
        Text title;
        Text rowName;
        InlineOptions::Style style = InlineOptions::Style::Tabular;
        bool isCollapsed = false;
        qint64 hiddenRows = 0;
        int maxRows = 0;
        QList<InlineGroup::Header> headers;
        QList<Group> groups; // of the cells of a block, in order
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

/// By field: the primary key and other unique values, as forms submit them; none of an object that
/// is not stored.
QHash<QString, QString> uniqueTexts(const Record &object);

/// What a page shows of it; queries for the choices of relations. In the thread of the page.
FormContents takeContents(const ChangeForm &page);

} // namespace Quintette

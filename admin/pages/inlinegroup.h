// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/editconflict.h"
#include "admin/pages/formitem.h"
#include "admin/pages/inlinerows.h"
#include "admin/site/logentry.h"
#include "core/forms/formerrors.h"

namespace Quintette {

class FormData;
class Form;
class UploadedFiles;

/// The rows of one inline on a form page: what is shown, what came back, what was saved. Belongs to
/// its ChangeForm. Django: an InlineAdminFormSet.
///
/// How a face draws it, whatever it is made of:
/// - title() above; errors() (of the group as a whole) below it; closed at first if isCollapsed().
/// - A table with headers() as columns (options().style Tabular), or a block of lines per row
///   (Stacked). Each row has one item per header, in the same order. An item that is readOnly is
///   drawn as in the form itself; any other is the field row.form->bound(item.name), whose
///   htmlName() is the name to submit it under.
/// - row.canDelete: a checkbox that submits row.deleteName() = "on".
/// - row.isTemplate is not shown: it is what "add another" copies, after replacing "__prefix__" in
///   all names by the number of rows so far. Only there when canAdd(); at most options().maxNum.
/// - managementValues() are submitted as they are, but "<prefix>-TOTAL_FORMS" counts the added
///   rows; and each row's hiddenValues().
/// Everything is submitted along with the form to ChangeForm::submit().
class QUINTETTE_ADMIN_EXPORT InlineGroup
{
public:
    struct Header
    {
        QString name;
        Text label;
        Text helpText;
        bool isRequired = false;
    };
    struct Row
    {
        std::shared_ptr<ModelForm> form;
        QList<FormItem> items;
        FormErrors::Items errors; // of the row as a whole
        QString text; // of the object; empty for a row to fill in
        QString quotedPk; // empty for a row to fill in
        bool isNew = false;
        bool isTemplate = false;
        bool canDelete = false;
        bool isMarkedDeleted = false;
        /// The object's own page, where it has one that this person may open.
        const ModelAdmin *ownAdmin = nullptr;
        QString viewOnSiteUrl; // empty for nowhere

        QString version; // what the object was, to be submitted with the hidden values

        QString deleteName() const;
        /// Names and texts to submit unseen: which object the row is of, and its version.
        QList<QPair<QString, QString>> hiddenValues() const;
    };

    /// All inlines of an object's form that this person may see anything of. One query each.
    static std::vector<std::unique_ptr<InlineGroup>> forObject(const ModelAdmin &admin,
                                                               const AdminRequest &request,
                                                               const Record &object,
                                                               bool isViewOnly);
    ~InlineGroup();
    Q_DISABLE_COPY_MOVE(InlineGroup)

    const InlineOptions &options() const { return m_options; }
    /// The model of the rows.
    const ModelInfo &model() const;
    Text title() const;
    Text rowName() const;
    /// How the items of a stacked row are grouped, by their names in order; one group without a
    /// name where nobody said.
    const QList<Fieldset> &fieldsets() const { return m_fieldsets; }
    QString prefix() const;
    bool canAdd() const { return m_canAdd; }
    /// Whether any row has the checkbox.
    bool canDelete() const { return m_canDelete; }
    bool isCollapsed() const;
    /// Objects beyond those shown, because there are too many for a form.
    qint64 hiddenRows() const { return m_hiddenRows; }

    QList<Header> headers() const;
    QList<Row> rows() const;
    FormErrors::Items errors() const;
    QList<QPair<QString, QString>> managementValues() const;
    bool needsMultipart() const;

    // For ChangeForm.
    /// What others changed in rows since data's form was made; takes it into data.
    QList<EditConflict> mergeChanges(FormData &data, const UploadedFiles &files);
    void submit(const FormData &data, const UploadedFiles &files);
    /// Makes what was submitted for present rows mean new ones. Django: save_as.
    void submitAsNew(FormData data, const UploadedFiles &files);
    bool isValid();
    bool hasChanged();
    qsizetype errorCount() const;
    /// The rows as a set to be saved for who asks, in the caller's transaction.
    InlineFormSet &rowsToSave(AdminRequest &request);
    /// What saving them did, for the log and for the history with values.
    QList<LogEntry::Part> savedParts() const;
    const QList<InlineRows::Stored> &stored() const { return m_rows->stored(); }

private:
    InlineGroup(const ModelAdmin &admin, const AdminRequest &request, const InlineOptions &options);
    void build(InlineRows::Rights rights, const Record &parent, const InlineLink &link,
               const QString &prefix);
    QList<Record> presentRows(const Record &parent, const InlineLink &link);
    Row row(const std::shared_ptr<Form> &form, bool isTemplate) const;
    QString keyOf(const Form &form) const;

    const ModelAdmin &m_admin;
    const AdminRequest &m_request;
    InlineOptions m_options;
    QList<Fieldset> m_fieldsets;
    QStringList m_names; // of the fieldsets, in order
    bool m_canView = false;
    bool m_canAdd = false;
    bool m_canDelete = false;
    qint64 m_hiddenRows = 0;
    std::unique_ptr<InlineRows> m_rows;
    std::unique_ptr<FormItemMaker> m_items;
    QHash<QString, QString> m_versions; // by primary key, of the rows as they were loaded
};

} // namespace Quintette

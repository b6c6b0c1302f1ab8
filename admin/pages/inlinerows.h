// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/pages/recordversion.h"
#include "admin/site/logentry.h"
#include "admin/site/modeladmin.h"
#include "core/forms/inlineformset.h"

namespace Quintette {

/// The forms of an inline's rows with what one person may do to each: a row that may not be changed
/// has no fields, so nothing that is submitted for it is read; one that may not be deleted has no
/// checkbox. Django: the formset and form that InlineModelAdmin.get_formset makes.
class InlineRows : public InlineFormSet
{
public:
    /// Rights to the rows of an inline. Those of an automatic many-to-many table follow from its
    /// other side.
    struct Rights
    {
        const AdminRequest *request = nullptr;
        const ModelInfo *model = nullptr; // asked for rights
        bool isAutomaticThrough = false;
        bool isViewOnly = false; // the object itself may not be changed, so its rows may not
        const InlineOptions *options = nullptr; // may have a rule of its own
        const Record *parent = nullptr; // null for one that is being added

        Rights(const AdminRequest &asked, const InlineLink &link);
        bool canView(const Record *row = nullptr) const;
        bool canAdd() const;
        bool canChange(const Record *row = nullptr) const;
        bool canDelete(const Record *row = nullptr) const;

    private:
        std::optional<bool> ownRule(const QString &action) const;
    };

    /// rights.options must outlive it.
    InlineRows(const ModelAdmin &admin, const Rights &rights, const Record &parent,
               const InlineLink &link, const QList<Record> &rows, const FormSetOptions &options,
               const ModelFormOptions &form);

    /// A row that save() stored or deleted.
    struct Stored
    {
        Record row;
        LogEntry::Action action;
        RecordVersion before;
        QStringList changed = {}; // names of fields, of a change
    };
    const QList<Stored> &stored() const { return m_stored; }
    /// Who saves; set before save().
    void setRequest(AdminRequest *request) { m_request = request; }

protected:
    void addFields(Form &form, int index) override;
    std::shared_ptr<ModelForm> makeModelForm(const Record &row,
                                             const ModelFormOptions &options) override;
    void clean() override;
    /// Rows that may only be looked at were not submitted, so they are not judged. Django bypasses
    /// their validation too.
    bool isChecked(const Form &form) const override;
    void saveRow(ModelForm &form) override;
    void deleteRow(const Record &row) override;

private:
    const ModelAdmin &m_admin;
    Rights m_rights;
    AdminRequest *m_request = nullptr;
    QList<Stored> m_stored;
};

} // namespace Quintette

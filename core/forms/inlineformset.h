// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forms/formset.h"
#include "core/forms/inlinelink.h"
#include "core/forms/modelform.h"

namespace Quintette {

/// Forms for the rows of another model that point to one object. Only rows handed in can be changed
/// or deleted, and every row keeps pointing to that object, whatever is submitted. Django:
/// inlineformset_factory.
class QUINTETTE_CORE_EXPORT InlineFormSet : public FormSet
{
public:
    struct Saved
    {
        QList<Record> added;
        QList<QPair<Record, QStringList>> changed; // with the names of the changed fields
        QList<Record> deleted;
    };

    /// rows are the present ones that this person may see, in order. form.fields must not hold the
    /// fields of the link.
    InlineFormSet(const Record &parent, const InlineLink &link, const QList<Record> &rows,
                  const FormSetOptions &options, const ModelFormOptions &form);

    /// The foreign key of child that points to parent; fkName chooses where there are several.
    /// Throws ImproperlyConfigured when there is none, or more than one without a name.
    static const Field &foreignKeyTo(const ModelInfo &parent, const ModelInfo &child,
                                     const QString &fkName = {});

    const InlineLink &link() const { return m_link; }
    ModelForm &modelForm(const Form &form) const;
    /// Saves, changes and deletes, in the caller's transaction; parent is saved already. Only after
    /// isValid().
    Saved save(const Record &parent);

protected:
    void addFields(Form &form, int index) override;
    virtual std::shared_ptr<ModelForm> makeModelForm(const Record &row,
                                                     const ModelFormOptions &options);
    /// Done for each row instead of saving or deleting it plainly.
    virtual void saveRow(ModelForm &form);
    virtual void deleteRow(const Record &row);

private:
    std::shared_ptr<Form> makeRowForm(int index);
    const Record *submittedRow(int index) const;
    QString keyName() const { return m_link.model().primaryKey().name(); }

    Record m_parent;
    InlineLink m_link;
    QList<Record> m_rows;
    ModelFormOptions m_formOptions;
};

} // namespace Quintette

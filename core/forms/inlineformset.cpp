// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/inlineformset.h"

#include "core/forms/fields/charfield.h"
#include "core/orm/persistence.h"

namespace Quintette {
namespace {

/// A row that somebody else deleted while this person looked at it. It has no object to change, so
/// it is never valid.
class MissingRowForm final : public ModelForm
{
public:
    using ModelForm::ModelForm;

protected:
    void clean() override
    {
        throw ValidationError(
                QN_TEXT("forms",
                        "This row does not exist any more. Perhaps it was deleted meanwhile."),
                u"missing_row"_s);
    }
};

} // namespace

InlineFormSet::InlineFormSet(const Record &parent, const InlineLink &link,
                             const QList<Record> &rows, const FormSetOptions &options,
                             const ModelFormOptions &form)
    : FormSet(options, int(rows.size()), [this](int index) { return makeRowForm(index); }),
      m_parent(parent), m_link(link), m_rows(rows), m_formOptions(form)
{
    m_formOptions.exclude += link.names();
}

const Field &InlineFormSet::foreignKeyTo(const ModelInfo &parent, const ModelInfo &child,
                                         const QString &fkName)
{
    const Field *found = nullptr;
    for (const Field *field : child.fields()) {
        const bool fits = field->isForeignKey() && field->relatedModel() == &parent
                && (fkName.isEmpty() || field->name() == fkName);
        if (fits && found)
            throw ImproperlyConfigured(
                    u"%1 has more than one foreign key to %2: name one with fkName"_s.arg(
                            child.label(), parent.label()));
        if (fits)
            found = field;
    }
    if (!found)
        throw ImproperlyConfigured(u"%1 has no foreign key %2to %3"_s.arg(
                child.label(), fkName.isEmpty() ? QString() : u"\"%1\" "_s.arg(fkName),
                parent.label()));
    return *found;
}

const Record *InlineFormSet::submittedRow(int index) const
{
    const Field &key = m_link.model().primaryKey();
    const QString text =
            data().value(options().prefix + u'-' + QString::number(index) + u'-' + keyName());
    for (const Record &row : m_rows) {
        if (key.toText(row.pk()) == text)
            return &row;
    }
    return nullptr;
}

std::shared_ptr<Form> InlineFormSet::makeRowForm(int index)
{
    std::shared_ptr<ModelForm> form;
    if (index >= 0 && index < initialFormCount()) {
        // The submitted key decides, not the place: rows may have come or gone since the page was
        // made.
        const Record *row = isBound() ? submittedRow(index) : &m_rows.at(index);
        if (!row)
            return std::make_shared<MissingRowForm>(Record(m_link.model()), m_formOptions);
        form = makeModelForm(*row, m_formOptions);
    } else {
        Record row(m_link.model());
        if (!m_parent.isAdding())
            m_link.set(row, m_parent);
        form = makeModelForm(row, m_formOptions);
    }
    if (!m_parent.isAdding())
        form->setImplied(m_link.names());
    return form;
}

std::shared_ptr<ModelForm> InlineFormSet::makeModelForm(const Record &row,
                                                        const ModelFormOptions &options)
{
    return std::make_shared<ModelForm>(row, options);
}

void InlineFormSet::addFields(Form &form, int index)
{
    FormSet::addFields(form, index);
    if (index < 0 || index >= initialFormCount())
        form.remove(u"DELETE"_s); // an empty row is left out by leaving it empty
    if (form.field(keyName()))
        return; // a key that people type is a field of the form already
    const ModelInfo &model = m_link.model();
    const Record &row = modelForm(form).instance();
    const Value key = row.isAdding() ? Value() : Value(model.primaryKey().toText(row.pk()));
    form.add(keyName(),
             std::make_unique<CharFormField>(
                     FormFieldOptions{.required = false,
                                      .initial = key,
                                      .disabled = false,
                                      .widget = WidgetSpec(WidgetKind::Hidden)}));
    form.setInitial(keyName(), key);
}

ModelForm &InlineFormSet::modelForm(const Form &form) const
{
    // Every form of this set was made by makeRowForm().
    return const_cast<ModelForm &>(static_cast<const ModelForm &>(form));
}

void InlineFormSet::saveRow(ModelForm &form)
{
    form.save();
}

void InlineFormSet::deleteRow(const Record &row)
{
    deleteRecords({row});
}

InlineFormSet::Saved InlineFormSet::save(const Record &parent)
{
    Saved saved;
    for (const std::shared_ptr<Form> &form : forms()) {
        ModelForm &row = modelForm(*form);
        const bool isNew = row.instance().isAdding();
        if (isDeleted(*form)) {
            if (!isNew) {
                saved.deleted += row.instance();
                deleteRow(row.instance());
            }
            continue;
        }
        const QStringList changed = row.changedData();
        if (changed.isEmpty())
            continue;
        m_link.set(row.editInstance(), parent);
        saveRow(row);
        if (isNew)
            saved.added += row.instance();
        else
            saved.changed += {row.instance(), changed};
    }
    return saved;
}

} // namespace Quintette

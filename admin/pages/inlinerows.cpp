// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/inlinerows.h"

#include "admin/pages/objecthistory.h"
#include "core/auth/policy.h"
#include "core/orm/persistence.h"

namespace Quintette {

InlineRows::Rights::Rights(const AdminRequest &asked, const InlineLink &link)
    : request(&asked), model(&link.model())
{
    if (!model->options().autoCreated)
        return;
    for (const Field *field : model->fields()) {
        if (field->isForeignKey() && field != link.key) {
            isAutomaticThrough = true;
            model = field->relatedModel();
            return;
        }
    }
}

std::optional<bool> InlineRows::Rights::ownRule(const QString &action) const
{
    return options && options->permission
            ? std::optional(options->permission(*request, action, parent))
            : std::nullopt;
}

// The rows of an automatic table have no rights of their own, and a right to an object of the other
// side says nothing about one row of it.
bool InlineRows::Rights::canView(const Record *row) const
{
    if (const std::optional<bool> own = ownRule(u"view"_s))
        return *own || canChange(row);
    return request->policy->canView(*request->user, *model, isAutomaticThrough ? nullptr : row);
}

bool InlineRows::Rights::canAdd() const
{
    if (isViewOnly)
        return false;
    if (const std::optional<bool> own = ownRule(u"add"_s))
        return *own;
    return isAutomaticThrough ? canChange() : request->policy->canAdd(*request->user, *model);
}

bool InlineRows::Rights::canChange(const Record *row) const
{
    if (isViewOnly)
        return false;
    return ownRule(u"change"_s)
            .value_or(request->policy->canChange(*request->user, *model,
                                                 isAutomaticThrough ? nullptr : row));
}

bool InlineRows::Rights::canDelete(const Record *row) const
{
    if (isViewOnly)
        return false;
    if (const std::optional<bool> own = ownRule(u"delete"_s))
        return *own;
    return isAutomaticThrough ? canChange()
                              : request->policy->canDelete(*request->user, *model, row);
}

InlineRows::InlineRows(const ModelAdmin &admin, const Rights &rights, const Record &parent,
                       const InlineLink &link, const QList<Record> &rows,
                       const FormSetOptions &options, const ModelFormOptions &form)
    : InlineFormSet(parent, link, rows, options, form), m_admin(admin), m_rights(rights)
{
}

std::shared_ptr<ModelForm> InlineRows::makeModelForm(const Record &row,
                                                     const ModelFormOptions &options)
{
    return m_rights.options->makeForm ? m_rights.options->makeForm(row, options)
                                      : InlineFormSet::makeModelForm(row, options);
}

void InlineRows::addFields(Form &form, int index)
{
    const Record &row = modelForm(form).instance();
    const bool isPresent = index >= 0 && index < initialFormCount();
    const bool mayEdit = isPresent ? m_rights.canChange(&row) : m_rights.canAdd();
    if (!mayEdit) {
        const QStringList names = form.fieldNames();
        for (const QString &name : names)
            form.remove(name);
    }
    InlineFormSet::addFields(form, index);
    if (isPresent && !m_rights.canDelete(&row))
        form.remove(u"DELETE"_s);
}

void InlineRows::clean()
{
    QList<ValidationError::Item> refused;
    for (const std::shared_ptr<Form> &form : forms()) {
        const Record &row = modelForm(*form).instance();
        if (!isDeleted(*form) || row.isAdding())
            continue;
        const DeletePlan plan = planDelete({row}, 100);
        if (plan.isAllowed())
            continue;
        QStringList texts;
        for (const Record &object : plan.protectedObjects)
            texts += object.model().verboseName().toString() + u' '
                    + m_admin.site().visibleText(*m_rights.request, object);
        refused += {QN_TEXT("admin",
                            "Deleting %1 %2 would require deleting the following protected related "
                            "objects: %3")
                            .arg(row.model().verboseName())
                            .arg(row.toString())
                            .arg(texts.join(u", "_s)),
                    u"deleting_protected"_s};
    }
    if (!refused.isEmpty())
        throw ValidationError(
                QMap<QString, QList<ValidationError::Item>>{{ValidationError::nonField, refused}});
}

bool InlineRows::isChecked(const Form &form) const
{
    const Record &row = modelForm(form).instance();
    return row.isAdding() ? m_rights.canAdd() : m_rights.canChange(&row);
}

void InlineRows::saveRow(ModelForm &form)
{
    const bool isNew = form.instance().isAdding();
    RecordVersion before;
    if (!isNew) {
        // The form's object has the new values already.
        const std::optional<Record> now =
                objects(form.model()).selectForUpdate().find({{u"pk"_s, form.instance().pk()}});
        if (now)
            before = ObjectHistory::versionOf(m_admin.site(), *now);
    }
    const QStringList changed = form.changedData();
    m_admin.saveInlineRow(*m_request, form);
    m_stored += {form.instance(), isNew ? LogEntry::Action::Addition : LogEntry::Action::Change,
                 before, changed};
}

void InlineRows::deleteRow(const Record &row)
{
    m_stored += {row, LogEntry::Action::Deletion, ObjectHistory::versionOf(m_admin.site(), row)};
    m_admin.deleteInlineRow(*m_request, row);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/formset.h"

#include "core/forms/fields/booleanfield.h"
#include "core/forms/fields/numberfield.h"
#include "core/forms/html.h"

namespace Quintette {

/// How many forms beyond maxNum are still looked at, to tell a person about one too many.
constexpr int formsBeyondLimit = 1000;

FormSet::FormSet(const FormSetOptions &options, int initialForms, const Factory &factory)
    : m_options(options), m_initialForms(initialForms), m_factory(factory)
{
}

FormSet::~FormSet() = default;

void FormSet::bind(const FormData &data, const UploadedFiles &files)
{
    m_data = data;
    m_files = files;
    m_isBound = true;
    m_isBuilt = false;
    m_isCleaned = false;
    m_isTampered = !managementNumber(u"TOTAL_FORMS"_s) || !managementNumber(u"INITIAL_FORMS"_s);
}

std::optional<int> FormSet::managementNumber(const QString &name) const
{
    bool ok = false;
    const QString text = m_data.value(m_options.prefix + u'-' + name);
    const int number = text.toInt(&ok);
    // toInt() stops at a null character.
    return ok && !text.contains(QChar(u'\0')) && number >= 0 ? std::optional(number) : std::nullopt;
}

int FormSet::totalFormCount() const
{
    if (m_isBound)
        return std::min(managementNumber(u"TOTAL_FORMS"_s).value_or(0),
                        m_options.maxNum + formsBeyondLimit);
    const int wanted = std::max(m_initialForms, m_options.minNum) + m_options.extra;
    // Present things are shown even where they are more than allowed.
    return std::max(m_initialForms, std::min(wanted, m_options.maxNum));
}

int FormSet::initialFormCount() const
{
    if (m_isBound)
        return std::min(managementNumber(u"INITIAL_FORMS"_s).value_or(0), totalFormCount());
    return m_initialForms;
}

std::shared_ptr<Form> FormSet::makeForm(int index)
{
    std::shared_ptr<Form> form = m_factory(index);
    form->setPrefix(m_options.prefix + u'-'
                    + (index < 0 ? indexPlaceholder() : QString::number(index)));
    form->setEmptyPermitted(index < 0
                            || (index >= initialFormCount() && index >= m_options.minNum));
    addFields(*form, index);
    if (m_isBound && index >= 0)
        form->bind(m_data, m_files);
    return form;
}

const QList<std::shared_ptr<Form>> &FormSet::forms()
{
    if (!m_isBuilt) {
        m_isBuilt = true;
        m_forms.clear();
        for (int index = 0; index < totalFormCount(); ++index)
            m_forms += makeForm(index);
    }
    return m_forms;
}

QList<std::shared_ptr<Form>> FormSet::initialForms()
{
    return forms().first(initialFormCount());
}

QList<std::shared_ptr<Form>> FormSet::extraForms()
{
    return forms().sliced(initialFormCount());
}

std::shared_ptr<Form> FormSet::emptyForm()
{
    return makeForm(-1);
}

void FormSet::addFields(Form &form, int index)
{
    if (m_options.canOrder)
        form.add(u"ORDER"_s,
                 std::make_unique<IntegerFormField>(FormFieldOptions{
                         .required = false,
                         .label = QN_TEXT("forms", "Order"),
                         .initial = index >= 0 && index < initialFormCount() ? Value(index + 1)
                                                                             : Value()}));
    if (m_options.canDelete)
        form.add(u"DELETE"_s,
                 std::make_unique<BooleanFormField>(
                         FormFieldOptions{.required = false, .label = QN_TEXT("forms", "Delete")}));
}

bool FormSet::isDeleted(const Form &form) const
{
    return m_isBound && m_options.canDelete && form.field(u"DELETE")
            && form.submitted(u"DELETE"_s).isTrue();
}

bool FormSet::isValid()
{
    if (!m_isBound)
        return false;
    fullClean();
    return m_nonFormErrors.isEmpty() && errorCount() == 0;
}

const FormErrors::Items &FormSet::nonFormErrors()
{
    if (m_isBound)
        fullClean();
    return m_nonFormErrors;
}

qsizetype FormSet::errorCount()
{
    qsizetype count = nonFormErrors().size();
    for (const std::shared_ptr<Form> &form : forms()) {
        // What goes away need not be right.
        if (!isDeleted(*form) && isChecked(*form))
            count += form->errors().count();
    }
    return count;
}

bool FormSet::hasChanged()
{
    return std::any_of(forms().cbegin(), forms().cend(),
                       [](const std::shared_ptr<Form> &form) { return form->hasChanged(); });
}

void FormSet::clean() { }

bool FormSet::isChecked(const Form &) const
{
    return true;
}

void FormSet::checkNumbers()
{
    int counted = 0;
    for (const std::shared_ptr<Form> &form : forms()) {
        const bool isUnused = form->isEmptyPermitted() && !form->hasChanged();
        if (!isDeleted(*form) && !isUnused)
            ++counted;
    }
    const bool isOverLimit =
            managementNumber(u"TOTAL_FORMS"_s).value_or(0) > m_options.maxNum + formsBeyondLimit;
    if (isOverLimit || (m_options.validateMax && counted > m_options.maxNum))
        throw ValidationError(
                QN_PLURAL("forms", "Please submit at most %n form(s).").plural(m_options.maxNum),
                u"too_many_forms"_s);
    if (m_options.validateMin && counted < m_options.minNum)
        throw ValidationError(
                QN_PLURAL("forms", "Please submit at least %n form(s).").plural(m_options.minNum),
                u"too_few_forms"_s);
}

void FormSet::fullClean()
{
    if (m_isCleaned)
        return;
    m_isCleaned = true;
    m_nonFormErrors.clear();
    if (m_isTampered) {
        m_nonFormErrors +=
                {QN_TEXT("forms", "ManagementForm data is missing or has been tampered with."),
                 u"missing_management_form"_s};
        return;
    }
    try {
        checkNumbers();
        clean();
    } catch (const ValidationError &error) {
        m_nonFormErrors += allItems(error);
    }
}

QString FormSet::managementHtml() const
{
    const QList<QPair<QString, int>> numbers{{u"TOTAL_FORMS"_s, totalFormCount()},
                                             {u"INITIAL_FORMS"_s, initialFormCount()},
                                             {u"MIN_NUM_FORMS"_s, m_options.minNum},
                                             {u"MAX_NUM_FORMS"_s, m_options.maxNum}};
    QString html;
    for (const auto &[name, number] : numbers) {
        const QString full = m_options.prefix + u'-' + name;
        html += Html::widget(WidgetKind::Hidden, full, number, {{u"id"_s, u"id_"_s + full}});
    }
    return html;
}

} // namespace Quintette

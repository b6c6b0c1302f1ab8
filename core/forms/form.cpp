// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/form.h"

#include "core/forms/boundfield.h"
#include "core/forms/widgetdata.h"

namespace Quintette {

Form::Form(const QString &prefix) : m_prefix(prefix) { }

Form::~Form() = default;

FormField &Form::add(const QString &name, std::unique_ptr<FormField> field)
{
    FormField &added = *field;
    for (Entry &entry : m_fields) {
        if (entry.name == name) {
            entry.field = std::move(field);
            return added;
        }
    }
    m_fields.push_back({name, std::move(field)});
    return added;
}

void Form::remove(const QString &name)
{
    std::erase_if(m_fields, [&](const Entry &entry) { return entry.name == name; });
}

void Form::orderFields(const QStringList &names)
{
    const auto place = [&](const Entry &entry) {
        const qsizetype index = names.indexOf(entry.name);
        return index < 0 ? names.size() : index;
    };
    std::stable_sort(m_fields.begin(), m_fields.end(),
                     [&](const Entry &a, const Entry &b) { return place(a) < place(b); });
}

QStringList Form::fieldNames() const
{
    QStringList names;
    for (const Entry &entry : m_fields)
        names += entry.name;
    return names;
}

FormField *Form::field(QStringView name) const
{
    for (const Entry &entry : m_fields) {
        if (entry.name == name)
            return entry.field.get();
    }
    return nullptr;
}

BoundField Form::bound(const QString &name) const
{
    const FormField *found = field(name);
    if (!found)
        throw LookupError(u"the form has no field \"%1\"; it has: %2"_s.arg(
                name, fieldNames().join(u", "_s)));
    return BoundField(*this, *found, name);
}

QList<BoundField> Form::boundFields() const
{
    QList<BoundField> fields;
    for (const Entry &entry : m_fields)
        fields += BoundField(*this, *entry.field, entry.name);
    return fields;
}

QList<BoundField> Form::visibleFields() const
{
    QList<BoundField> fields = boundFields();
    fields.removeIf([](const BoundField &field) { return field.isHidden(); });
    return fields;
}

QList<BoundField> Form::hiddenFields() const
{
    QList<BoundField> fields = boundFields();
    fields.removeIf([](const BoundField &field) { return !field.isHidden(); });
    return fields;
}

Value Form::initialValue(const QString &name) const
{
    if (const Value *value = m_initial.find(name))
        return *value;
    const FormField *found = field(name);
    return found ? found->initial() : Value();
}

void Form::bind(const FormData &data, const UploadedFiles &files)
{
    m_data = data;
    m_files = files;
    m_isBound = true;
    m_isCleaned = false;
}

bool Form::isValid()
{
    return m_isBound && errors().isEmpty();
}

const FormErrors &Form::errors()
{
    if (m_isBound && !m_isCleaned)
        fullClean();
    return m_errors;
}

void Form::addError(const QString &field, const Text &message, const QString &code)
{
    m_errors.add(field, {{message, code}});
    m_cleaned.remove(field);
}

void Form::addErrors(const ValidationError &error)
{
    for (auto it = error.errors().cbegin(); it != error.errors().cend(); ++it) {
        // What is wrong with a field that is not shown must be said somewhere.
        m_errors.add(field(it.key()) ? it.key() : ValidationError::nonField, it.value());
        m_cleaned.remove(it.key());
    }
}

Value Form::submitted(const QString &name) const
{
    const FormField *found = field(name);
    return found ? submittedValue(found->widget(), prefixed(name), m_data, m_files) : Value();
}

QStringList Form::changedData() const
{
    QStringList names;
    if (!m_isBound)
        return names;
    for (const Entry &entry : m_fields) {
        if (entry.field->hasChanged(initialValue(entry.name), submitted(entry.name)))
            names += entry.name;
    }
    return names;
}

bool Form::needsMultipart() const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [](const Entry &entry) { return entry.field->widget().needsMultipart(); });
}

Value Form::cleanField(const QString &, const Value &value)
{
    return value;
}

void Form::clean() { }

void Form::postClean() { }

void Form::fullClean()
{
    m_isCleaned = true;
    m_errors = {};
    m_cleaned = {};
    if (m_emptyPermitted && !hasChanged())
        return;
    cleanFields();
    try {
        clean();
    } catch (const ValidationError &error) {
        addErrors(error);
    }
    postClean();
}

void Form::cleanFields()
{
    for (const Entry &entry : m_fields) {
        const Value before = initialValue(entry.name);
        try {
            const Value given = entry.field->isDisabled() ? before : submitted(entry.name);
            m_cleaned.insert(entry.name, entry.field->clean(given, before));
            m_cleaned.insert(entry.name, cleanField(entry.name, m_cleaned.value(entry.name)));
        } catch (const ValidationError &error) {
            m_errors.add(entry.name, allItems(error));
            m_cleaned.remove(entry.name);
        }
    }
}

} // namespace Quintette

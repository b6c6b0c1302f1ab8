// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/modelform.h"

#include "core/forms/fieldupload.h"
#include "core/forms/filevalue.h"
#include "core/forms/widgetdata.h"
#include "core/orm/persistence.h"

namespace Quintette {

Dict initialFromRecord(const Record &record, const QStringList &fields)
{
    Dict initial;
    for (const QString &name : fields) {
        const Field *field = record.model().findField(name);
        if (!field)
            continue;
        if (field->index() >= 0)
            initial.insert(name, record.value(field->index()));
        else if (field->isManyToMany())
            initial.insert(name, record.isAdding() ? ValueList() : manyToManyKeys(record, *field));
    }
    return initial;
}

ModelForm::ModelForm(const Record &instance, const ModelFormOptions &options, const QString &prefix)
    : Form(prefix), m_options(options), m_instance(instance)
{
    addModelFields();
    setInitial(initialFromRecord(instance, fieldNames()));
}

ModelForm::~ModelForm() = default;

void ModelForm::addModelFields()
{
    QStringList names;
    if (m_options.fields) {
        names = *m_options.fields;
    } else {
        for (const Field *field : model().allFields()) {
            if (field->isEditable())
                names += field->name();
        }
    }
    for (const QString &name : std::as_const(names)) {
        if (m_options.exclude.contains(name))
            continue;
        const Field &field = model().field(name);
        if (!field.isEditable())
            throw FieldError(
                    u"%1: the field \"%2\" is not editable, so it cannot be in a form"_s.arg(
                            model().label(), name));
        if (std::unique_ptr<FormField> formField = makeField(field))
            add(field.name(), std::move(formField));
    }
}

std::unique_ptr<FormField> ModelForm::makeField(const Field &field) const
{
    FormFieldOptions options = formFieldOptions(field);
    const QString &name = field.name();
    options.label = m_options.labels.value(name, options.label);
    options.helpText = m_options.helpTexts.value(name, options.helpText);
    options.errorMessages.insert(m_options.errorMessages.value(name));
    options.localize = m_options.localizedFields.contains(name)
            || m_options.localizedFields.contains(u"__all__"_s);
    if (m_options.widgets.contains(name))
        options.widget = m_options.widgets.value(name);
    return m_options.formField ? m_options.formField(field, options) : formFieldFor(field, options);
}

/// Another key makes another object, which must not take the place of a third one.
static Record copyOf(const Record &record)
{
    Record copy(record.model());
    for (int i = 0; i < record.values().size(); ++i)
        copy.setValue(i, record.value(i));
    return copy;
}

void ModelForm::constructInstance()
{
    for (const QString &name : fieldNames()) {
        const Field *field = model().findField(name);
        const Value *value = cleanedData().find(name);
        if (!field || !value || field->index() < 0 || !field->isEditable())
            continue;
        if (field->isAuto())
            continue;
        const FormField &formField = *this->field(name);
        // What nobody touched stays exactly as it is: inputs have no microseconds.
        const Value &present = m_instance.value(field->index());
        const bool isTouched = formField.hasChanged(present, submitted(name));
        if (!m_instance.isAdding() && !isTouched && !formField.isDisabled())
            continue;
        // The default stands for what was not asked.
        if (field->hasDefault() && FormField::isEmpty(*value)
            && isOmitted(formField.widget(), prefixed(name), data(), files()))
            continue;
        if (value->objectAs<FileValue>())
            continue; // stored when the rest is known to be right
        const bool clearsFile =
                (field->kind() == FieldKind::File || field->kind() == FieldKind::Image)
                && *value == Value(false);
        if (field->isPrimaryKey() && !m_instance.isAdding())
            m_instance = copyOf(m_instance);
        m_instance.setValue(field->index(), clearsFile ? Value(QString()) : *value);
    }
}

QStringList ModelForm::validationExclusions() const
{
    QStringList exclude;
    for (const Field *field : model().fields()) {
        const QString &name = field->name();
        if (m_implied.contains(name))
            continue;
        const FormField *formField = this->field(name);
        if (!formField || knownErrors().contains(name)) {
            exclude += name;
            continue;
        }
        // A form that lets a field be empty decides so, even where the model does not.
        const Value value = cleanedData().value(name);
        const bool decidedByForm =
                !field->isBlank() && !formField->isRequired() && FormField::isEmpty(value);
        if (decidedByForm || value.objectAs<FileValue>())
            exclude += name;
    }
    return exclude;
}

void ModelForm::postClean()
{
    const QStringList exclude = validationExclusions();
    try {
        constructInstance();
        Quintette::fullClean(m_instance, exclude);
    } catch (const ValidationError &error) {
        addErrors(error);
    }
}

const Record &ModelForm::save()
{
    if (!errors().isEmpty() || !isBound())
        throw ValueError(u"%1: a form that is not valid cannot be saved"_s.arg(model().label()));
    storeFiles();
    Quintette::save(m_instance);
    saveManyToMany();
    return m_instance;
}

void ModelForm::storeFiles()
{
    for (const QString &name : fieldNames()) {
        const Field *field = model().findField(name);
        const Value given = cleanedData().value(name);
        if (field && given == Value(false)) // cleared
            updateDimensions(m_instance, *field, nullptr);
        const FileValue *value = given.objectAs<FileValue>();
        if (!field || field->index() < 0 || !value)
            continue;
        const std::shared_ptr<const FileStorage> &storage = field->options().storage;
        if (!m_options.storeFile && !storage)
            throw ImproperlyConfigured(
                    u"%1.%2: there is no place to keep uploaded files; set the media folder"_s.arg(
                            model().label(), name));
        updateDimensions(m_instance, *field, value->file().open().get());
        m_instance.setValue(field->index(),
                            storage ? storeUpload(value->file(), *field, m_instance, *storage)
                                    : m_options.storeFile(value->file(), *field, m_instance));
    }
}

void ModelForm::saveManyToMany()
{
    for (const Field *field : model().manyToMany()) {
        const Value *keys =
                this->field(field->name()) ? cleanedData().find(field->name()) : nullptr;
        if (keys && keys->isList())
            setManyToMany(m_instance, *field, keys->list());
    }
}

} // namespace Quintette

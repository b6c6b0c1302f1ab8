// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formfields.h"

#include "core/forms/boundfield.h"
#include "core/forms/modelform.h"

namespace Quintette {

namespace {

// A list that one can still look through; longer ones are searched.
constexpr int choicesLoaded = 200;

bool isAutocomplete(WidgetKind kind)
{
    return kind == WidgetKind::Autocomplete || kind == WidgetKind::AutocompleteMultiple
            || kind == WidgetKind::RawId || kind == WidgetKind::RawIdMultiple;
}

QStringList keysOf(const Value &value)
{
    QStringList keys;
    if (value.isList()) {
        for (const Value &item : value.list())
            keys.append(item.toString());
    } else if (!value.isNone()) {
        keys.append(value.toString());
    }
    return keys;
}

/// Replaces the query of a field by choices: all of few, else those that are chosen now.
void loadChoices(FormContents::Field &field)
{
    const std::shared_ptr<const ModelChoices> models = std::exchange(field.widget.modelChoices, {});
    if (!models)
        return;
    if (!isAutocomplete(field.widget.kind)) {
        const QList<Choice> choices = models->load(choicesLoaded + 1);
        if (choices.size() <= choicesLoaded) {
            field.widget.choices = choices;
            return;
        }
    }
    field.isSearched = true;
    if (models->emptyLabel)
        field.widget.choices.append({QString(), *models->emptyLabel});
    const QStringList keys = keysOf(field.value);
    if (keys.isEmpty())
        return;
    for (const Record &object : models->find(keys))
        field.widget.choices.append({models->key(object), models->labelOf(object)});
}

void takeBound(FormContents::Field &field, const BoundField &bound)
{
    field.submitName = bound.htmlName();
    field.widget = bound.widget();
    field.value = bound.value();
    field.isRequired = bound.isRequired();
    field.isDisabled = bound.field().isDisabled();
    field.errors = messagesOf(bound.errors());
}

} // namespace

QList<Text> messagesOf(const FormErrors::Items &errors)
{
    QList<Text> messages;
    for (const ValidationError::Item &error : errors)
        messages.append(error.message);
    return messages;
}

QList<FormContents::Field> takeFields(const Form &form)
{
    QList<FormContents::Field> fields;
    for (const BoundField &bound : form.boundFields()) {
        FormContents::Field field;
        field.item.name = bound.name();
        field.item.label = bound.label();
        field.item.helpText = bound.helpText();
        takeBound(field, bound);
        loadChoices(field);
        fields.append(field);
    }
    return fields;
}

FormContents::Field takeField(const ModelForm &form, const ChangeForm::Item &item)
{
    FormContents::Field field;
    field.item = item;
    if (item.readOnly)
        return field;
    takeBound(field, form.bound(item.name));
    const Field *model = form.model().findField(item.name);
    field.isJson = model && model->kind() == FieldKind::Json;
    loadChoices(field);
    return field;
}

} // namespace Quintette

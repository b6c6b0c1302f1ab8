// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/modelchoicefield.h"

#include "core/forms/fields/choicefield.h"

namespace Quintette {

ModelChoiceFormField::ModelChoiceFormField(const ModelChoices &choices,
                                           const FormFieldOptions &options,
                                           const WidgetSpec &defaultWidget)
    : FormField(options, defaultWidget)
{
    editWidget().modelChoices = std::make_shared<ModelChoices>(choices);
}

void ModelChoiceFormField::setQuery(const QuerySet &query)
{
    ModelChoices choices = modelChoices();
    choices.query = query;
    editWidget().modelChoices = std::make_shared<ModelChoices>(choices);
}

QString ModelChoiceFormField::keyText(const Value &value) const
{
    if (const Record *record = recordOf(value))
        return modelChoices().key(*record);
    return isEmpty(value) ? QString() : modelChoices().keyField().toText(value);
}

Value ModelChoiceFormField::clean(const Value &submitted, const Value &) const
{
    const QString key = keyText(submitted);
    if (key.isEmpty()) {
        if (isRequired())
            fail(u"required"_s);
        return {};
    }
    const QList<Record> found = modelChoices().find({key});
    if (found.isEmpty())
        fail(u"invalid_choice"_s, key);
    const Value value = found.first().value(modelChoices().keyField().index());
    runValidators(value);
    return value;
}

Value ModelChoiceFormField::prepareValue(const Value &value) const
{
    return value.isNone() ? value : Value(keyText(value));
}

bool ModelChoiceFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    return !isDisabled() && keyText(initial) != keyText(submitted);
}

Text ModelChoiceFormField::defaultMessage(const QString &code) const
{
    if (code == u"invalid_choice")
        return QN_TEXT("forms",
                       "Select a valid choice. That choice is not one of the available choices.");
    return FormField::defaultMessage(code);
}

ModelMultipleChoiceFormField::ModelMultipleChoiceFormField(const ModelChoices &choices,
                                                           const FormFieldOptions &options)
    : ModelChoiceFormField(choices, options, WidgetKind::SelectMultiple)
{
}

Value ModelMultipleChoiceFormField::clean(const Value &submitted, const Value &) const
{
    if (!submitted.isTrue()) {
        if (isRequired())
            fail(u"required"_s);
        return ValueList();
    }
    if (!submitted.isList() || submitted.list().size() > keyLimit)
        fail(u"invalid_list"_s);
    const Field &field = modelChoices().keyField();
    QStringList keys;
    for (const Value &item : submitted.list()) {
        const QString key = keyText(item);
        try {
            field.toValue(key);
        } catch (const ValidationError &) {
            fail(u"invalid_pk_value"_s, key);
        }
        keys += key;
    }
    ValueList values;
    QSet<QString> found;
    for (const Record &object : modelChoices().find(keys)) {
        values += object.value(field.index());
        found += modelChoices().key(object);
    }
    for (const QString &key : std::as_const(keys)) {
        // Compared as typed values: "07" is the key 7.
        if (!found.contains(key) && !found.contains(field.toText(field.toValue(key))))
            fail(u"invalid_choice"_s, key);
    }
    runValidators(values);
    return values;
}

Value ModelMultipleChoiceFormField::prepareValue(const Value &value) const
{
    if (!value.isList())
        return value.isNone() ? Value() : Value(ValueList{keyText(value)});
    ValueList keys;
    for (const Value &item : value.list())
        keys += keyText(item);
    return keys;
}

bool ModelMultipleChoiceFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    if (isDisabled())
        return false;
    const Value before = prepareValue(initial);
    const Value now = prepareValue(submitted);
    return !haveSameTexts(before.isList() ? before.list() : ValueList(),
                          now.isList() ? now.list() : ValueList());
}

Text ModelMultipleChoiceFormField::defaultMessage(const QString &code) const
{
    if (code == u"invalid_list")
        return QN_TEXT("forms", "Enter a list of values.");
    if (code == u"invalid_choice")
        return QN_TEXT("forms", "Select a valid choice. %1 is not one of the available choices.");
    if (code == u"invalid_pk_value")
        return QN_TEXT("forms", "“%1” is not a valid value.");
    return ModelChoiceFormField::defaultMessage(code);
}

} // namespace Quintette

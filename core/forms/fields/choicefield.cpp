// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/choicefield.h"

namespace Quintette {

ChoiceFormField::ChoiceFormField(const QList<Choice> &choices, const FormFieldOptions &options,
                                 const Coerce &coerce, const Value &emptyValue,
                                 const WidgetSpec &defaultWidget)
    : FormField(options, defaultWidget), m_coerce(coerce), m_emptyValue(emptyValue)
{
    editWidget().choices = choices;
}

Value ChoiceFormField::clean(const Value &submitted, const Value &initial) const
{
    const Value value = FormField::clean(submitted, initial);
    return isEmpty(value) ? m_emptyValue : coerced(value);
}

Value ChoiceFormField::toValue(const Value &submitted) const
{
    return isEmpty(submitted) ? QString() : submitted.toString();
}

void ChoiceFormField::validate(const Value &value) const
{
    FormField::validate(value);
    if (!isEmpty(value) && !isChoice(value))
        fail(u"invalid_choice"_s, value.toString());
}

bool ChoiceFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    if (isDisabled())
        return false;
    const QString before = isEmpty(initial) ? QString() : initial.toString();
    return before != toValue(submitted).toString();
}

bool ChoiceFormField::isChoice(const Value &value) const
{
    const QString text = value.toString();
    return std::any_of(choices().begin(), choices().end(), [&](const Choice &choice) {
        return choice.value == value || choice.value.toString() == text;
    });
}

Value ChoiceFormField::coerced(const Value &value) const
{
    if (!m_coerce)
        return value;
    try {
        return m_coerce(value);
    } catch (const ValidationError &) {
    } catch (const ValueError &) {
    } catch (const TypeError &) {
    }
    fail(u"invalid_choice"_s, value.toString());
}

Text ChoiceFormField::defaultMessage(const QString &code) const
{
    if (code == u"invalid_choice")
        return QN_TEXT("forms", "Select a valid choice. %1 is not one of the available choices.");
    return FormField::defaultMessage(code);
}

MultipleChoiceFormField::MultipleChoiceFormField(const QList<Choice> &choices,
                                                 const FormFieldOptions &options,
                                                 const Coerce &coerce)
    : ChoiceFormField(choices, options, coerce, ValueList(), WidgetKind::SelectMultiple)
{
}

Value MultipleChoiceFormField::clean(const Value &submitted, const Value &) const
{
    const Value value = FormField::clean(submitted);
    if (!coerces())
        return value;
    ValueList result;
    for (const Value &item : value.list())
        result += coerced(item);
    return result;
}

Value MultipleChoiceFormField::toValue(const Value &submitted) const
{
    if (!submitted.isTrue())
        return ValueList();
    if (!submitted.isList())
        fail(u"invalid_list"_s);
    ValueList texts;
    for (const Value &item : submitted.list())
        texts += item.toString();
    return texts;
}

void MultipleChoiceFormField::validate(const Value &value) const
{
    FormField::validate(value);
    for (const Value &item : value.list()) {
        if (!isChoice(item))
            fail(u"invalid_choice"_s, item.toString());
    }
}

bool MultipleChoiceFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    return !isDisabled()
            && !haveSameTexts(initial.isList() ? initial.list() : ValueList(),
                              submitted.isList() ? submitted.list() : ValueList());
}

Text MultipleChoiceFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid_list" ? QN_TEXT("forms", "Enter a list of values.")
                                   : ChoiceFormField::defaultMessage(code);
}

bool haveSameTexts(const ValueList &a, const ValueList &b)
{
    if (a.size() != b.size())
        return false;
    QSet<QString> before;
    QSet<QString> now;
    for (const Value &value : a)
        before += value.toString();
    for (const Value &value : b)
        now += value.toString();
    return before == now;
}

} // namespace Quintette

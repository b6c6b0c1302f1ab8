// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/formfield.h"

namespace Quintette {

FormField::FormField(const FormFieldOptions &options, const WidgetSpec &defaultWidget)
    : m_options(options), m_widget(options.widget.value_or(defaultWidget))
{
    m_widget.isLocalized = m_widget.isLocalized || options.localize;
}

FormField::~FormField() = default;

void FormField::setWidget(const WidgetSpec &widget)
{
    m_widget = widget;
    m_widget.isLocalized = m_widget.isLocalized || m_options.localize;
    addAttributes(m_widget);
}

Value FormField::clean(const Value &submitted, const Value &) const
{
    const Value value = toValue(submitted);
    validate(value);
    runValidators(value);
    return value;
}

Value FormField::toValue(const Value &submitted) const
{
    return submitted;
}

void FormField::validate(const Value &value) const
{
    if (isRequired() && isEmpty(value))
        fail(u"required"_s);
}

void FormField::runValidators(const Value &value) const
{
    if (isEmpty(value))
        return;
    QList<ValidationError::Item> items;
    for (const Validator &validator : m_options.validators) {
        try {
            validator(value);
        } catch (const ValidationError &error) {
            for (const QList<ValidationError::Item> &list : error.errors()) {
                for (const ValidationError::Item &item : list)
                    items += {m_options.errorMessages.value(item.code, item.message), item.code};
            }
        }
    }
    if (!items.isEmpty())
        throw ValidationError({{ValidationError::nonField, items}});
}

Value FormField::prepareValue(const Value &value) const
{
    return value;
}

Value FormField::boundValue(const Value &submitted, const Value &initial) const
{
    return isDisabled() ? initial : submitted;
}

bool FormField::hasChanged(const Value &initial, const Value &submitted) const
{
    if (isDisabled())
        return false;
    try {
        const Value value = toValue(submitted);
        const Value before = initial.isNone() ? Value(QString()) : initial;
        return before != (value.isNone() ? Value(QString()) : value);
    } catch (const ValidationError &) {
        return true;
    }
}

bool FormField::isEmpty(const Value &value)
{
    switch (value.type()) {
    case Value::Type::None:
        return true;
    case Value::Type::String:
    case Value::Type::SafeString:
        return value.string().isEmpty();
    case Value::Type::List:
    case Value::Type::Tuple:
        return value.list().isEmpty();
    case Value::Type::Dict:
        return value.dict().isEmpty();
    default:
        return false;
    }
}

Text FormField::message(const QString &code) const
{
    const auto own = m_options.errorMessages.constFind(code);
    return own == m_options.errorMessages.cend() ? defaultMessage(code) : *own;
}

Text FormField::defaultMessage(const QString &code) const
{
    if (code == u"required")
        return QN_TEXT("forms", "This field is required.");
    return QN_TEXT("forms", "Enter a valid value.");
}

void FormField::fail(const QString &code) const
{
    throw ValidationError(message(code), code);
}

void FormField::fail(const QString &code, const Text &argument) const
{
    throw ValidationError(message(code).arg(argument), code);
}

void FormField::addAttributes(WidgetSpec &) const { }

void FormField::setAttribute(WidgetSpec &widget, const QString &name, const Value &value) const
{
    if (!widget.attributes.contains(name))
        widget.attributes.insert(name, value);
}

} // namespace Quintette

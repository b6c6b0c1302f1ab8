// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/booleanfield.h"

namespace Quintette {

BooleanFormField::BooleanFormField(const FormFieldOptions &options, const WidgetSpec &defaultWidget)
    : FormField(options, defaultWidget)
{
}

Value BooleanFormField::toValue(const Value &submitted) const
{
    if (submitted.isString()) {
        // What a hidden input and a radio button send for False.
        const QString lower = submitted.string().toLower();
        return lower != u"false" && lower != u"0" && !lower.isEmpty();
    }
    return submitted.isTrue();
}

void BooleanFormField::validate(const Value &value) const
{
    if (isRequired() && !value.isTrue())
        fail(u"required"_s);
}

bool BooleanFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    return !isDisabled() && toValue(initial) != toValue(submitted);
}

NullBooleanFormField::NullBooleanFormField(const FormFieldOptions &options)
    : BooleanFormField(options, WidgetKind::NullBoolean)
{
}

Value NullBooleanFormField::toValue(const Value &submitted) const
{
    if (submitted.isString()) {
        const QString &text = submitted.string();
        if (text == u"True" || text == u"true" || text == u"1")
            return true;
        if (text == u"False" || text == u"false" || text == u"0")
            return false;
        return {};
    }
    if (submitted == Value(true))
        return true;
    return submitted == Value(false) ? Value(false) : Value();
}

} // namespace Quintette

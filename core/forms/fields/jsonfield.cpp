// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/jsonfield.h"

#include "core/base/json.h"

namespace Quintette {
namespace {

/// A text that prepareValue() must not encode again.
Value asTyped(const QString &text)
{
    return Value::safe(text);
}

} // namespace

JsonFormField::JsonFormField(const FormFieldOptions &options)
    : FormField(options, WidgetKind::Textarea)
{
}

Value JsonFormField::toValue(const Value &submitted) const
{
    if (isDisabled())
        return submitted;
    if (submitted.isNone() || (submitted.isString() && submitted.string().isEmpty()))
        return {};
    if (!submitted.isString())
        return submitted;
    const Result<Value> document = Json::parse(submitted.string().toUtf8());
    if (!document)
        fail(u"invalid"_s);
    return *document;
}

Value JsonFormField::prepareValue(const Value &value) const
{
    if (value.type() == Value::Type::SafeString)
        return value.string();
    if (value.isNone())
        return value; // an empty input means it again
    return QString::fromUtf8(Json::serialize(value, Json::Style::Python));
}

Value JsonFormField::boundValue(const Value &submitted, const Value &initial) const
{
    if (isDisabled())
        return initial;
    return asTyped(submitted.isNone() ? QString() : submitted.toString());
}

bool JsonFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    if (isDisabled())
        return false;
    try {
        // By their texts: True is not 1 here.
        const Value now = toValue(submitted);
        return now != initial || Json::serialize(now) != Json::serialize(initial);
    } catch (const ValidationError &) {
        return true;
    }
}

Text JsonFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a valid JSON.")
                              : FormField::defaultMessage(code);
}

} // namespace Quintette

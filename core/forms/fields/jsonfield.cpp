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

/// Whether all texts in it, keys included, pass: databases take no half characters ("\ud800") and
/// PostgreSQL no null characters, at any depth.
template <typename Check> bool isStorable(const Value &value, const Check &check)
{
    if (value.isString())
        return check(value.string());
    if (value.isList())
        return std::all_of(value.list().cbegin(), value.list().cend(),
                           [&check](const Value &item) { return isStorable(item, check); });
    if (value.type() != Value::Type::Dict)
        return true;
    return std::all_of(value.dict().begin(), value.dict().end(), [&check](const Dict::Item &item) {
        return check(item.key) && isStorable(item.value, check);
    });
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
    constexpr QChar byteOrderMark(0xfeff); // no part of a document that somebody typed
    if (submitted.string().startsWith(byteOrderMark))
        fail(u"invalid"_s);
    const Result<Value> document = Json::parse(submitted.string().toUtf8());
    if (!document || !isStorable(*document, [](QStringView text) { return text.isValidUtf16(); }))
        fail(u"invalid"_s);
    if (!isStorable(*document, [](QStringView text) { return !text.contains(QChar(u'\0')); }))
        fail(u"null_characters_not_allowed"_s);
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
    if (code == u"null_characters_not_allowed")
        return QN_TEXT("forms", "Null characters are not allowed.");
    return code == u"invalid" ? QN_TEXT("forms", "Enter a valid JSON.")
                              : FormField::defaultMessage(code);
}

} // namespace Quintette

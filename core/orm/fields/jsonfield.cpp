// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/jsonfield.h"

#include "core/base/json.h"

namespace Quintette {

JsonField::JsonField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
}

void JsonField::validate(const Value &value) const
{
    Field::validate(value);
    if (value.type() == Value::Type::Object || value.type() == Value::Type::Bytes)
        refuse(u"invalid"_s, QN_TEXT("orm", "Value must be valid JSON."), value);
}

Value JsonField::toDatabase(const Value &value, const Backend &) const
{
    if (value.isNone())
        return value;
    // The spacing and escapes of json.dumps, so that equal documents are equal text for both
    // programs.
    return QString::fromUtf8(Json::serialize(value, Json::Style::Python, true));
}

Value JsonField::fromDatabase(const Value &raw, const Backend &) const
{
    if (!raw.isString() && raw.type() != Value::Type::Bytes)
        return raw;
    const Result<Value> value = Json::parse(raw.isString() ? raw.string().toUtf8() : raw.bytes());
    // Text that is no JSON is shown as it stands rather than making the row unreadable.
    return value ? *value : raw;
}

QString JsonField::toText(const Value &value) const
{
    return QString::fromUtf8(Json::serialize(value, Json::Style::Python, true));
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/booleanfield.h"

namespace Quintette {

BooleanField::BooleanField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Bool;
}

Value BooleanField::toValue(const Value &input) const
{
    if (input.type() == Value::Type::Bool)
        return input;
    if (input.isNone() || (input.isString() && input.string().isEmpty())) {
        if (isNull())
            return {};
    } else if (input.isNumber()) {
        if (input == Value(1))
            return true;
        if (input == Value(0))
            return false;
    } else if (input.isString()) {
        const QString &text = input.string();
        if (text == u"t" || text == u"True" || text == u"1")
            return true;
        if (text == u"f" || text == u"False" || text == u"0")
            return false;
    }
    if (isNull())
        refuse(u"invalid_nullable"_s,
               QN_TEXT("orm", "“%1” value must be either True, False, or None."), input);
    refuse(u"invalid"_s, QN_TEXT("orm", "“%1” value must be either True or False."), input);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/filefield.h"

#include "core/orm/validators/validators.h"

namespace Quintette {

FileField::FileField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::String;
    if (m_options.maxLength < 0)
        m_options.maxLength = 100;
    m_kindValidators += Validators::maxLength(m_options.maxLength);
}

QString FileField::storageType() const
{
    return m_kind == FieldKind::Image ? u"FileField"_s : internalType();
}

Value FileField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::String)
        return input;
    return input.toString();
}

} // namespace Quintette

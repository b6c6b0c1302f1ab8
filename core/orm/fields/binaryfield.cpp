// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/binaryfield.h"

namespace Quintette {

BinaryField::BinaryField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Bytes;
}

Value BinaryField::toValue(const Value &input) const
{
    if (input.isString())
        return QByteArray::fromBase64(input.string().toLatin1());
    return input;
}

QString BinaryField::toText(const Value &value) const
{
    return value.type() == Value::Type::Bytes ? QString::fromLatin1(value.bytes().toBase64())
                                              : Field::toText(value);
}

} // namespace Quintette

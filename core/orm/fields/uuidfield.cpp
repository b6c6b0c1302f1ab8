// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/uuidfield.h"

namespace Quintette {

UuidField::UuidField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Uuid;
    m_options.maxLength = 32;
}

/// UUID(hex=text) of Python: 32 hexadecimal digits, hyphens, braces and "urn:uuid:" ignored.
static std::optional<QUuid> parseUuid(QString text)
{
    constexpr qsizetype longest = 100;
    if (text.size() > longest)
        return std::nullopt;
    text.remove(u"urn:"_s);
    text.remove(u"uuid:"_s);
    while (text.startsWith(u'{') || text.startsWith(u'}'))
        text.remove(0, 1);
    while (text.endsWith(u'{') || text.endsWith(u'}'))
        text.chop(1);
    text.remove(u'-');
    const QByteArray hex = text.toLatin1();
    const bool isHex =
            std::all_of(hex.cbegin(), hex.cend(), [](char c) { return std::isxdigit(uchar(c)); });
    if (hex.size() != 32 || !isHex)
        return std::nullopt;
    return QUuid::fromRfc4122(QByteArray::fromHex(hex));
}

Value UuidField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::Uuid)
        return input;
    if (input.isString()) {
        if (const std::optional<QUuid> uuid = parseUuid(input.string()))
            return *uuid;
    } else if (input.type() == Value::Type::Int && input.integer() >= 0) {
        return *parseUuid(QString::number(input.integer(), 16).rightJustified(32, u'0'));
    }
    refuse(u"invalid"_s, QN_TEXT("orm", "“%1” is not a valid UUID."), input);
}

} // namespace Quintette

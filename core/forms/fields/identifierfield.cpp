// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/identifierfield.h"

#include "core/forms/asciidigits.h"
#include "core/forms/ipv6address.h"
#include "core/orm/validators/validators.h"

#include <QRegularExpression>

namespace Quintette {

constexpr int longestIpAddress = 39;

UuidFormField::UuidFormField(const FormFieldOptions &options)
    : CharFormField(options, {.emptyValue = {}})
{
}

Value UuidFormField::toValue(const Value &submitted) const
{
    if (submitted.type() == Value::Type::Uuid)
        return submitted;
    const Value text = CharFormField::toValue(submitted);
    if (isEmpty(text))
        return {};
    // Python takes them with or without braces, hyphens and "urn:uuid:".
    QString digits = asciiDigits(text.string());
    digits.remove(u"urn:"_s).remove(u"uuid:"_s);
    while (digits.startsWith(u'{') || digits.startsWith(u'}'))
        digits.remove(0, 1);
    while (digits.endsWith(u'{') || digits.endsWith(u'}'))
        digits.chop(1);
    digits.remove(u'-');
    static const QRegularExpression hex(u"^[0-9a-fA-F]{32}\\z"_s);
    if (!hex.match(digits).hasMatch())
        fail(u"invalid"_s);
    return QUuid::fromRfc4122(QByteArray::fromHex(digits.toLatin1()));
}

Value UuidFormField::prepareValue(const Value &value) const
{
    return value.type() == Value::Type::Uuid ? Value(value.toString()) : value;
}

Text UuidFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a valid UUID.")
                              : CharFormField::defaultMessage(code);
}

IpAddressFormField::IpAddressFormField(const FormFieldOptions &options, const QString &protocol,
                                       bool unpackIpv4, const Value &emptyValue)
    : CharFormField(options, {.maxLength = longestIpAddress, .emptyValue = emptyValue}),
      m_unpackIpv4(unpackIpv4)
{
    prependValidator(Validators::ipAddress(protocol));
}

Value IpAddressFormField::toValue(const Value &submitted) const
{
    const Value text = CharFormField::toValue(submitted);
    if (isEmpty(text) || !text.string().contains(u':'))
        return text;
    const std::optional<QString> address = text.string().size() > longestIpAddress
            ? std::nullopt
            : normalizedIpv6Address(text.string(), m_unpackIpv4);
    if (!address)
        fail(u"invalid"_s);
    return *address;
}

Text IpAddressFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "This is not a valid IPv6 address.")
                              : CharFormField::defaultMessage(code);
}

} // namespace Quintette

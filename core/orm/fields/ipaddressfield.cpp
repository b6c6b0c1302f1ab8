// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/ipaddressfield.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/validators/validators.h"

#include <QHostAddress>

namespace Quintette {

/// Text of the longest IPv6 address with an IPv4 tail; the column is that wide.
constexpr int addressLength = 39;

IpAddressField::IpAddressField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::String;
    m_options.maxLength = addressLength;
    const QString protocol = m_options.protocol.isEmpty() ? u"both"_s : m_options.protocol;
    m_kindValidators += Validators::ipAddress(protocol);
    m_kindValidators += Validators::maxLength(addressLength);
}

Value IpAddressField::toValue(const Value &input) const
{
    if (input.isNone())
        return input;
    const QString text = input.toString().trimmed();
    if (!text.contains(u':'))
        return text;
    if (!Validators::isIpv6Address(text))
        refuse(u"invalid"_s, QN_TEXT("orm", "Enter a valid IPv4 or IPv6 address."), input);
    const QHostAddress address(text);
    bool isMapped = false;
    const quint32 four = address.toIPv4Address(&isMapped);
    if (!isMapped)
        return address.toString().toLower();
    const QString tail = QHostAddress(four).toString();
    return m_options.unpackIpv4 ? tail : u"::ffff:"_s + tail;
}

// The database says whether it takes what is no address.
Value IpAddressField::prepare(const Value &input) const
{
    try {
        return toValue(input);
    } catch (const ValidationError &) {
        return input.toString();
    }
}

Value IpAddressField::toDatabase(const Value &value, const Backend &backend) const
{
    if (!value.isString())
        return Field::toDatabase(value, backend);
    const QString text = value.string();
    if (text.isEmpty())
        return {};
    const QString address = text.section(u'/', 0, 0); // a network is stored too
    const bool isTyped = columnType(backend) == "inet"_L1;
    if (isTyped && !Validators::isIpv4Address(address) && !Validators::isIpv6Address(address))
        throw ValueError(u"'%1' does not appear to be an IPv4 or IPv6 address."_s.arg(text));
    return Field::toDatabase(value, backend);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/validators/validators.h"

#include <QHostAddress>

namespace Quintette::Validators {

bool isIpv4Address(QStringView text)
{
    // QHostAddress also takes "1", "1.2" and octal parts, which Python's ipaddress refuses.
    const QList<QStringView> parts = text.split(u'.');
    return parts.size() == 4 && std::all_of(parts.cbegin(), parts.cend(), [](QStringView part) {
               const bool digits = std::all_of(part.cbegin(), part.cend(),
                                               [](QChar c) { return c >= u'0' && c <= u'9'; });
               return digits && !part.isEmpty() && part.size() <= 3 && part.toInt() <= 255
                       && (part.size() == 1 || part[0] != u'0');
           });
}

bool isIpv6Address(QStringView text)
{
    constexpr qsizetype longest = 45;
    // The part behind "%" names a network interface; Python takes anything there.
    if (const qsizetype zone = text.indexOf(u'%'); zone >= 0) {
        const QStringView name = text.sliced(zone + 1);
        if (name.isEmpty() || name.contains(u'%'))
            return false;
        text.truncate(zone);
    }
    if (!text.contains(u':') || text.size() > longest)
        return false;
    const qsizetype dot = text.indexOf(u'.');
    if (dot >= 0 && !isIpv4Address(text.sliced(text.lastIndexOf(u':') + 1)))
        return false;
    const QHostAddress address(text.toString());
    return address.protocol() == QAbstractSocket::IPv6Protocol;
}

Validator ipAddress(const QString &protocol)
{
    return [protocol](const Value &value) {
        const QString text = value.toString();
        const bool four = protocol != u"IPv6" && isIpv4Address(text);
        const bool six = protocol != u"IPv4" && isIpv6Address(text);
        if (four || six)
            return;
        const Text message = protocol == u"IPv4" ? QN_TEXT("orm", "Enter a valid IPv4 address.")
                : protocol == u"IPv6"            ? QN_TEXT("orm", "Enter a valid IPv6 address.")
                                      : QN_TEXT("orm", "Enter a valid IPv4 or IPv6 address.");
        throw ValidationError(message, u"invalid"_s);
    };
}

} // namespace Quintette::Validators

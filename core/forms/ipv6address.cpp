// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/ipv6address.h"

#include <array>

namespace Quintette {
namespace {

std::optional<quint32> ipv4Number(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 4)
        return {};
    quint32 number = 0;
    for (QStringView part : parts) {
        // A leading zero would mean octal to some programs, and decimal to others.
        if (part.isEmpty() || part.size() > 3 || (part.size() > 1 && part[0] == u'0'))
            return {};
        quint32 octet = 0;
        for (QChar c : part) {
            if (c < u'0' || c > u'9')
                return {};
            octet = octet * 10 + (c.unicode() - u'0');
        }
        if (octet > 255)
            return {};
        number = number << 8 | octet;
    }
    return number;
}

QString ipv4Text(quint32 number)
{
    return u"%1.%2.%3.%4"_s.arg(number >> 24)
            .arg(number >> 16 & 255)
            .arg(number >> 8 & 255)
            .arg(number & 255);
}

using Groups = std::array<quint16, 8>;

std::optional<Groups> ipv6Groups(QStringView text)
{
    const qsizetype scope = text.indexOf(u'%');
    if (scope >= 0) {
        if (scope + 1 == text.size() || text.sliced(scope + 1).contains(u'%'))
            return {};
        text = text.first(scope);
    }
    QList<QStringView> parts = text.split(u':');
    if (parts.size() < 3)
        return {};
    QList<quint16> numbers;
    qsizetype gap = -1;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QStringView part = parts[i];
        const bool last = i + 1 == parts.size();
        if (part.isEmpty()) {
            // "::" at either end makes two empty parts, in the middle one.
            if ((i == 0 && parts[1].isEmpty())
                || (last && gap == numbers.size() && parts[i - 1].isEmpty()))
                continue;
            if (gap >= 0 || i == 0 || last)
                return {};
            gap = numbers.size();
        } else if (last && part.contains(u'.')) {
            const std::optional<quint32> number = ipv4Number(part);
            if (!number)
                return {};
            numbers << quint16(*number >> 16) << quint16(*number & 0xffff);
        } else {
            bool ok = false;
            const bool isHex = std::all_of(part.begin(), part.end(), [](QChar c) {
                return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
            });
            const uint number = part.toUInt(&ok, 16);
            if (!ok || !isHex || part.size() > 4)
                return {};
            numbers << quint16(number);
        }
        if (numbers.size() > 8)
            return {};
    }
    if (gap < 0 ? numbers.size() != 8 : numbers.size() > 7)
        return {};
    if (gap >= 0)
        numbers.insert(gap, 8 - numbers.size(), 0);
    Groups groups;
    std::copy(numbers.cbegin(), numbers.cend(), groups.begin());
    return groups;
}

QString ipv6Text(const Groups &groups)
{
    // The longest run of two or more zero groups, the first of equal ones, becomes "::".
    int bestStart = -1;
    int bestLength = 1;
    for (int start = 0; start < 8; ++start) {
        int end = start;
        while (end < 8 && !groups[size_t(end)])
            ++end;
        if (end - start > bestLength) {
            bestStart = start;
            bestLength = end - start;
        }
        start = std::max(start, end - 1);
    }
    QString text;
    for (int i = 0; i < 8; ++i) {
        if (i == bestStart) {
            text += u"::";
            i += bestLength - 1;
            continue;
        }
        if (!text.isEmpty() && !text.endsWith(u':'))
            text += u':';
        text += QString::number(groups[size_t(i)], 16);
    }
    return text;
}

} // namespace

std::optional<QString> normalizedIpv6Address(QStringView text, bool unpackIpv4)
{
    const std::optional<Groups> groups = ipv6Groups(text);
    if (!groups)
        return {};
    const bool mapped =
            std::all_of(groups->begin(), groups->begin() + 5, [](quint16 g) { return g == 0; })
            && (*groups)[5] == 0xffff;
    if (!mapped)
        return ipv6Text(*groups);
    const QString ipv4 = ipv4Text(quint32((*groups)[6]) << 16 | (*groups)[7]);
    return unpackIpv4 ? ipv4 : u"::ffff:"_s + ipv4;
}

} // namespace Quintette

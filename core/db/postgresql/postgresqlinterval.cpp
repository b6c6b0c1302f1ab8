// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/postgresql/postgresqlinterval.h"

namespace Quintette::Internal {

std::optional<Duration> parseInterval(QByteArrayView text)
{
    if (!text.startsWith('P'))
        return {};
    constexpr qint64 second = 1'000'000;
    constexpr qint64 day = 86'400 * second;
    qint64 total = 0;
    bool time = false;
    qsizetype i = 1;
    while (i < text.size()) {
        if (text[i] == 'T') {
            time = true;
            ++i;
            continue;
        }
        const qsizetype start = i;
        while (i < text.size() && strchr("+-.0123456789", text[i]))
            ++i;
        if (i == text.size() || i == start)
            return {};
        const QByteArray number = text.sliced(start, i - start).toByteArray();
        const qint64 whole =
                number.left(number.indexOf('.') < 0 ? number.size() : number.indexOf('.'))
                        .toLongLong();
        switch (text[i++]) {
        case 'Y':
            total += whole * 365 * day;
            break;
        case 'M':
            total += time ? whole * 60 * second : whole * 30 * day;
            break;
        case 'W':
            total += whole * 7 * day;
            break;
        case 'D':
            total += whole * day;
            break;
        case 'H':
            total += whole * 3600 * second;
            break;
        case 'S': {
            QByteArray fraction = number.contains('.') ? number.mid(number.indexOf('.') + 1).left(6)
                                                       : QByteArray();
            const qint64 micro = fraction.leftJustified(6, '0').toLongLong();
            total += whole * second + (number.startsWith('-') ? -micro : micro);
            break;
        }
        default:
            return {};
        }
    }
    return Duration(total);
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Quintette::Internal {

inline QByteArray withoutLeadingZeros(const QByteArray &digits)
{
    qsizetype first = 0;
    while (first + 1 < digits.size() && digits[first] == '0')
        ++first;
    return digits.mid(first);
}

} // namespace Quintette::Internal

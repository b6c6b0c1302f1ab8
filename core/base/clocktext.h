// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Quintette::Internal {

// What dates, times and durations share when they are written. In microseconds.
inline constexpr qint64 perSecond = 1'000'000;
inline constexpr qint64 perDay = 86'400 * perSecond;

/// Towards negative infinity, as Python divides.
inline qint64 floorDivide(qint64 a, qint64 b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/// The number with zeros in front, at most 8 digits wide.
inline void appendPadded(QString &out, int number, int width)
{
    char buffer[8];
    for (int i = width - 1; i >= 0; --i, number /= 10)
        buffer[i] = char('0' + number % 10);
    out += QLatin1String(buffer, width);
}

} // namespace Quintette::Internal

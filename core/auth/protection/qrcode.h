// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QBitArray>
#include <QString>

namespace Quintette {

/// A QR code: size times size modules, row by row, set where it is dark. Needs a light border of
/// four modules around it.
struct QUINTETTE_CORE_EXPORT QrCode
{
    int size = 0;
    QBitArray modules = {};

    bool isNull() const { return size == 0; }
    bool isDark(int x, int y) const { return modules.testBit(y * size + x); }

    /// Null for a text that is too long (some 2,000 bytes).
    static QrCode fromText(const QString &text);
    /// A drawing with its border, dark on white in any theme, for a page or a QSvgRenderer.
    QString toSvg(const QString &title) const;
};

} // namespace Quintette

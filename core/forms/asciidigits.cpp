// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/asciidigits.h"

namespace Quintette {

QString asciiDigits(QString text)
{
    for (QChar &c : text) {
        if (c.isDigit())
            c = QChar(u'0' + c.digitValue());
    }
    return text;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/filesize.h"

#include "core/templates/format/numberformat.h"
#include "core/templates/format/pythonnumber.h"

#include <array>
#include <cmath>

namespace Quintette {

QString formatFileSize(const Value &bytes, const Localization &localization)
{
    struct Unit
    {
        double size;
        QStringView message;
    };
    static constexpr std::array<Unit, 5> units{{{0x1p50, u"%s PB"},
                                                {0x1p40, u"%s TB"},
                                                {0x1p30, u"%s GB"},
                                                {0x1p20, u"%s MB"},
                                                {0x1p10, u"%s KB"}}};
    const Value whole = toPythonInteger(bytes).value_or(0);
    const double size = std::abs(whole.toDouble().value_or(0));
    const bool negative = whole.toDouble().value_or(0) < 0;
    QString text;
    for (const Unit &unit : units) {
        if (size < unit.size)
            continue;
        const double rounded = QString::number(size / unit.size, 'f', 1).toDouble();
        text = localization.translate(unit.message.toString());
        text.replace(u"%s"_s, formatNumber(rounded, localization, {.places = 1}));
        break;
    }
    if (text.isNull()) {
        text = localization.translatePlural(u"%(size)d byte"_s, u"%(size)d bytes"_s, qint64(size));
        text.replace(u"%(size)d"_s, QString::number(qint64(size)));
    }
    if (negative)
        text.prepend(u'-');
    return text.replace(u' ', QChar(QChar::Nbsp));
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/numberinput.h"

#include "core/i18n/localeformats.h"

namespace Quintette {

QString normalizeNumber(const QString &text, const LocaleFormats &formats)
{
    QString number = text.trimmed();
    QString fraction;
    const qsizetype point = number.indexOf(formats.decimalSeparator);
    if (point >= 0 && !formats.decimalSeparator.isEmpty()) {
        fraction = u'.' + number.mid(point + formats.decimalSeparator.size());
        number.truncate(point);
    }
    // "10.10" in German is a program's ten and a tenth rather than a clumsily grouped 1010.
    const QString &thousand = formats.thousandSeparator;
    const bool plainFraction = thousand == "."_L1 && fraction.isEmpty() && number.count(u'.') == 1
            && number.size() - number.indexOf(u'.') != 4;
    if (!plainFraction && !thousand.isEmpty()) {
        number.remove(thousand);
        if (thousand[0].isSpace()) // CLDR groups by spaces that no keyboard has
            number.remove(u' ').remove(u'\u00a0').remove(u'\u202f');
    }
    return number + fraction;
}

QString localizeNumber(const QString &number, const LocaleFormats &formats, Grouping grouping)
{
    const qsizetype point = number.indexOf(u'.');
    QString whole = point < 0 ? number : number.left(point);
    const QString fraction =
            point < 0 ? QString() : formats.decimalSeparator + number.mid(point + 1);
    if (grouping == Grouping::Thousands && formats.numberGrouping > 0) {
        const qsizetype first = whole.startsWith(u'-') ? 1 : 0;
        for (qsizetype i = whole.size() - formats.numberGrouping; i > first;
             i -= formats.numberGrouping)
            whole.insert(i, formats.thousandSeparator);
    }
    return whole + fraction;
}

} // namespace Quintette

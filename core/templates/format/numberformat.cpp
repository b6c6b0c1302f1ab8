// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/numberformat.h"

#include <cmath>

namespace Quintette {

namespace {

/// Numbers of more digits are written with an exponent, so that a short one cannot fill the memory.
constexpr int digitLimit = 200;

QString grouped(const QString &digits, const Localization::Numbers &signs)
{
    QString reversed;
    qsizetype next = 0;
    int size = signs.grouping.value(next++);
    int count = 0;
    for (qsizetype i = digits.size(); i-- > 0;) {
        if (count == size && count > 0) {
            if (next < signs.grouping.size() && signs.grouping[next] != 0)
                size = signs.grouping[next];
            ++next;
            for (qsizetype k = signs.thousandSeparator.size(); k-- > 0;)
                reversed += signs.thousandSeparator[k];
            count = 0;
        }
        reversed += digits[i];
        ++count;
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

/// digits is "[-]123[.45]".
QString withSigns(const QString &digits, const Localization &localization, const NumberFormat &how)
{
    static const Localization::Numbers plain;
    const Localization::Numbers &signs = how.useLocalization ? localization.numbers() : plain;
    const bool group = how.useLocalization && (how.group || signs.groupAlways)
            && !signs.grouping.isEmpty() && signs.grouping.first() != 0;
    const bool negative = digits.startsWith(u'-');
    QString whole = negative ? digits.mid(1) : digits;
    QString fraction;
    if (const qsizetype point = whole.indexOf(u'.'); point >= 0) {
        fraction = whole.mid(point + 1);
        whole.truncate(point);
    }
    if (how.places)
        fraction = fraction.left(*how.places).leftJustified(*how.places, u'0');
    if (group)
        whole = grouped(whole, signs);
    QString text = negative ? u"-"_s + whole : whole;
    if (!fraction.isEmpty())
        text += signs.decimalSeparator + fraction;
    return text;
}

QString formatDecimal(Decimal number, const Localization &localization, const NumberFormat &how)
{
    if (!number.isFinite())
        return number.toString();
    if (how.places) {
        // Too small to show in the places there are: zero, without a sign.
        const QString ones = u"0."_s + u"1"_s.rightJustified(*how.places, u'0');
        const Decimal magnitude = number.isNegative() ? -number : number;
        if (magnitude < *Decimal::fromString(ones))
            number = Decimal(0);
    }
    const qsizetype digitCount = number.digits().size();
    if (std::abs(number.exponent()) + digitCount <= digitLimit)
        return withSigns(number.toFixed(), localization, how);
    QString coefficient = QString::fromLatin1(number.digits());
    const qint64 exponent = number.exponent() + digitCount - 1;
    if (coefficient.size() > 1)
        coefficient.insert(1, u'.');
    if (number.isNegative())
        coefficient.prepend(u'-');
    return withSigns(coefficient, localization, how) + (exponent < 0 ? u"e-"_s : u"e+"_s)
            + QString::number(std::abs(exponent));
}

} // namespace

QString formatNumber(const Value &number, const Localization &localization, const NumberFormat &how)
{
    switch (number.type()) {
    case Value::Type::None:
        return u"None"_s;
    case Value::Type::Decimal:
        return formatDecimal(number.decimal(), localization, how);
    case Value::Type::Float: {
        const QString text = number.toString();
        if (text.contains(u'e')) {
            if (const std::optional<Decimal> decimal = Decimal::fromString(text))
                return formatDecimal(*decimal, localization, how);
        }
        return withSigns(text, localization, how);
    }
    default:
        return withSigns(number.toString(), localization, how);
    }
}

} // namespace Quintette

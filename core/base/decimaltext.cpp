// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"
#include "core/base/decimaldigits.h"

namespace Quintette {

// Numbers whose exponent is beyond this are refused: aligning two of them would need that many
// digits.
constexpr int exponentLimit = 20000;

std::optional<Decimal> Decimal::fromString(QStringView text)
{
    const QByteArray input = text.trimmed().toUtf8().replace('_', "");
    qsizetype i = 0;
    Decimal result;
    if (i < input.size() && (input[i] == '-' || input[i] == '+'))
        result.m_negative = input[i++] == '-';
    const QByteArray word = input.mid(i).toLower();
    if (word == "inf" || word == "infinity") {
        result.m_special = Special::Infinity;
        return result;
    }
    if (word == "nan" || word == "snan") {
        result.m_special = Special::NaN;
        return result;
    }
    QByteArray digits;
    int places = 0;
    bool point = false;
    for (; i < input.size(); ++i) {
        if (input[i] == '.' && !point)
            point = true;
        else if (input[i] >= '0' && input[i] <= '9') {
            digits += input[i];
            places += point ? 1 : 0;
        } else
            break;
    }
    if (digits.isEmpty())
        return std::nullopt;
    int exponent = 0;
    if (i < input.size()) {
        if (input[i] != 'e' && input[i] != 'E')
            return std::nullopt;
        bool ok = false;
        exponent = input.mid(i + 1).toInt(&ok);
        if (!ok || std::abs(exponent) > exponentLimit)
            return std::nullopt;
    }
    result.m_digits = Internal::withoutLeadingZeros(digits);
    result.m_exponent = exponent - places;
    return result;
}

QString Decimal::toString() const
{
    const QString sign = m_negative ? u"-"_s : QString();
    if (isNaN())
        return sign + u"NaN"_s;
    if (!isFinite())
        return sign + u"Infinity"_s;
    const int leftDigits = m_exponent + int(m_digits.size());
    if (m_exponent <= 0 && leftDigits > -6)
        return toFixed();
    QString text = QString::fromLatin1(m_digits);
    if (text.size() > 1)
        text.insert(1, u'.');
    const int exponent = leftDigits - 1;
    return sign + text + u"E"_s + (exponent < 0 ? u"-"_s : u"+"_s)
            + QString::number(std::abs(exponent));
}

QString Decimal::toFixed() const
{
    if (!isFinite())
        return toString();
    QString text = QString::fromLatin1(m_digits);
    if (m_exponent > 0 && !isZero())
        text += QString(m_exponent, u'0');
    if (m_exponent < 0) {
        const int places = -m_exponent;
        if (text.size() <= places)
            text.prepend(QString(places - text.size() + 1, u'0'));
        text.insert(text.size() - places, u'.');
    }
    return m_negative ? u"-"_s + text : text;
}

} // namespace Quintette

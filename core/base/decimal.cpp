// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"

#include "core/base/decimaldigits.h"

#include <cmath>
#include <gmp.h>
#include <limits>

namespace Quintette {

namespace {

class Integer
{
public:
    Integer(const QByteArray &digits, bool negative, int shift)
    {
        mpz_init_set_str(m_value, (digits + QByteArray(shift, '0')).constData(), 10);
        if (negative)
            mpz_neg(m_value, m_value);
    }
    ~Integer() { mpz_clear(m_value); }
    Q_DISABLE_COPY_MOVE(Integer)

    mpz_t m_value;
};

QByteArray digitsOf(const mpz_t value)
{
    QByteArray text(qsizetype(mpz_sizeinbase(value, 10)) + 2, '\0');
    mpz_get_str(text.data(), 10, value);
    text.truncate(qsizetype(qstrlen(text.constData())));
    return text.startsWith('-') ? text.mid(1) : text;
}

} // namespace

Decimal::Decimal(qint64 integer)
    : m_negative(integer < 0),
      m_digits(QByteArray::number(integer < 0 ? 0 - quint64(integer) : quint64(integer)))
{
}

Decimal Decimal::fromDouble(double number)
{
    return fromString(QString::number(number, 'g', QLocale::FloatingPointShortest))
            .value_or(Decimal());
}

Decimal Decimal::fromDouble(double number, int significantDigits)
{
    if (!std::isfinite(number))
        return fromDouble(number);
    if (number == 0)
        return fromString(std::signbit(number) ? u"-0"_s : u"0"_s).value_or(Decimal());
    // A float that needs fewer binary digits than asked for is exact and keeps only the digits it
    // has.
    const QString exact = QString::number(number, 'e', 1074);
    Decimal result = fromString(exact).value_or(Decimal());
    while (result.m_digits.size() > 1 && result.m_digits.endsWith('0')) {
        result.m_digits.chop(1);
        ++result.m_exponent;
    }
    if (result.m_exponent > 0) {
        result.m_digits += QByteArray(result.m_exponent, '0');
        result.m_exponent = 0;
    }
    const int surplus = int(result.m_digits.size()) - significantDigits;
    return surplus > 0 ? result.quantize(result.m_exponent + surplus) : result;
}

bool Decimal::isInteger() const
{
    if (!isFinite())
        return false;
    if (m_exponent >= 0 || isZero())
        return true;
    for (int i = 1; i <= -m_exponent; ++i) {
        if (i > m_digits.size() || m_digits[m_digits.size() - i] != '0')
            return false;
    }
    return true;
}

Decimal Decimal::quantize(int exponent, Rounding rounding) const
{
    if (!isFinite())
        return *this;
    Decimal result = *this;
    result.m_exponent = exponent;
    if (exponent <= m_exponent) {
        if (!isZero())
            result.m_digits += QByteArray(m_exponent - exponent, '0');
        return result;
    }
    const int dropped = exponent - m_exponent;
    const QByteArray padded = m_digits.size() > dropped
            ? m_digits
            : QByteArray(dropped - int(m_digits.size()) + 1, '0') + m_digits;
    QByteArray kept = padded.left(padded.size() - dropped);
    const QByteArray tail = padded.right(dropped);
    bool up = false;
    if (rounding != Rounding::Down && tail[0] >= '5') {
        const bool exactHalf = tail[0] == '5' && tail.count('0') == tail.size() - 1;
        const bool odd = (kept.back() - '0') % 2 != 0;
        up = rounding == Rounding::HalfUp || !exactHalf || odd;
    }
    for (qsizetype i = kept.size() - 1; up && i >= 0; --i) {
        up = kept[i] == '9';
        kept[i] = up ? '0' : char(kept[i] + 1);
    }
    if (up)
        kept.prepend('1');
    result.m_digits = Internal::withoutLeadingZeros(kept);
    return result;
}

double Decimal::toDouble() const
{
    if (isNaN())
        return std::numeric_limits<double>::quiet_NaN();
    if (!isFinite())
        return m_negative ? -std::numeric_limits<double>::infinity()
                          : std::numeric_limits<double>::infinity();
    bool isInRange = false;
    const double number =
            ((m_negative ? "-" : "") + m_digits + 'e' + QByteArray::number(m_exponent))
                    .toDouble(&isInRange);
    if (isInRange || m_exponent + m_digits.size() <= 0)
        return number;
    return m_negative ? -std::numeric_limits<double>::infinity()
                      : std::numeric_limits<double>::infinity();
}

std::optional<qint64> Decimal::toInt64() const
{
    if (!isFinite())
        return std::nullopt;
    const Decimal whole = m_exponent == 0 ? *this : quantize(0, Rounding::Down);
    bool ok = false;
    const qint64 number = ((m_negative ? "-" : "") + whole.m_digits).toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

Decimal Decimal::operator-() const
{
    Decimal result = *this;
    result.m_negative = !m_negative && !isZero();
    return result;
}

Decimal operator+(const Decimal &a, const Decimal &b)
{
    if (!a.isFinite() || !b.isFinite()) {
        if (a.isFinite())
            return b;
        Decimal result = a;
        if (!b.isFinite() && (b.isNaN() || a.m_negative != b.m_negative))
            result.m_special = Decimal::Special::NaN;
        return result;
    }
    Decimal result;
    result.m_exponent = std::min(a.m_exponent, b.m_exponent);
    Integer x(a.m_digits, a.m_negative, a.m_exponent - result.m_exponent);
    const Integer y(b.m_digits, b.m_negative, b.m_exponent - result.m_exponent);
    mpz_add(x.m_value, x.m_value, y.m_value);
    result.m_negative = mpz_sgn(x.m_value) < 0;
    result.m_digits = digitsOf(x.m_value);
    return result;
}

Decimal operator-(const Decimal &a, const Decimal &b)
{
    return a + -b;
}

Decimal operator*(const Decimal &a, const Decimal &b)
{
    Decimal result;
    result.m_negative = a.m_negative != b.m_negative;
    if (!a.isFinite() || !b.isFinite()) {
        const bool undefined = a.isNaN() || b.isNaN() || a.isZero() || b.isZero();
        result.m_special = undefined ? Decimal::Special::NaN : Decimal::Special::Infinity;
        return result;
    }
    Integer x(a.m_digits, false, 0);
    const Integer y(b.m_digits, false, 0);
    mpz_mul(x.m_value, x.m_value, y.m_value);
    result.m_exponent = a.m_exponent + b.m_exponent;
    result.m_digits = digitsOf(x.m_value);
    return result;
}

int Decimal::compare(const Decimal &a, const Decimal &b)
{
    if (!a.isFinite() || !b.isFinite()) {
        const double x = a.isFinite() ? 0.0 : a.toDouble();
        const double y = b.isFinite() ? 0.0 : b.toDouble();
        return x < y ? -1 : x > y ? 1 : 0;
    }
    const int signA = a.isZero() ? 0 : a.m_negative ? -1 : 1;
    const int signB = b.isZero() ? 0 : b.m_negative ? -1 : 1;
    if (signA != signB || signA == 0)
        return signA < signB ? -1 : signA > signB ? 1 : 0;
    // Same sign: first by magnitude, then digit by digit at a common exponent.
    const qsizetype sizeA = a.m_digits.size() + a.m_exponent;
    const qsizetype sizeB = b.m_digits.size() + b.m_exponent;
    int order = sizeA < sizeB ? -1 : sizeA > sizeB ? 1 : 0;
    if (order == 0) {
        const qsizetype width = std::max(a.m_digits.size(), b.m_digits.size());
        order = a.m_digits.leftJustified(width, '0').compare(b.m_digits.leftJustified(width, '0'));
        order = order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    return signA * order;
}

} // namespace Quintette

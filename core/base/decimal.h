// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QByteArray>

#include <optional>

namespace Quintette {

/// An exact decimal number of any size: sign, digits, exponent; value = digits * 10^exponent.
/// Keeps trailing zeros ("12.30") as Python's decimal.Decimal does, and prints as str() of it does.
class QUINTETTE_CORE_EXPORT Decimal
{
public:
    enum class Rounding { HalfEven, HalfUp, Down };

    Decimal() = default;
    Decimal(qint64 integer);
    /// Accepts what Python's Decimal() does, surrounding white space and "NaN"/"Infinity" included.
    static std::optional<Decimal> fromString(QStringView text);
    /// The exact value of the shortest text that reads back as number.
    static Decimal fromDouble(double number);
    /// number rounded to so many significant digits, as
    /// Context(prec=digits).create_decimal_from_float.
    static Decimal fromDouble(double number, int significantDigits);

    bool isFinite() const { return m_special == Special::None; }
    bool isNaN() const { return m_special == Special::NaN; }
    bool isZero() const { return isFinite() && m_digits == "0"; }
    bool isNegative() const { return m_negative; }
    bool isInteger() const;
    int exponent() const { return m_exponent; }
    /// Digits without sign, point or leading zeros; "0" for zero.
    const QByteArray &digits() const { return m_digits; }

    /// Rounded so that its exponent is the given one (-2: two places).
    Decimal quantize(int exponent, Rounding rounding = Rounding::HalfEven) const;
    double toDouble() const;
    /// The integer part, if it fits.
    std::optional<qint64> toInt64() const;
    /// As Python's str(): scientific only where Python's is.
    QString toString() const;
    /// Never scientific: digits with a point, as format(x, "f").
    QString toFixed() const;

    Decimal operator-() const;
    friend QUINTETTE_CORE_EXPORT Decimal operator+(const Decimal &a, const Decimal &b);
    friend QUINTETTE_CORE_EXPORT Decimal operator-(const Decimal &a, const Decimal &b);
    friend QUINTETTE_CORE_EXPORT Decimal operator*(const Decimal &a, const Decimal &b);
    /// By value: 1.0 equals 1.00. NaN equals nothing.
    friend bool operator==(const Decimal &a, const Decimal &b)
    {
        return !a.isNaN() && !b.isNaN() && compare(a, b) == 0;
    }
    friend bool operator<(const Decimal &a, const Decimal &b) { return compare(a, b) < 0; }
    static int compare(const Decimal &a, const Decimal &b);

private:
    enum class Special : quint8 { None, NaN, Infinity };

    bool m_negative = false;
    Special m_special = Special::None;
    int m_exponent = 0;
    QByteArray m_digits = "0";
};

} // namespace Quintette

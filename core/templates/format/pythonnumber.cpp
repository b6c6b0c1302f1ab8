// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/pythonnumber.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace Quintette {

namespace {

/// Longer numbers are refused, as Python 3.11 does with integers.
constexpr qsizetype digitLimit = 4300;

/// ASCII digits for those of any script, and without underscores between digits; nothing when an
/// underscore stands elsewhere or a character can be in no number.
std::optional<QByteArray> plainNumber(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > digitLimit)
        return std::nullopt;
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'_') {
            const bool between =
                    i > 0 && i + 1 < text.size() && text[i - 1].isDigit() && text[i + 1].isDigit();
            if (!between)
                return std::nullopt;
            continue;
        }
        if (c.category() == QChar::Number_DecimalDigit) {
            out += char('0' + c.digitValue());
        } else if (c.unicode() > 0x7f) {
            return std::nullopt;
        } else {
            out += char(c.unicode());
        }
    }
    return out;
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty()
            && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

QByteArrayView withoutSign(QByteArrayView text)
{
    return text.startsWith('-') || text.startsWith('+') ? text.sliced(1) : text;
}

} // namespace

std::optional<Value> integerFromText(QStringView text)
{
    const std::optional<QByteArray> plain = plainNumber(text);
    if (!plain || !isDigits(withoutSign(*plain)))
        return std::nullopt;
    bool ok = false;
    const qint64 small = plain->toLongLong(&ok);
    if (ok)
        return small;
    return Value::integer(Decimal::fromString(QString::fromLatin1(*plain)).value_or(Decimal()));
}

std::optional<double> floatFromText(QStringView text)
{
    const std::optional<QByteArray> plain = plainNumber(text);
    if (!plain)
        return std::nullopt;
    const bool negative = plain->startsWith('-');
    const QByteArray body = withoutSign(*plain).toByteArray().toLower();
    if (body == "inf" || body == "infinity")
        return negative ? -std::numeric_limits<double>::infinity()
                        : std::numeric_limits<double>::infinity();
    if (body == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    if (body.isEmpty() || !((body[0] >= '0' && body[0] <= '9') || body[0] == '.'))
        return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(body.constBegin(), body.constEnd(), number);
    if (end != body.constEnd() || error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        // Too large or too small: the sign of the exponent tells which.
        const bool tiny = body.contains("e-") || (!body.contains('e') && body.startsWith("0."));
        number = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    }
    return negative ? -number : number;
}

std::optional<Decimal> decimalFromText(QStringView text)
{
    const std::optional<QByteArray> plain = plainNumber(text);
    return plain ? Decimal::fromString(QString::fromLatin1(*plain)) : std::nullopt;
}

std::optional<Value> toPythonInteger(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Bool:
        return Value(value.boolean() ? 1 : 0);
    case Value::Type::Int:
    case Value::Type::BigInt:
        return value;
    case Value::Type::Float:
        if (!std::isfinite(value.number()))
            return std::nullopt;
        if (std::abs(value.number()) < 9.2e18)
            return Value(qint64(value.number()));
        return Value::integer(
                *Decimal::fromString(QString::number(std::trunc(value.number()), 'f', 0)));
    case Value::Type::Decimal:
        if (!value.decimal().isFinite())
            return std::nullopt;
        return Value::integer(value.decimal().quantize(0, Decimal::Rounding::Down));
    case Value::Type::String:
    case Value::Type::SafeString:
    case Value::Type::Text:
        return integerFromText(value.toString());
    default:
        return std::nullopt;
    }
}

std::optional<qint64> toPythonIndex(const Value &value)
{
    const std::optional<Value> whole = toPythonInteger(value);
    if (!whole)
        return std::nullopt;
    if (whole->type() == Value::Type::Int)
        return whole->integer();
    return whole->decimal().isNegative() ? std::numeric_limits<qint64>::min() / 4
                                         : std::numeric_limits<qint64>::max() / 4;
}

std::optional<double> toPythonFloat(const Value &value)
{
    if (value.isText())
        return floatFromText(value.toString());
    return value.isNumber() ? value.toDouble() : std::nullopt;
}

Value addIntegers(const Value &a, const Value &b)
{
    if (a.type() == Value::Type::Int && b.type() == Value::Type::Int) {
        qint64 sum = 0;
        if (!__builtin_add_overflow(a.integer(), b.integer(), &sum))
            return sum;
    }
    return Value::integer(a.toDecimal().value_or(Decimal()) + b.toDecimal().value_or(Decimal()));
}

} // namespace Quintette

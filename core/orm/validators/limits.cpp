// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/validators/validators.h"

namespace Quintette::Validators {

/// len() of Python: code points, not UTF-16 units.
static qint64 lengthOf(const Value &value)
{
    if (value.type() == Value::Type::Bytes)
        return value.bytes().size();
    if (value.isList())
        return value.list().size();
    const QString text = value.toString();
    const auto low =
            std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLowSurrogate(); });
    return text.size() - low;
}

Validator maxLength(int limit)
{
    return [limit](const Value &value) {
        const qint64 length = lengthOf(value);
        if (length <= limit)
            return;
        const Text message = limit == 1
                ? QN_TEXT("orm", "Ensure this value has at most 1 character (it has %1).")
                : QN_PLURAL("orm", "Ensure this value has at most %n characters (it has %1).")
                          .plural(limit);
        throw ValidationError(message.arg(length), u"max_length"_s);
    };
}

Validator minLength(int limit)
{
    return [limit](const Value &value) {
        const qint64 length = lengthOf(value);
        if (length >= limit)
            return;
        const Text message = limit == 1
                ? QN_TEXT("orm", "Ensure this value has at least 1 character (it has %1).")
                : QN_PLURAL("orm", "Ensure this value has at least %n characters (it has %1).")
                          .plural(limit);
        throw ValidationError(message.arg(length), u"min_length"_s);
    };
}

Validator maxValue(const Value &limit)
{
    return [limit](const Value &value) {
        if (Value::compare(value, limit).value_or(1) > 0) {
            throw ValidationError(QN_TEXT("orm", "Ensure this value is less than or equal to %1.")
                                          .arg(Text(limit.toString())),
                                  u"max_value"_s);
        }
    };
}

Validator minValue(const Value &limit)
{
    return [limit](const Value &value) {
        if (Value::compare(value, limit).value_or(-1) < 0) {
            throw ValidationError(
                    QN_TEXT("orm", "Ensure this value is greater than or equal to %1.")
                            .arg(Text(limit.toString())),
                    u"min_value"_s);
        }
    };
}

Validator decimal(int maxDigits, int decimalPlaces)
{
    return [maxDigits, decimalPlaces](const Value &value) {
        const std::optional<Decimal> number = value.toDecimal();
        if (!number || !number->isFinite()) {
            throw ValidationError(QN_TEXT("orm", "“%1” value must be a decimal number.")
                                          .arg(Text(value.toString())),
                                  u"invalid"_s);
        }
        const int exponent = number->exponent();
        int digits = int(number->digits().size());
        int places = 0;
        if (exponent >= 0) {
            if (!number->isZero())
                digits += exponent;
        } else {
            places = -exponent;
            digits = std::max(digits, places); // 0.001 has as many digits as places
        }
        const int whole = digits - places;
        if (maxDigits >= 0 && digits > maxDigits) {
            const Text message = maxDigits == 1
                    ? QN_TEXT("orm", "Ensure that there are no more than 1 digit in total.")
                    : QN_PLURAL("orm", "Ensure that there are no more than %n digits in total.")
                              .plural(maxDigits);
            throw ValidationError(message, u"max_digits"_s);
        }
        if (decimalPlaces >= 0 && places > decimalPlaces) {
            const Text message = decimalPlaces == 1
                    ? QN_TEXT("orm", "Ensure that there are no more than 1 decimal place.")
                    : QN_PLURAL("orm", "Ensure that there are no more than %n decimal places.")
                              .plural(decimalPlaces);
            throw ValidationError(message, u"max_decimal_places"_s);
        }
        const int wholeLimit = maxDigits - decimalPlaces;
        if (maxDigits >= 0 && decimalPlaces >= 0 && whole > wholeLimit) {
            const Text message = wholeLimit == 1
                    ? QN_TEXT(
                            "orm",
                            "Ensure that there are no more than 1 digit before the decimal point.")
                    : QN_PLURAL("orm",
                                "Ensure that there are no more than %n digits before the decimal "
                                "point.")
                              .plural(wholeLimit);
            throw ValidationError(message, u"max_whole_digits"_s);
        }
    };
}

} // namespace Quintette::Validators

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/floatformat.h"

#include "core/base/error.h"
#include "core/templates/error.h"
#include "core/templates/format/numberformat.h"
#include "core/templates/format/pythonnumber.h"

namespace Quintette {

namespace {

/// Numbers with more digits than this are shown as they are; more places than this are refused.
constexpr qint64 digitLimit = 200;
constexpr qint64 placesLimit = 100'000;

struct Places
{
    /// The number of places as given; text that is none is an error that shows the value as it is.
    std::optional<qint64> count;
    NumberFormat format;
};

Places readPlaces(const Value &argument)
{
    Places places;
    if (!argument.isText()) {
        places.count = toPythonIndex(argument);
        if (!places.count)
            throw TypeError(
                    u"floatformat needs a number of places, not %1"_s.arg(argument.toRepr()));
        return places;
    }
    QString text = argument.toString();
    if (text.isEmpty())
        return places;
    const QString ending = text.right(2);
    if (ending == u"gu" || ending == u"ug") {
        places.format = {.group = true, .useLocalization = false};
        text.chop(2);
    } else if (text.endsWith(u'g')) {
        places.format.group = true;
        text.chop(1);
    } else if (text.endsWith(u'u')) {
        places.format.useLocalization = false;
        text.chop(1);
    }
    places.count = text.isEmpty() ? std::optional<qint64>(-1) : toPythonIndex(text);
    return places;
}

std::optional<Decimal> numberOf(const Value &value)
{
    if (const std::optional<Decimal> number = decimalFromText(value.toString()))
        return number;
    const std::optional<double> number = toPythonFloat(value);
    return number ? decimalFromText(floatToString(*number)) : std::nullopt;
}

} // namespace

Value formatFloat(const Value &value, const Value &argument, const Localization &localization)
{
    const Places places = readPlaces(argument);
    const std::optional<Decimal> number = numberOf(value);
    if (!number)
        return QString(u""_s);
    const bool tooLong = number->isFinite()
            && number->digits().size() + std::abs(number->exponent()) > digitLimit;
    if (tooLong || !places.count || !number->isFinite())
        return value.toString();
    const qint64 count = std::abs(*places.count);
    if (count > placesLimit)
        throw TemplateLimitError(
                u"floatformat with %1 places is more than %2"_s.arg(count).arg(placesLimit));
    NumberFormat format = places.format;
    if (number->isInteger() && *places.count <= 0) {
        format.places = 0;
        const QString whole = number->quantize(0, Decimal::Rounding::Down).toFixed();
        return Value::safe(formatNumber(whole == u"-0" ? u"0"_s : whole, localization, format));
    }
    format.places = int(count);
    const Decimal rounded = number->quantize(-int(count), Decimal::Rounding::HalfUp);
    QString digits = rounded.toFixed();
    if (rounded.isZero() && digits.startsWith(u'-'))
        digits.remove(0, 1);
    return Value::safe(formatNumber(digits, localization, format));
}

} // namespace Quintette

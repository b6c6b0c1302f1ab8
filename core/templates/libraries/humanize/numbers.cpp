// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/humanize/filters.h"

#include "core/templates/format/floatformat.h"
#include "core/templates/format/numberformat.h"
#include "core/templates/format/pythonnumber.h"

#include <array>
#include <cmath>

namespace Quintette::Internal {

namespace {

Value ordinal(const Value &value, const Context &context)
{
    const std::optional<Value> whole = toPythonInteger(value);
    if (!whole)
        return value;
    const QString digits = whole->toString();
    if (digits.startsWith(u'-'))
        return digits;
    const auto fromEnd = [&digits](qsizetype i) {
        return i < digits.size() ? digits[digits.size() - 1 - i].digitValue() : 0;
    };
    const int last = fromEnd(0);
    const int lastTwo = 10 * fromEnd(1) + last;
    const bool isTeen = lastTwo >= 11 && lastTwo <= 13;
    const QString suffix = isTeen || last == 0 || last > 3 ? u"th"_s
            : last == 1                                    ? u"st"_s
            : last == 2                                    ? u"nd"_s
                                                           : u"rd"_s;
    const QString messageContext = isTeen ? u"ordinal 11, 12, 13"_s : u"ordinal %1"_s.arg(last);
    const QString pattern = context.localization().translate(u"{}"_s + suffix, messageContext);
    return Value::safe(QString(pattern).replace(u"{}"_s, digits));
}

/// Commas after every third digit from the right, in whatever text begins with digits.
QString withCommas(const QString &text)
{
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    qsizetype end = first;
    while (end < text.size() && text[end].isDigit())
        ++end;
    QString out = text;
    for (qsizetype i = end - 3; i > first; i -= 3)
        out.insert(i, u',');
    return out;
}

Value commas(const Value &value, const std::optional<Value> &localized, const Context &context)
{
    if (localized && !localized->isTrue())
        return withCommas(value.toString());
    const bool hasFraction =
            value.type() == Value::Type::Float || value.type() == Value::Type::Decimal;
    const std::optional<Value> number = hasFraction ? value : toPythonInteger(value);
    if (!number)
        return withCommas(value.toString());
    return formatNumber(*number, context.localization(), {.group = true});
}

Value word(const Value &value, const Context &context)
{
    struct Size
    {
        int exponent;
        QStringView message;
    };
    static constexpr std::array<Size, 11> sizes{{{6, u"%(value)s million"},
                                                 {9, u"%(value)s billion"},
                                                 {12, u"%(value)s trillion"},
                                                 {15, u"%(value)s quadrillion"},
                                                 {18, u"%(value)s quintillion"},
                                                 {21, u"%(value)s sextillion"},
                                                 {24, u"%(value)s septillion"},
                                                 {27, u"%(value)s octillion"},
                                                 {30, u"%(value)s nonillion"},
                                                 {33, u"%(value)s decillion"},
                                                 {100, u"%(value)s googol"}}};
    const std::optional<Value> whole = toPythonInteger(value);
    if (!whole)
        return value;
    const QString digits = whole->toString();
    const qsizetype count = digits.startsWith(u'-') ? digits.size() - 1 : digits.size();
    if (count <= 6)
        return *whole;
    for (const Size &size : sizes) {
        if (count > size.exponent + 3)
            continue;
        const double share =
                Decimal::fromString(digits + u"e-"_s + QString::number(size.exponent))->toDouble();
        const qint64 rounded = qint64(share >= 0 ? std::ceil(share) : std::floor(share));
        const QString message = size.message.toString();
        const QString text =
                context.localization().translatePlural(message, message, std::abs(rounded));
        return QString(text).replace(u"%(value)s"_s,
                                     formatFloat(share, 1, context.localization()).toString());
    }
    return *whole;
}

/// One to nine in letters, as the Associated Press writes them.
Value pressNumber(const Value &value, const Context &context)
{
    static constexpr std::array<QStringView, 9> names{u"one", u"two",   u"three", u"four", u"five",
                                                      u"six", u"seven", u"eight", u"nine"};
    const std::optional<Value> whole = toPythonInteger(value);
    if (!whole)
        return value;
    const qint64 number = whole->type() == Value::Type::Int ? whole->integer() : 0;
    if (number < 1 || number > 9)
        return *whole;
    return context.localization().translate(names[size_t(number - 1)].toString());
}

} // namespace

void addHumanizedNumbers(Library &library)
{
    library.filter(u"apnumber"_s, pressNumber, {.isSafe = true});
    library.filter(u"intcomma"_s, commas, {.isSafe = true});
    library.filter(u"intword"_s, word);
    library.filter(u"ordinal"_s, ordinal, {.isSafe = true});

    library.documentFilter(u"apnumber"_s,
                           u"Writes one to nine in letters, other numbers in digits."_s);
    library.documentFilter(u"intcomma"_s,
                           u"Groups the digits of a number by thousands, as the language does."_s);
    library.documentFilter(u"intword"_s,
                           u"Writes a large number with a word, such as 1.2 million."_s);
    library.documentFilter(u"ordinal"_s, u"Makes 1st of 1, 2nd of 2 and so on."_s);
}

} // namespace Quintette::Internal

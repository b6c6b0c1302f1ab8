// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/numberfield.h"

#include "core/forms/asciidigits.h"
#include "core/forms/validators/stepsize.h"
#include "core/i18n/localeformats.h"
#include "core/i18n/numberinput.h"
#include "core/orm/validators/validators.h"

#include <cmath>

namespace Quintette {
namespace {

/// Digits that int() takes before Python refuses; a longer number is an attack on the conversion's
/// time.
constexpr qsizetype digitLimit = 4300;

/// text as Python's int() and float() read it: spaces around, digits of any script, "_" between
/// digits.
std::optional<QString> asciiNumber(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > digitLimit)
        return {};
    QString ascii;
    ascii.reserve(trimmed.size());
    for (qsizetype i = 0; i < trimmed.size(); ++i) {
        const QChar c = trimmed[i];
        if (c == u'_') {
            if (i == 0 || i + 1 == trimmed.size() || !trimmed[i - 1].isDigit()
                || !trimmed[i + 1].isDigit())
                return {};
        } else {
            ascii += c;
        }
    }
    return asciiDigits(ascii);
}

std::optional<Value> integerFrom(const QString &text)
{
    const std::optional<QString> number = asciiNumber(text);
    if (!number)
        return {};
    const bool hasSign = number->startsWith(u'-') || number->startsWith(u'+');
    const QStringView digits = QStringView(*number).sliced(hasSign ? 1 : 0);
    const bool isWhole = std::all_of(digits.begin(), digits.end(),
                                     [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (digits.isEmpty() || !isWhole)
        return {};
    const std::optional<Decimal> whole = Decimal::fromString(*number);
    return whole ? std::optional(Value::integer(*whole)) : std::nullopt;
}

std::optional<double> doubleFrom(const QString &text)
{
    const std::optional<QString> number = asciiNumber(text);
    if (!number || number->contains(u'x', Qt::CaseInsensitive)
        || number->contains(u'p', Qt::CaseInsensitive))
        return {};
    bool ok = false;
    const double value = number->toLatin1().toDouble(&ok);
    if (ok)
        return value;
    // What no float can hold is infinity, which is refused as such, or as good as nothing.
    const std::optional<Decimal> decimal = Decimal::fromString(*number);
    if (!decimal || !decimal->isFinite())
        return decimal ? std::optional(decimal->toDouble()) : std::nullopt;
    const double huge = decimal->isNegative() ? -INFINITY : INFINITY;
    return decimal->exponent() + decimal->digits().size() > 0 ? huge : 0.0;
}

} // namespace

IntegerFormField::IntegerFormField(const FormFieldOptions &options,
                                   const NumberFormFieldOptions &limits)
    // Browsers refuse other languages' separators in number inputs.
    : FormField(options, options.localize ? WidgetKind::Text : WidgetKind::Number), m_limits(limits)
{
    if (!limits.maxValue.isNone())
        addValidator(Validators::maxValue(limits.maxValue));
    if (!limits.minValue.isNone())
        addValidator(Validators::minValue(limits.minValue));
    if (!limits.stepSize.isNone())
        addValidator(Validators::stepSize(limits.stepSize, limits.minValue));
    IntegerFormField::addAttributes(editWidget());
}

QString IntegerFormField::numberText(const Value &submitted) const
{
    const QString text = submitted.toString();
    return options().localize && submitted.isString() ? normalizeNumber(text, activeFormats())
                                                      : text;
}

Value IntegerFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return {};
    QString text = numberText(submitted);
    // "12.00" is the whole number 12.
    const qsizetype point = text.indexOf(u'.');
    if (point >= 0) {
        const QStringView fraction = QStringView(text).sliced(point + 1).trimmed();
        if (std::all_of(fraction.begin(), fraction.end(), [](QChar c) { return c == u'0'; }))
            text.truncate(point);
    }
    const std::optional<Value> number = integerFrom(text);
    if (!number)
        fail(u"invalid"_s);
    return *number;
}

Value IntegerFormField::prepareValue(const Value &value) const
{
    return options().localize && value.isNumber()
            ? Value(localizeNumber(value.toString(), activeFormats()))
            : value;
}

Text IntegerFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a whole number.")
                              : FormField::defaultMessage(code);
}

void IntegerFormField::addAttributes(WidgetSpec &widget) const
{
    if (widget.kind != WidgetKind::Number)
        return;
    if (!m_limits.minValue.isNone())
        setAttribute(widget, u"min"_s, m_limits.minValue);
    if (!m_limits.maxValue.isNone())
        setAttribute(widget, u"max"_s, m_limits.maxValue);
    if (!m_limits.stepSize.isNone())
        setAttribute(widget, u"step"_s, m_limits.stepSize);
}

FloatFormField::FloatFormField(const FormFieldOptions &options,
                               const NumberFormFieldOptions &limits)
    : IntegerFormField(options, limits)
{
    FloatFormField::addAttributes(editWidget());
}

Value FloatFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return {};
    const std::optional<double> number =
            submitted.isNumber() ? submitted.toDouble() : doubleFrom(numberText(submitted));
    if (!number)
        fail(u"invalid"_s);
    return *number;
}

void FloatFormField::validate(const Value &value) const
{
    IntegerFormField::validate(value);
    if (!isEmpty(value) && !std::isfinite(value.toDouble().value_or(NAN)))
        fail(u"invalid"_s);
}

Text FloatFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a number.")
                              : IntegerFormField::defaultMessage(code);
}

void FloatFormField::addAttributes(WidgetSpec &widget) const
{
    if (widget.kind == WidgetKind::Number)
        setAttribute(widget, u"step"_s, u"any"_s);
}

DecimalFormField::DecimalFormField(const FormFieldOptions &options, int maxDigits,
                                   int decimalPlaces, const NumberFormFieldOptions &limits)
    : IntegerFormField(options, limits), m_decimalPlaces(decimalPlaces)
{
    addValidator(Validators::decimal(maxDigits, decimalPlaces));
    DecimalFormField::addAttributes(editWidget());
}

Value DecimalFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return {};
    // Python's Decimal, unlike its int, takes "_" anywhere.
    const std::optional<QString> text = asciiNumber(numberText(submitted).remove(u'_'));
    const std::optional<Decimal> number = text ? Decimal::fromString(*text) : std::nullopt;
    if (!number)
        fail(u"invalid"_s);
    return *number;
}

void DecimalFormField::validate(const Value &value) const
{
    IntegerFormField::validate(value);
    if (!isEmpty(value) && !value.toDecimal().value_or(Decimal()).isFinite())
        fail(u"invalid"_s);
}

Text DecimalFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a number.")
                              : IntegerFormField::defaultMessage(code);
}

void DecimalFormField::addAttributes(WidgetSpec &widget) const
{
    if (widget.kind != WidgetKind::Number)
        return;
    if (m_decimalPlaces < 0)
        setAttribute(widget, u"step"_s, u"any"_s);
    else if (m_decimalPlaces == 0)
        setAttribute(widget, u"step"_s, 1);
    else
        setAttribute(widget, u"step"_s, u"0."_s + QString(m_decimalPlaces - 1, u'0') + u'1');
}

} // namespace Quintette

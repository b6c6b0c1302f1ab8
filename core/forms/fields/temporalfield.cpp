// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/temporalfield.h"

#include "core/forms/asciidigits.h"
#include "core/forms/localtime.h"

#include <QRegularExpression>

namespace Quintette {

constexpr qint64 dayMicroseconds = Q_INT64_C(86'400'000'000);

DateFormField::DateFormField(const FormFieldOptions &options) : FormField(options, WidgetKind::Date)
{
}

Value DateFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return {};
    if (submitted.type() == Value::Type::DateTime)
        return submitted.dateTime().date();
    if (submitted.type() == Value::Type::Date)
        return submitted;
    const std::optional<QDate> date = readLocalDate(submitted.toString());
    if (!date)
        fail(u"invalid"_s);
    return *date;
}

Text DateFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a valid date.")
                              : FormField::defaultMessage(code);
}

TimeFormField::TimeFormField(const FormFieldOptions &options) : FormField(options, WidgetKind::Time)
{
}

Value TimeFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return {};
    if (submitted.type() == Value::Type::Time)
        return submitted;
    const std::optional<Time> time = readLocalTime(submitted.toString());
    if (!time)
        fail(u"invalid"_s);
    return *time;
}

bool TimeFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    return FormField::hasChanged(withoutMicroseconds(initial), submitted);
}

Text TimeFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a valid time.")
                              : FormField::defaultMessage(code);
}

DateTimeFormField::DateTimeFormField(const FormFieldOptions &options)
    : FormField(options, WidgetKind::DateTime)
{
}

Value DateTimeFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return {};
    if (submitted.type() == Value::Type::DateTime)
        return toAwareTime(submitted.dateTime());
    if (submitted.type() == Value::Type::Date)
        return toAwareTime(DateTime(submitted.date(), Time()));
    const QString text = submitted.toString();
    std::optional<DateTime> time = DateTime::fromString(text.trimmed());
    if (!time)
        time = readLocalDateTime(text);
    if (!time)
        fail(u"invalid"_s);
    return toAwareTime(*time);
}

Value DateTimeFormField::prepareValue(const Value &value) const
{
    return value.type() == Value::Type::DateTime ? Value(toWallClock(value.dateTime())) : value;
}

bool DateTimeFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    return FormField::hasChanged(withoutMicroseconds(initial), submitted);
}

Text DateTimeFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a valid date/time.")
                              : FormField::defaultMessage(code);
}

DurationFormField::DurationFormField(const FormFieldOptions &options) : FormField(options) { }

Value DurationFormField::toValue(const Value &submitted) const
{
    if (isEmpty(submitted))
        return {};
    if (submitted.type() == Value::Type::Duration)
        return submitted;
    const QString text = asciiDigits(submitted.toString());
    std::optional<Duration> span = Duration::fromString(text);
    // "2 days", which the shorter spellings above leave out.
    static const QRegularExpression onlyDays(u"^(-?[0-9]{1,8}) days? ?\\z"_s);
    if (const QRegularExpressionMatch days = onlyDays.match(text); days.hasMatch())
        span = Duration(days.captured(1).toLongLong() * dayMicroseconds);
    if (!span)
        fail(u"invalid"_s);
    return *span;
}

Value DurationFormField::prepareValue(const Value &value) const
{
    if (value.type() != Value::Type::Duration)
        return value;
    // "1 day, 2:00:00" is for reading; what is typed is "1 02:00:00".
    const qint64 microseconds = value.duration().microseconds();
    const qint64 days = microseconds >= 0
            ? microseconds / dayMicroseconds
            : -((dayMicroseconds - 1 - microseconds) / dayMicroseconds);
    const QString time = Time::fromMicroseconds(microseconds - days * dayMicroseconds).toString();
    return days ? QString::number(days) + u' ' + time : time;
}

Text DurationFormField::defaultMessage(const QString &code) const
{
    return code == u"invalid" ? QN_TEXT("forms", "Enter a valid duration.")
                              : FormField::defaultMessage(code);
}

} // namespace Quintette

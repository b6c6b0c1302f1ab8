// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/splitdatetimefield.h"

#include "core/forms/fields/temporalfield.h"
#include "core/forms/localtime.h"

namespace Quintette {

static MultiValueFormField::Parts dateAndTime(const FormFieldOptions &options)
{
    const auto partOptions = [&options](const QString &code, const Text &invalid) {
        FormFieldOptions own;
        own.localize = options.localize;
        own.errorMessages.insert(u"invalid"_s, options.errorMessages.value(code, invalid));
        return own;
    };
    MultiValueFormField::Parts parts;
    parts.push_back(std::make_unique<DateFormField>(
            partOptions(u"invalid_date"_s, QN_TEXT("forms", "Enter a valid date."))));
    parts.push_back(std::make_unique<TimeFormField>(
            partOptions(u"invalid_time"_s, QN_TEXT("forms", "Enter a valid time."))));
    return parts;
}

SplitDateTimeFormField::SplitDateTimeFormField(const FormFieldOptions &options)
    : MultiValueFormField(dateAndTime(options), options, Demands::AllParts,
                          WidgetKind::SplitDateTime)
{
}

Value SplitDateTimeFormField::compress(const ValueList &cleaned) const
{
    if (cleaned.isEmpty())
        return {};
    if (isEmpty(cleaned[0]))
        fail(u"invalid_date"_s);
    if (isEmpty(cleaned[1]))
        fail(u"invalid_time"_s);
    return toAwareTime(DateTime(cleaned[0].date(), cleaned[1].time()));
}

ValueList SplitDateTimeFormField::decompress(const Value &value) const
{
    if (value.type() == Value::Type::DateTime) {
        const DateTime time = toWallClock(withoutMicroseconds(value).dateTime());
        return {time.date(), time.time()};
    }
    if (value.type() == Value::Type::Date)
        return {value.date(), Time()};
    return {Value(), Value()};
}

Text SplitDateTimeFormField::defaultMessage(const QString &code) const
{
    if (code == u"invalid_date")
        return QN_TEXT("forms", "Enter a valid date.");
    if (code == u"invalid_time")
        return QN_TEXT("forms", "Enter a valid time.");
    return MultiValueFormField::defaultMessage(code);
}

} // namespace Quintette

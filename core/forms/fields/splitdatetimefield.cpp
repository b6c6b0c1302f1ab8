// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/fields/splitdatetimefield.h"

#include "core/forms/localtime.h"

namespace Quintette {

SplitDateTimeFormField::SplitDateTimeFormField(const FormFieldOptions &options)
    : FormField(options, WidgetKind::SplitDateTime)
{
}

ValueList SplitDateTimeFormField::parts(const Value &value) const
{
    if (value.isList() && value.list().size() == 2)
        return value.list();
    if (value.type() == Value::Type::DateTime) {
        const DateTime time = toWallClock(value.dateTime());
        return {time.date(), time.time()};
    }
    if (value.type() == Value::Type::Date)
        return {value.date(), Time()};
    return {Value(), Value()};
}

Value SplitDateTimeFormField::clean(const Value &submitted, const Value &) const
{
    if (submitted.isTrue() && !submitted.isList() && !isDisabled())
        fail(u"invalid"_s);
    const ValueList given = parts(submitted);
    const bool hasDate = !isEmpty(given[0]);
    const bool hasTime = !isEmpty(given[1]);
    if (!hasDate && !hasTime) {
        if (isRequired())
            fail(u"required"_s);
        return {};
    }
    if (!hasDate || !hasTime)
        fail(isRequired() ? u"required"_s : hasTime ? u"invalid_date"_s : u"invalid_time"_s);

    QList<ValidationError::Item> errors;
    const auto date = given[0].type() == Value::Type::Date ? std::optional(given[0].date())
                                                           : readLocalDate(given[0].toString());
    if (!date)
        errors += {message(u"invalid_date"_s), u"invalid"_s};
    const auto time = given[1].type() == Value::Type::Time ? std::optional(given[1].time())
                                                           : readLocalTime(given[1].toString());
    if (!time)
        errors += {message(u"invalid_time"_s), u"invalid"_s};
    if (!errors.isEmpty())
        throw ValidationError({{ValidationError::nonField, errors}});
    const Value value = toAwareTime(DateTime(*date, *time));
    runValidators(value);
    return value;
}

Value SplitDateTimeFormField::prepareValue(const Value &value) const
{
    return parts(value);
}

bool SplitDateTimeFormField::hasChanged(const Value &initial, const Value &submitted) const
{
    if (isDisabled())
        return false;
    const ValueList before = parts(withoutMicroseconds(initial));
    const ValueList now = parts(submitted);
    const Value date =
            isEmpty(now[0]) ? Value() : Value(readLocalDate(now[0].toString()).value_or(QDate()));
    if (date != (isEmpty(before[0]) ? Value() : before[0]))
        return true;
    if (isEmpty(now[1]))
        return !isEmpty(before[1]);
    const std::optional<Time> time = readLocalTime(now[1].toString());
    return !time || Value(*time) != before[1];
}

Text SplitDateTimeFormField::defaultMessage(const QString &code) const
{
    if (code == u"invalid_date")
        return QN_TEXT("forms", "Enter a valid date.");
    if (code == u"invalid_time")
        return QN_TEXT("forms", "Enter a valid time.");
    if (code == u"invalid")
        return QN_TEXT("forms", "Enter a list of values.");
    return FormField::defaultMessage(code);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/datetimefield.h"

#include "core/base/error.h"
#include "core/base/isoformat.h"
#include "core/orm/fields/parsing.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

DateTimeField::DateTimeField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::DateTime;
    if (m_options.autoNow || m_options.autoNowAdd) {
        m_options.editable = false;
        m_options.blank = true;
    }
}

DateTime DateTimeField::aware(const DateTime &naive) const
{
    if (!m_model) // of a value that is no column
        return naive.withOffset(0);
    return usesTimeZone() ? Internal::fromZone(naive, model().registry().timeZone()) : naive;
}

Value DateTimeField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::DateTime)
        return input;
    if (input.type() == Value::Type::Date)
        return aware(DateTime(input.date(), Time()));
    const QString text = input.toString();
    if (const std::optional<DateTime> dateTime = DateTime::fromString(text))
        return *dateTime;
    if (const std::optional<DateTime> dateTime = isoDateTime(text))
        return dateTime->isAware() ? *dateTime : aware(*dateTime);
    if (Internal::hasDateTimeShape(text)) {
        refuse(u"invalid_datetime"_s,
               QN_TEXT("orm",
                       "“%1” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but "
                       "it is "
                       "an invalid date/time."),
               input);
    }
    if (const std::optional<QDate> date = dateFromString(text))
        return aware(DateTime(*date, Time()));
    if (Internal::hasDateShape(text)) {
        refuse(u"invalid_date"_s,
               QN_TEXT("orm",
                       "“%1” value has the correct format (YYYY-MM-DD) but it is an invalid date."),
               input);
    }
    refuse(u"invalid"_s,
           QN_TEXT("orm",
                   "“%1” value has an invalid format. It must be in YYYY-MM-DD "
                   "HH:MM[:ss[.uuuuuu]][TZ] format."),
           input);
}

Value DateTimeField::prepare(const Value &input) const
{
    const Value value = toValue(input);
    if (value.type() == Value::Type::DateTime && !value.dateTime().isAware())
        return aware(value.dateTime());
    return value;
}

Value DateTimeField::toDatabase(const Value &value, const Backend &backend) const
{
    if (value.type() != Value::Type::DateTime)
        return Field::toDatabase(value, backend);
    const DateTime &dateTime = value.dateTime();
    if (!usesTimeZone() && dateTime.isAware()) {
        throw ValueError(
                u"%1 got the time %2 with a zone, but the project does not use time zones"_s.arg(
                        name(), value.toString()));
    }
    return Field::toDatabase(dateTime.isAware() ? dateTime : aware(dateTime), backend);
}

Value DateTimeField::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (raw.isString()) {
        if (const std::optional<DateTime> dateTime = Internal::readDateTime(raw.string()))
            return usesTimeZone() ? dateTime->withOffset(0) : *dateTime;
    }
    const Value value = Field::fromDatabase(raw, backend);
    if (value.type() == Value::Type::DateTime && value.dateTime().isAware())
        return usesTimeZone() ? value.dateTime().toUtc() : value.dateTime().withoutZone();
    return value;
}

QString DateTimeField::toText(const Value &value) const
{
    return value.type() == Value::Type::DateTime ? value.dateTime().toString()
                                                 : Field::toText(value);
}

Value DateTimeField::preSave(const Value &value, bool adding) const
{
    if (!m_options.autoNow && !(m_options.autoNowAdd && adding))
        return value;
    const DateTime now = DateTime::now();
    if (usesTimeZone())
        return now;
    return Internal::inZone(now, model().registry().timeZone()).withoutZone();
}

} // namespace Quintette

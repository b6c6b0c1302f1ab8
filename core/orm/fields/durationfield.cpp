// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/fields/durationfield.h"

namespace Quintette {

DurationField::DurationField(FieldKind kind, const QString &name, FieldOptions options)
    : Field(kind, name, std::move(options))
{
    m_valueType = Value::Type::Duration;
}

Value DurationField::toValue(const Value &input) const
{
    if (input.isNone() || input.type() == Value::Type::Duration)
        return input;
    if (input.isString()) {
        if (const std::optional<Duration> duration = Duration::fromString(input.string()))
            return *duration;
    }
    refuse(u"invalid"_s,
           QN_TEXT("orm",
                   "“%1” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] "
                   "format."),
           input);
}

QString DurationField::toText(const Value &value) const
{
    if (value.type() != Value::Type::Duration)
        return Field::toText(value);
    // "1 02:03:04.000005": what Django's duration_string writes and fixtures hold.
    constexpr qint64 perSecond = 1'000'000;
    constexpr qint64 perDay = 86'400 * perSecond;
    const qint64 all = value.duration().microseconds();
    const qint64 rest = ((all % perDay) + perDay) % perDay;
    const qint64 days = (all - rest) / perDay;
    const QString time = Time::fromMicroseconds(rest).toString();
    return days ? QString::number(days) + u' ' + time : time;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/localtime.h"

#include "core/base/error.h"
#include "core/i18n/dateinput.h"
#include "core/i18n/localeformats.h"
#include "core/i18n/timezone.h"

namespace Quintette {

std::optional<QDate> readLocalDate(const QString &text)
{
    return parseDate(text.trimmed(), activeFormats().dateInputFormats);
}

std::optional<Time> readLocalTime(const QString &text)
{
    return parseTime(text.trimmed(), activeFormats().timeInputFormats);
}

std::optional<DateTime> readLocalDateTime(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (const std::optional<DateTime> time =
                parseDateTime(trimmed, activeFormats().dateTimeInputFormats))
        return time;
    return parseDateTime(trimmed, activeFormats().dateInputFormats);
}

DateTime toAwareTime(const DateTime &naive)
{
    const TimeZone &zone = activeTimeZone();
    const std::optional<DateTime> instant = zone.toAware(naive);
    if (!instant || (!naive.isAware() && zone.isAmbiguous(naive)))
        throw ValidationError(
                QN_TEXT("forms",
                        "%1 couldn’t be interpreted in time zone %2; it may be ambiguous or it "
                        "may not exist.")
                        .arg(naive.toString(u' '))
                        .arg(zone.name()),
                u"ambiguous_timezone"_s);
    return *instant;
}

Value withoutMicroseconds(const Value &value)
{
    const auto cut = [](const Time &time) {
        return Time(time.hour(), time.minute(), time.second());
    };
    if (value.type() == Value::Type::Time)
        return cut(value.time());
    if (value.type() != Value::Type::DateTime)
        return value;
    const DateTime &time = value.dateTime();
    return time.isAware() ? DateTime(time.date(), cut(time.time()), time.offsetSeconds())
                          : DateTime(time.date(), cut(time.time()));
}

DateTime toWallClock(const DateTime &instant)
{
    return instant.isAware() ? activeTimeZone().toLocal(instant).withoutZone() : instant;
}

} // namespace Quintette

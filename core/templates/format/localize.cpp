// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/localize.h"

#include "core/templates/format/dateformat.h"
#include "core/templates/format/numberformat.h"

namespace Quintette {

DateTime inZone(const DateTime &value, const QTimeZone &zone)
{
    const QDateTime instant =
            QDateTime::fromMSecsSinceEpoch(value.epochMicroseconds() / 1000, Qt::UTC);
    return value.toOffset(zone.offsetFromUtc(instant));
}

Value localTime(const Value &value, const Context &context)
{
    if (value.type() != Value::Type::DateTime || !context.useTimeZone()
        || !value.dateTime().isAware())
        return value;
    return inZone(value.dateTime(), context.timeZone());
}

Value localized(const Value &value, const Context &context)
{
    // Without localization numbers are Python's, dates are written in the language's format all the
    // same.
    if (!context.useLocalization() && value.isNumber())
        return value;
    return localizedIn(value, context.localization());
}

Value localizedIn(const Value &value, const Localization &localization)
{
    switch (value.type()) {
    case Value::Type::Int:
    case Value::Type::BigInt:
    case Value::Type::Float:
    case Value::Type::Decimal:
        return formatNumber(value, localization, {});
    case Value::Type::DateTime:
    case Value::Type::Date:
    case Value::Type::Time:
        return formatDate(value, defaultDateFormat(value, localization), localization);
    default:
        return value;
    }
}

} // namespace Quintette

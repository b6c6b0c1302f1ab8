// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/filters/filters.h"

#include "core/templates/format/dateformat.h"
#include "core/templates/format/timesince.h"

namespace Quintette::Internal {

namespace {

bool isNothing(const Value &value)
{
    return value.isNone() || (value.isText() && value.toString().isEmpty());
}

Value date(const Value &value, const std::optional<Value> &argument, const Context &context)
{
    if (isNothing(value))
        return QString(u""_s);
    const Localization &localization = context.localization();
    const bool given = argument && argument->isTrue();
    if (given && !argument->isText())
        throw TypeError(u"a date's format must be text, not %1"_s.arg(argument->toRepr()));
    const QString named = given ? argument->toString() : u"DATE_FORMAT"_s;
    const QString format = namedDateFormat(named, localization);
    return formatDateParts(value, format, localization, context.timeZone(), false)
            .value_or(QString(u""_s));
}

Value time(const Value &value, const std::optional<Value> &argument, const Context &context)
{
    if (isNothing(value) || value.type() == Value::Type::Date)
        return QString(u""_s);
    const Localization &localization = context.localization();
    const QString named = argument && argument->isTrue() ? argument->toString() : u"TIME_FORMAT"_s;
    const QString format = namedDateFormat(named, localization);
    return formatDateParts(value, format, localization, context.timeZone(), true)
            .value_or(QString(u""_s));
}

Value since(const Value &value, const std::optional<Value> &argument, const Context &context,
            bool until)
{
    if (!value.isTrue())
        return QString(u""_s);
    const Value other = argument && argument->isTrue() ? *argument : Value();
    return timeBetween(value, other, until, context.localization()).value_or(QString(u""_s));
}

} // namespace

void addDateFilters(Library &filters)
{
    filters.filter(u"date"_s, date, {.expectsLocalTime = true});
    filters.filter(u"time"_s, time, {.expectsLocalTime = true});
    filters.filter(u"timesince"_s,
                   [](const Value &v, const std::optional<Value> &now, const Context &context) {
                       return since(v, now, context, false);
                   });
    filters.filter(u"timeuntil"_s,
                   [](const Value &v, const std::optional<Value> &now, const Context &context) {
                       return since(v, now, context, true);
                   });
}

} // namespace Quintette::Internal

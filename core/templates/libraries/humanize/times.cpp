// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/libraries/humanize/filters.h"

#include "core/templates/format/dateformat.h"
#include "core/templates/format/localize.h"
#include "core/templates/format/timesince.h"

namespace Quintette::Internal {

namespace {

DateTime nowLike(const DateTime &value, const Context &context)
{
    if (value.isAware())
        return DateTime::now().toOffset(value.offsetSeconds());
    return inZone(DateTime::now(), context.timeZone()).withoutZone();
}

/// "today", "tomorrow", "yesterday", or the date.
Value naturalDay(const Value &value, const std::optional<Value> &argument, const Context &context)
{
    const bool isMoment = value.type() == Value::Type::DateTime;
    if (!isMoment && value.type() != Value::Type::Date)
        return value;
    const QDate day = isMoment ? value.dateTime().date() : value.date();
    const DateTime reference = isMoment ? value.dateTime() : DateTime(day, Time());
    const qint64 distance = nowLike(reference, context).date().daysTo(day);
    const Localization &localization = context.localization();
    if (distance == 0)
        return localization.translate(u"today"_s);
    if (distance == 1)
        return localization.translate(u"tomorrow"_s);
    if (distance == -1)
        return localization.translate(u"yesterday"_s);
    const QString format = argument && argument->isTrue() ? argument->toString() : u"DATE_FORMAT"_s;
    return formatDate(day, namedDateFormat(format, localization), localization);
}

struct Wording
{
    QString days;
    QString timesContext;
    QString oneHour, hours;
    QString oneMinute, minutes;
    QString oneSecond, seconds;
};

// A space that does not break stands between number and unit.
const Wording past{u"%(delta)s ago"_s, u"naturaltime-past"_s,
                   u"an hour ago"_s,   u"%(count)s\u00a0hours ago"_s,
                   u"a minute ago"_s,  u"%(count)s\u00a0minutes ago"_s,
                   u"a second ago"_s,  u"%(count)s\u00a0seconds ago"_s};
const Wording future{u"%(delta)s from now"_s, u"naturaltime-future"_s,
                     u"an hour from now"_s,   u"%(count)s\u00a0hours from now"_s,
                     u"a minute from now"_s,  u"%(count)s\u00a0minutes from now"_s,
                     u"a second from now"_s,  u"%(count)s\u00a0seconds from now"_s};

Value naturalTime(const Value &value, const Context &context)
{
    if (value.type() != Value::Type::DateTime)
        return value;
    const DateTime moment = value.dateTime();
    const DateTime now = nowLike(moment, context);
    const bool isPast = moment < now;
    const qint64 seconds =
            std::abs(now.epochMicroseconds() - moment.epochMicroseconds()) / 1'000'000;
    const Localization &localization = context.localization();
    const Wording &wording = isPast ? past : future;
    const auto counted = [&localization](const QString &one, const QString &many, qint64 count) {
        return localization.translatePlural(one, many, count)
                .replace(u"%(count)s"_s, QString::number(count));
    };
    if (seconds >= 86'400) {
        const QString delta = timeBetween(value, now, !isPast, localization, wording.timesContext)
                                      .value_or(QString());
        return localization.translate(wording.days).replace(u"%(delta)s"_s, delta);
    }
    if (seconds == 0)
        return localization.translate(u"now"_s);
    if (seconds < 60)
        return counted(wording.oneSecond, wording.seconds, seconds);
    if (seconds < 3600)
        return counted(wording.oneMinute, wording.minutes, seconds / 60);
    return counted(wording.oneHour, wording.hours, seconds / 3600);
}

} // namespace

void addHumanizedTimes(Library &library)
{
    library.filter(u"naturalday"_s, naturalDay, {.expectsLocalTime = true});
    library.filter(u"naturaltime"_s, naturalTime);

    library.documentFilter(
            u"naturalday"_s,
            u"Writes today, tomorrow and yesterday as words; other days as date does, with "
            u"its argument."_s);
    library.documentFilter(u"naturaltime"_s,
                           u"How long ago or ahead a time is, such as 4 minutes ago."_s);
}

} // namespace Quintette::Internal

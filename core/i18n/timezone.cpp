// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/timezone.h"

#include <QMutex>

#include <atomic>
#include <deque>

namespace Quintette {

namespace {

// No zone changes its offset twice within two days: the offset a day before and that a day after
// are all there are.
constexpr qint64 aDay = 86'400'000'000;

thread_local const TimeZone *t_zone = nullptr;
std::atomic<const TimeZone *> s_defaultZone = nullptr;

/// QTimeZone goes by milliseconds; rounded down, so that an instant before 1970 stays on its side
/// of a change.
QDateTime toInstant(qint64 epochMicroseconds)
{
    const qint64 milliseconds = epochMicroseconds >= 0 ? epochMicroseconds / 1000
                                                       : -((-epochMicroseconds + 999) / 1000);
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

} // namespace

TimeZone::TimeZone(const QString &name)
    : m_zone(name.size() < 100 ? QTimeZone(name.toLatin1()) : QTimeZone())
{
}

QStringList TimeZone::names()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        names += QString::fromLatin1(id);
    return names;
}

QString TimeZone::abbreviation(const DateTime &instant) const
{
    return m_zone.abbreviation(toInstant(instant.epochMicroseconds()));
}

int TimeZone::offsetAt(const DateTime &instant) const
{
    return m_zone.offsetFromUtc(toInstant(instant.epochMicroseconds()));
}

bool TimeZone::isDaylightTime(const DateTime &instant) const
{
    return m_zone.isDaylightTime(toInstant(instant.epochMicroseconds()));
}

DateTime TimeZone::toLocal(const DateTime &instant) const
{
    return instant.isAware() ? instant.toOffset(offsetAt(instant)) : instant;
}

std::optional<DateTime> TimeZone::toAware(const DateTime &naive) const
{
    if (naive.isAware())
        return naive;
    const DateTime asUtc = naive.withOffset(0);
    const int before = offsetAt(asUtc + Duration(-aDay));
    const int after = offsetAt(asUtc + Duration(aDay));
    for (const int offset : {before, after}) {
        const DateTime aware = naive.withOffset(offset);
        if (offsetAt(aware) == offset)
            return aware;
    }
    return std::nullopt;
}

bool TimeZone::isAmbiguous(const DateTime &naive) const
{
    const DateTime asUtc = naive.withOffset(0);
    const int before = offsetAt(asUtc + Duration(-aDay));
    const int after = offsetAt(asUtc + Duration(aDay));
    return before != after && offsetAt(naive.withOffset(before)) == before
            && offsetAt(naive.withOffset(after)) == after;
}

const TimeZone &activeTimeZone()
{
    static const TimeZone utc;
    if (t_zone)
        return *t_zone;
    const TimeZone *zone = s_defaultZone;
    return zone ? *zone : utc;
}

void setDefaultTimeZone(const TimeZone &zone)
{
    // Kept for ever: other threads may be reading the former one without a lock.
    static QMutex mutex;
    static std::deque<TimeZone> zones;
    const QMutexLocker lock(&mutex);
    s_defaultZone = &zones.emplace_back(zone);
}

DateTime startOfDay(const QDate &date)
{
    const TimeZone &zone = activeTimeZone();
    for (int hour = 0; hour < 24; ++hour) {
        if (const std::optional<DateTime> instant = zone.toAware(DateTime(date, Time(hour, 0))))
            return *instant;
    }
    return DateTime(date, Time(), 0);
}

TimeZoneScope::TimeZoneScope(const TimeZone &zone) : m_zone(zone), m_outer(t_zone)
{
    t_zone = &m_zone;
}

TimeZoneScope::~TimeZoneScope()
{
    t_zone = m_outer;
}

} // namespace Quintette

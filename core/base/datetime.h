// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QDate>
#include <QDateTime>

#include <compare>
#include <optional>

namespace Quintette {

/// A span of time in microseconds, as Python's timedelta.
class QUINTETTE_CORE_EXPORT Duration
{
public:
    Duration() = default;
    explicit Duration(qint64 microseconds) : m_microseconds(microseconds) { }

    qint64 microseconds() const { return m_microseconds; }
    /// "1 day, 2:03:04.000005" as str() of a timedelta.
    QString toString() const;
    /// ISO 8601 as Django's JSON encoder writes it: "P1DT02H03M04S".
    QString toIsoString() const;
    /// Accepts Django's "[DD] [HH:[MM:]]ss[.uuuuuu]" and ISO 8601.
    static std::optional<Duration> fromString(QStringView text);

    friend auto operator<=>(const Duration &, const Duration &) = default;

private:
    qint64 m_microseconds = 0;
};

/// A time of day with microseconds (QTime has milliseconds only, and a site's data must survive
/// being saved).
class QUINTETTE_CORE_EXPORT Time
{
public:
    Time() = default;
    Time(int hour, int minute, int second = 0, int microsecond = 0);
    static Time fromMicroseconds(qint64 sinceMidnight);
    /// "HH:MM[:SS[.ffffff]]"; nothing when it is no time.
    static std::optional<Time> fromString(QStringView text);

    int hour() const { return int(m_microseconds / 3'600'000'000); }
    int minute() const { return int(m_microseconds / 60'000'000 % 60); }
    int second() const { return int(m_microseconds / 1'000'000 % 60); }
    int microsecond() const { return int(m_microseconds % 1'000'000); }
    qint64 toMicroseconds() const { return m_microseconds; }
    /// "HH:MM:SS" and ".ffffff" where it has microseconds, as isoformat().
    QString toString() const;

    friend auto operator<=>(const Time &, const Time &) = default;

private:
    qint64 m_microseconds = 0;
};

/// Date and time with microseconds: naive (no zone) or aware (with its offset from UTC), as
/// Python's datetime. Years 1 to 9999. Comparison of two aware values is by instant.
class QUINTETTE_CORE_EXPORT DateTime
{
public:
    DateTime() = default;
    DateTime(const QDate &date, const Time &time);
    DateTime(const QDate &date, const Time &time, int offsetSeconds);
    static DateTime fromEpochMicroseconds(qint64 utcMicroseconds);
    static DateTime fromQDateTime(const QDateTime &dateTime);
    /// "YYYY-MM-DD[T ]HH:MM[:SS[.ffffff]][Z|+HH:MM[:SS]]"; nothing when it is no date and time.
    static std::optional<DateTime> fromString(QStringView text);
    /// The present, aware, in UTC.
    static DateTime now();

    QDate date() const;
    Time time() const;
    bool isAware() const { return m_aware; }
    int offsetSeconds() const { return m_offsetSeconds; }
    /// Microseconds since 1970 on its own clock (naive values are read as they stand).
    qint64 wallMicroseconds() const { return m_wall; }
    qint64 epochMicroseconds() const { return m_wall - qint64(m_offsetSeconds) * 1'000'000; }

    /// The same instant with another offset; a naive value is taken as UTC.
    DateTime toOffset(int offsetSeconds) const;
    DateTime toUtc() const { return toOffset(0); }
    DateTime withoutZone() const;
    DateTime withOffset(int offsetSeconds) const;
    QDateTime toQDateTime() const;
    /// isoformat() with the given separator: "2024-03-05T14:07:09.123456+02:00".
    QString toString(QChar separator = u'T') const;

    DateTime operator+(const Duration &span) const;
    friend bool operator==(const DateTime &a, const DateTime &b)
    {
        return a.m_aware == b.m_aware && a.epochMicroseconds() == b.epochMicroseconds();
    }
    friend std::strong_ordering operator<=>(const DateTime &a, const DateTime &b)
    {
        return a.epochMicroseconds() <=> b.epochMicroseconds();
    }

private:
    qint64 m_wall = 0;
    int m_offsetSeconds = 0;
    bool m_aware = false;
};

/// "YYYY-MM-DD", month and day of one or two digits; nothing when it is no date of the years 1 to
/// 9999.
QUINTETTE_CORE_EXPORT std::optional<QDate> dateFromString(QStringView text);
QUINTETTE_CORE_EXPORT QString dateToString(const QDate &date);

} // namespace Quintette

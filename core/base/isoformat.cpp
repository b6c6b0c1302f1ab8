// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/isoformat.h"

#include <algorithm>

namespace Quintette {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// That many digits from there on, -1 where they are not all digits.
int digits(QStringView text, qsizetype at, qsizetype count)
{
    if (at + count > text.size())
        return -1;
    int number = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        if (!isDigit(text[i]))
            return -1;
        number = number * 10 + (text[i].unicode() - u'0');
    }
    return number;
}

std::optional<QDate> dateOfWeek(int year, int week, int day)
{
    if (year < 1 || week < 1 || week > 53 || day < 1 || day > 7)
        return std::nullopt;
    // The fourth of January is always in the first week.
    const QDate inFirst(year, 1, 4);
    const QDate date = inFirst.addDays(day - inFirst.dayOfWeek() + (week - 1) * 7);
    int yearOfWeek = 0;
    const bool hasThatWeek = date.weekNumber(&yearOfWeek) == week && yearOfWeek == year;
    return hasThatWeek && date.year() >= 1 ? std::optional(date) : std::nullopt;
}

/// "HH[:MM[:SS[.ffffff]]]", with all colons or none.
std::optional<Time> clockOf(QStringView text)
{
    const int hour = digits(text, 0, 2);
    if (hour < 0)
        return std::nullopt;
    const bool colons = text.size() > 2 && text[2] == u':';
    int rest[2] = {0, 0}; // minutes, seconds
    qsizetype at = 2;
    for (int &part : rest) {
        if (at == text.size() || text[at] == u'.' || text[at] == u',')
            break;
        if (colons && text[at++] != u':')
            return std::nullopt;
        part = digits(text, at, 2);
        if (part < 0)
            return std::nullopt;
        at += 2;
    }
    int micro = 0;
    if (at < text.size()) {
        if (text[at] != u'.' && text[at] != u',')
            return std::nullopt;
        const QStringView fraction = text.mid(at + 1);
        if (fraction.isEmpty() || !std::all_of(fraction.begin(), fraction.end(), isDigit))
            return std::nullopt;
        const qsizetype used = std::min(fraction.size(), qsizetype(6));
        micro = digits(fraction, 0, used);
        for (qsizetype i = used; i < 6; ++i)
            micro *= 10;
    }
    if (hour > 23 || rest[0] > 59 || rest[1] > 59)
        return std::nullopt;
    return Time(hour, rest[0], rest[1], micro);
}

struct ClockInZone
{
    Time time;
    std::optional<int> offsetSeconds;
};

std::optional<ClockInZone> clockInZone(QStringView text)
{
    qsizetype sign = 0;
    while (sign < text.size() && text[sign] != u'+' && text[sign] != u'-' && text[sign] != u'Z')
        ++sign;
    const std::optional<Time> clock = clockOf(text.first(sign));
    if (!clock || sign == text.size())
        return clock ? std::optional(ClockInZone{*clock, {}}) : std::nullopt;
    if (text[sign] == u'Z')
        return sign + 1 == text.size() ? std::optional(ClockInZone{*clock, 0}) : std::nullopt;
    const std::optional<Time> offset = clockOf(text.mid(sign + 1));
    if (!offset)
        return std::nullopt;
    const int seconds = int(offset->toMicroseconds() / 1'000'000);
    return ClockInZone{*clock, text[sign] == u'-' ? -seconds : seconds};
}

/// Where the date of a date and time ends; the character there may be anything.
qsizetype endOfDate(QStringView text)
{
    if (text[4] == u'-') {
        if (text[5] != u'W')
            return 10;
        const bool hasDay =
                text.size() > 9 && text[8] == u'-' && !(text.size() > 10 && isDigit(text[10]));
        return hasDay ? 10 : 8;
    }
    if (text[4] != u'W')
        return 8;
    qsizetype end = 7;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end < 9 ? end : end % 2 == 0 ? 7 : 8;
}

} // namespace

std::optional<QDate> isoDate(QStringView text)
{
    if (text.size() < 7 || text.size() > 10)
        return std::nullopt;
    const int year = digits(text, 0, 4);
    const bool dashes = text[4] == u'-';
    const qsizetype second = dashes ? 5 : 4;
    if (year < 0)
        return std::nullopt;
    if (text[second] == u'W') {
        const qsizetype afterWeek = second + 3;
        const int week = digits(text, second + 1, 2);
        if (text.size() == afterWeek)
            return dateOfWeek(year, week, 1);
        if (dashes != (text[afterWeek] == u'-') || text.size() != afterWeek + (dashes ? 2 : 1))
            return std::nullopt;
        return dateOfWeek(year, week, digits(text, text.size() - 1, 1));
    }
    if (text.size() != (dashes ? 10 : 8) || (dashes && text[7] != u'-'))
        return std::nullopt;
    const int month = digits(text, second, 2);
    const int day = digits(text, text.size() - 2, 2);
    const bool valid = year > 0 && month > 0 && day > 0 && QDate::isValid(year, month, day);
    return valid ? std::optional(QDate(year, month, day)) : std::nullopt;
}

std::optional<Time> isoTime(QStringView text)
{
    if (text.startsWith(u'T'))
        text = text.mid(1);
    const std::optional<ClockInZone> clock = clockInZone(text);
    return clock ? std::optional(clock->time) : std::nullopt;
}

std::optional<DateTime> isoDateTime(QStringView text)
{
    if (text.size() < 7)
        return std::nullopt;
    const qsizetype end = endOfDate(text);
    if (end > text.size())
        return std::nullopt;
    const std::optional<QDate> date = isoDate(text.first(end));
    if (!date)
        return std::nullopt;
    if (end == text.size())
        return DateTime(*date, Time());
    // One character, which may be two UTF-16 units.
    const qsizetype separator = text[end].isHighSurrogate() ? 2 : 1;
    const std::optional<ClockInZone> clock = clockInZone(text.mid(end + separator));
    if (!clock)
        return std::nullopt;
    return clock->offsetSeconds ? DateTime(*date, clock->time, *clock->offsetSeconds)
                                : DateTime(*date, clock->time);
}

} // namespace Quintette

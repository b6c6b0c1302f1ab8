// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/datetime.h"

#include "core/base/clocktext.h"

#include <QTimeZone>

#include <chrono>

namespace Quintette {

using namespace Internal;

namespace {

constexpr qint64 julianOfEpoch = 2'440'588;

/// Reads from the left of a text; every function leaves the position unchanged when it fails.
class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) { }

    /// A last line feed does not count, as with "$" in Python's expressions.
    bool atEnd() const
    {
        const qsizetype left = m_text.size() - m_position;
        return left == 0 || (left == 1 && m_text.back() == u'\n');
    }
    void skipSpace()
    {
        while (m_position < m_text.size() && m_text[m_position].isSpace())
            ++m_position;
    }
    bool accept(char16_t c)
    {
        if (atEnd() || m_text[m_position] != c)
            return false;
        ++m_position;
        return true;
    }
    std::optional<int> number(int minimumDigits, int maximumDigits, int *digitsRead = nullptr)
    {
        int value = 0;
        int count = 0;
        while (count < maximumDigits && m_position + count < m_text.size()) {
            const QChar c = m_text[m_position + count];
            if (!c.isDigit()) // of any script, as Python has it
                break;
            value = value * 10 + c.digitValue();
            ++count;
        }
        if (count < minimumDigits)
            return std::nullopt;
        m_position += count;
        if (digitsRead)
            *digitsRead = count;
        return value;
    }
    std::optional<QDate> date()
    {
        const auto year = number(4, 4);
        if (!year || !accept(u'-'))
            return std::nullopt;
        const auto month = number(1, 2);
        if (!month || !accept(u'-'))
            return std::nullopt;
        const auto day = number(1, 2);
        if (!day || *year < 1 || !QDate::isValid(*year, *month, *day))
            return std::nullopt;
        return QDate(*year, *month, *day);
    }
    std::optional<Time> time()
    {
        const auto hour = number(1, 2);
        if (!hour || *hour > 23 || !accept(u':'))
            return std::nullopt;
        const auto minute = number(1, 2);
        if (!minute || *minute > 59)
            return std::nullopt;
        int second = 0;
        int micro = 0;
        if (accept(u':')) {
            const auto seconds = number(1, 2);
            if (!seconds || *seconds > 59)
                return std::nullopt;
            second = *seconds;
            if (accept(u'.') || accept(u',')) {
                int digits = 0;
                const auto fraction = number(1, 6, &digits);
                if (!fraction)
                    return std::nullopt;
                micro = *fraction;
                for (; digits < 6; ++digits)
                    micro *= 10;
                while (number(1, 1)) { } // further digits are cut off, as Python does
            }
        }
        return Time(*hour, *minute, second, micro);
    }

    qsizetype m_position = 0;
    QStringView m_text;
};

} // namespace

Time::Time(int hour, int minute, int second, int microsecond)
    : m_microseconds(((qint64(hour) * 60 + minute) * 60 + second) * perSecond + microsecond)
{
}

Time Time::fromMicroseconds(qint64 sinceMidnight)
{
    Time time;
    time.m_microseconds = sinceMidnight;
    return time;
}

std::optional<Time> Time::fromString(QStringView text)
{
    Reader reader(text);
    const auto time = reader.time();
    return time && reader.atEnd() ? time : std::nullopt;
}

QString Time::toString() const
{
    QString text;
    text.reserve(15);
    appendPadded(text, hour(), 2);
    text += u':';
    appendPadded(text, minute(), 2);
    text += u':';
    appendPadded(text, second(), 2);
    if (microsecond()) {
        text += u'.';
        appendPadded(text, microsecond(), 6);
    }
    return text;
}

DateTime::DateTime(const QDate &date, const Time &time)
    : m_wall((date.toJulianDay() - julianOfEpoch) * perDay + time.toMicroseconds())
{
}

DateTime::DateTime(const QDate &date, const Time &time, int offsetSeconds) : DateTime(date, time)
{
    m_offsetSeconds = offsetSeconds;
    m_aware = true;
}

DateTime DateTime::fromEpochMicroseconds(qint64 utcMicroseconds)
{
    DateTime result;
    result.m_wall = utcMicroseconds;
    result.m_aware = true;
    return result;
}

DateTime DateTime::fromQDateTime(const QDateTime &dateTime)
{
    return fromEpochMicroseconds(dateTime.toMSecsSinceEpoch() * 1000)
            .toOffset(dateTime.offsetFromUtc());
}

std::optional<DateTime> DateTime::fromString(QStringView text)
{
    Reader reader(text);
    const auto date = reader.date();
    if (!date || !(reader.accept(u'T') || reader.accept(u' ')))
        return std::nullopt;
    const auto time = reader.time();
    if (!time)
        return std::nullopt;
    reader.skipSpace();
    if (reader.atEnd())
        return DateTime(*date, *time);
    if (reader.accept(u'Z'))
        return reader.atEnd() ? std::optional(DateTime(*date, *time, 0)) : std::nullopt;
    const bool west = reader.accept(u'-');
    if (!west && !reader.accept(u'+'))
        return std::nullopt;
    const auto hours = reader.number(2, 2);
    reader.accept(u':');
    const auto minutes = reader.number(2, 2);
    int seconds = 0;
    if (reader.accept(u':'))
        seconds = reader.number(2, 2).value_or(0);
    if (!hours || !reader.atEnd())
        return std::nullopt;
    const int offset = *hours * 3600 + minutes.value_or(0) * 60 + seconds;
    if (offset >= 86'400)
        return std::nullopt;
    return DateTime(*date, *time, west ? -offset : offset);
}

DateTime DateTime::now()
{
    using namespace std::chrono;
    return fromEpochMicroseconds(
            duration_cast<microseconds>(system_clock::now().time_since_epoch()).count());
}

QDate DateTime::date() const
{
    return QDate::fromJulianDay(floorDivide(m_wall, perDay) + julianOfEpoch);
}

Time DateTime::time() const
{
    return Time::fromMicroseconds(m_wall - floorDivide(m_wall, perDay) * perDay);
}

DateTime DateTime::toOffset(int offsetSeconds) const
{
    DateTime result = fromEpochMicroseconds(epochMicroseconds() + offsetSeconds * perSecond);
    result.m_offsetSeconds = offsetSeconds;
    return result;
}

DateTime DateTime::withoutZone() const
{
    DateTime result;
    result.m_wall = m_wall;
    return result;
}

DateTime DateTime::withOffset(int offsetSeconds) const
{
    DateTime result = *this;
    result.m_offsetSeconds = offsetSeconds;
    result.m_aware = true;
    return result;
}

QDateTime DateTime::toQDateTime() const
{
    return QDateTime::fromMSecsSinceEpoch(floorDivide(epochMicroseconds(), 1000), Qt::OffsetFromUTC,
                                          m_offsetSeconds);
}

QString DateTime::toString(QChar separator) const
{
    QString text = dateToString(date());
    text.reserve(32);
    text += separator;
    text += time().toString();
    if (m_aware) {
        const int offset = std::abs(m_offsetSeconds);
        text += m_offsetSeconds < 0 ? u'-' : u'+';
        appendPadded(text, offset / 3600, 2);
        text += u':';
        appendPadded(text, offset / 60 % 60, 2);
        if (offset % 60) {
            text += u':';
            appendPadded(text, offset % 60, 2);
        }
    }
    return text;
}

DateTime DateTime::operator+(const Duration &span) const
{
    DateTime result = *this;
    result.m_wall += span.microseconds();
    return result;
}

std::optional<QDate> dateFromString(QStringView text)
{
    Reader reader(text);
    const auto date = reader.date();
    return date && reader.atEnd() ? date : std::nullopt;
}

QString dateToString(const QDate &date)
{
    int year = 0;
    int month = 0;
    int day = 0;
    date.getDate(&year, &month, &day);
    QString text;
    text.reserve(10);
    appendPadded(text, year, 4);
    text += u'-';
    appendPadded(text, month, 2);
    text += u'-';
    appendPadded(text, day, 2);
    return text;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/dateformat.h"

#include "core/base/error.h"

#include <array>

namespace Quintette {

namespace {

constexpr QStringView formatCharacters = u"aAbcdDeEfFgGhHiIjlLmMnNoOPrsStTUuwWyYzZ";
/// Those that Python's TimeFormat knows; a date must not be asked for them.
constexpr QStringView timeCharacters = u"aAefgGhHiOPsTuZ";

constexpr std::array<QStringView, 12> monthNames{
        u"January", u"February", u"March",     u"April",   u"May",      u"June",
        u"July",    u"August",   u"September", u"October", u"November", u"December"};
constexpr std::array<QStringView, 12> shortMonthNames{u"jan", u"feb", u"mar", u"apr",
                                                      u"may", u"jun", u"jul", u"aug",
                                                      u"sep", u"oct", u"nov", u"dec"};
/// As the Associated Press shortens them.
constexpr std::array<QStringView, 12> pressMonthNames{u"Jan.",  u"Feb.", u"March", u"April",
                                                      u"May",   u"June", u"July",  u"Aug.",
                                                      u"Sept.", u"Oct.", u"Nov.",  u"Dec."};
constexpr std::array<QStringView, 7> dayNames{u"Monday", u"Tuesday",  u"Wednesday", u"Thursday",
                                              u"Friday", u"Saturday", u"Sunday"};
constexpr std::array<QStringView, 7> shortDayNames{u"Mon", u"Tue", u"Wed", u"Thu",
                                                   u"Fri", u"Sat", u"Sun"};

QString padded(qint64 number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

/// The value has not what a format character asks for: AttributeError in Python.
struct Lacking
{
};

/// One value, taken apart once, and the parts of it that format characters ask for.
class Parts
{
public:
    Parts(const Value &value, const Localization &localization, const QTimeZone &zone,
          bool onlyTime)
        : m_value(value), m_localization(localization), m_zone(zone), m_onlyTime(onlyTime)
    {
        switch (value.type()) {
        case Value::Type::Date:
            m_date = value.date();
            break;
        case Value::Type::Time:
            m_time = value.time();
            break;
        case Value::Type::DateTime:
            m_date = value.dateTime().date();
            m_time = value.dateTime().time();
            m_hasZone = true;
            m_offset = value.dateTime().isAware() ? value.dateTime().offsetSeconds() : 0;
            break;
        default:
            break;
        }
    }

    QString part(QChar character) const
    {
        const bool ofTime = timeCharacters.contains(character);
        if (m_value.type() == Value::Type::Date && (ofTime || character == u'r')) {
            throw TypeError(u"a date has no time of day for \"%1\" in its format"_s.arg(character));
        }
        if (m_onlyTime && !ofTime)
            throw Lacking();
        return ofTime ? timePart(character) : datePart(character);
    }

private:
    const Time &time() const
    {
        if (!m_time)
            throw Lacking();
        return *m_time;
    }
    const QDate &date() const
    {
        if (!m_date)
            throw Lacking();
        return *m_date;
    }
    QString translated(QStringView message, const QString &context = {}) const
    {
        return m_localization.translate(message.toString(), context);
    }

    QString timePart(QChar character) const
    {
        switch (character.unicode()) {
        case u'e':
            return m_hasZone && m_value.dateTime().isAware() ? zoneName() : QString();
        case u'O':
            return m_hasZone ? offset() : QString();
        case u'T':
            return m_hasZone ? zoneName() : QString();
        case u'Z':
            return m_hasZone ? QString::number(m_offset) : QString();
        case u'a':
            return translated(time().hour() > 11 ? u"p.m."_s : u"a.m."_s);
        case u'A':
            return translated(time().hour() > 11 ? u"PM"_s : u"AM"_s);
        case u'f':
            return clock();
        case u'g':
            return QString::number(hour12());
        case u'G':
            return QString::number(time().hour());
        case u'h':
            return padded(hour12(), 2);
        case u'H':
            return padded(time().hour(), 2);
        case u'i':
            return padded(time().minute(), 2);
        case u'P':
            if (time().minute() == 0 && time().hour() == 0)
                return translated(u"midnight");
            if (time().minute() == 0 && time().hour() == 12)
                return translated(u"noon");
            return clock() + u' ' + timePart(u'a');
        case u's':
            return padded(time().second(), 2);
        default:
            return padded(time().microsecond(), 6);
        }
    }

    QString datePart(QChar character) const
    {
        switch (character.unicode()) {
        case u'c':
            if (!m_date && !m_time)
                throw Lacking();
            return m_value.type() == Value::Type::DateTime ? m_value.dateTime().toString()
                                                           : m_value.toString();
        case u'I':
            return m_hasZone ? (isDaylightTime() ? u"1"_s : u"0"_s) : QString();
        case u'r':
            return mailDate();
        case u'U':
            return QString::number(epochSeconds());
        default:
            return dayPart(character, date());
        }
    }

    QString dayPart(QChar character, const QDate &day) const
    {
        const size_t month = size_t(day.month() - 1);
        const size_t weekday = size_t(day.dayOfWeek() - 1);
        int weekYear = 0;
        switch (character.unicode()) {
        case u'b':
            return translated(shortMonthNames[month]);
        case u'd':
            return padded(day.day(), 2);
        case u'D':
            return translated(shortDayNames[weekday]);
        case u'E':
            return translated(monthNames[month], u"alt. month"_s);
        case u'F':
            return translated(monthNames[month]);
        case u'j':
            return QString::number(day.day());
        case u'l':
            return translated(dayNames[weekday]);
        case u'L':
            return QDate::isLeapYear(day.year()) ? u"True"_s : u"False"_s;
        case u'm':
            return padded(day.month(), 2);
        case u'M': {
            const QString name = translated(shortMonthNames[month]);
            return name.left(1).toUpper() + name.mid(1);
        }
        case u'n':
            return QString::number(day.month());
        case u'N':
            return translated(pressMonthNames[month], u"abbrev. month"_s);
        case u'o':
            day.weekNumber(&weekYear);
            return QString::number(weekYear);
        case u'S':
            return englishSuffix(day.day());
        case u't':
            return QString::number(day.daysInMonth());
        case u'w':
            return QString::number(day.dayOfWeek() % 7);
        case u'W':
            return QString::number(day.weekNumber());
        case u'y':
            return padded(day.year() % 100, 2);
        case u'Y':
            return padded(day.year(), 4);
        default:
            return QString::number(day.dayOfYear());
        }
    }

    static QString englishSuffix(int day)
    {
        if (day >= 11 && day <= 13)
            return u"th"_s;
        switch (day % 10) {
        case 1:
            return u"st"_s;
        case 2:
            return u"nd"_s;
        case 3:
            return u"rd"_s;
        default:
            return u"th"_s;
        }
    }

    int hour12() const { return time().hour() % 12 ? time().hour() % 12 : 12; }

    QString clock() const
    {
        const QString hour = QString::number(hour12());
        return time().minute() == 0 ? hour : hour + u':' + padded(time().minute(), 2);
    }

    QString offset() const
    {
        const int minutes = std::abs(m_offset) / 60;
        return (m_offset < 0 ? u"-"_s : u"+"_s) + padded(minutes / 60, 2) + padded(minutes % 60, 2);
    }

    QDateTime instant() const { return m_value.dateTime().toUtc().toQDateTime(); }

    /// Whether the zone of the context is the one the value was brought into.
    bool isInZone() const
    {
        return m_zone.isValid() && m_value.dateTime().isAware()
                && m_zone.offsetFromUtc(instant()) == m_offset;
    }

    QString zoneName() const
    {
        if (isInZone() && m_zone != QTimeZone::utc())
            return m_zone.abbreviation(instant());
        if (m_offset == 0)
            return u"UTC"_s;
        const int seconds = std::abs(m_offset);
        QString name = m_offset < 0 ? u"UTC-"_s : u"UTC+"_s;
        name += padded(seconds / 3600, 2) + u':' + padded(seconds / 60 % 60, 2);
        return seconds % 60 ? name + u':' + padded(seconds % 60, 2) : name;
    }

    bool isDaylightTime() const { return isInZone() && m_zone.isDaylightTime(instant()); }

    qint64 epochSeconds() const
    {
        if (!m_date)
            throw Lacking();
        const DateTime moment = m_hasZone ? m_value.dateTime() : DateTime(*m_date, Time());
        return moment.epochMicroseconds() / 1'000'000;
    }

    /// RFC 5322, in English.
    QString mailDate() const
    {
        const QDate &day = date();
        QString text = shortDayNames[size_t(day.dayOfWeek() - 1)].toString() + u", "_s
                + padded(day.day(), 2) + u' ';
        text += monthNames[size_t(day.month() - 1)].left(3).toString() + u' '
                + padded(day.year(), 4) + u' ';
        return text + padded(time().hour(), 2) + u':' + padded(time().minute(), 2) + u':'
                + padded(time().second(), 2) + u' ' + offset();
    }

    const Value &m_value;
    const Localization &m_localization;
    const QTimeZone &m_zone;
    bool m_onlyTime;
    bool m_hasZone = false;
    int m_offset = 0;
    std::optional<QDate> m_date;
    std::optional<Time> m_time;
};

/// Text between format characters; a backslash makes the next character stand for itself.
void appendLiteral(QString &out, QStringView literal)
{
    for (qsizetype i = 0; i < literal.size(); ++i) {
        if (literal[i] == u'\\' && i + 1 < literal.size() && literal[i + 1] != u'\n')
            ++i;
        out += literal[i];
    }
}

QString format(const Parts &parts, const QString &pattern)
{
    QString out;
    qsizetype literalStart = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (!formatCharacters.contains(pattern[i]) || (i > 0 && pattern[i - 1] == u'\\'))
            continue;
        appendLiteral(out, QStringView(pattern).mid(literalStart, i - literalStart));
        out += parts.part(pattern[i]);
        literalStart = i + 1;
    }
    appendLiteral(out, QStringView(pattern).mid(literalStart));
    return out;
}

} // namespace

QString formatDate(const Value &value, const QString &pattern, const Localization &localization,
                   const QTimeZone &zone)
{
    return formatDateParts(value, pattern, localization, zone, false).value_or(QString());
}

std::optional<QString> formatDateParts(const Value &value, const QString &pattern,
                                       const Localization &localization, const QTimeZone &zone,
                                       bool onlyTime)
{
    try {
        return format(Parts(value, localization, zone, onlyTime), pattern);
    } catch (const Lacking &) {
        return std::nullopt;
    }
}

QString defaultDateFormat(const Value &value, const Localization &localization)
{
    switch (value.type()) {
    case Value::Type::DateTime:
        return localization.format(u"DATETIME_FORMAT"_s);
    case Value::Type::Time:
        return localization.format(u"TIME_FORMAT"_s);
    default:
        return localization.format(u"DATE_FORMAT"_s);
    }
}

QString namedDateFormat(const QString &format, const Localization &localization)
{
    const QString named = localization.format(format);
    return named.isNull() ? format : named;
}

} // namespace Quintette

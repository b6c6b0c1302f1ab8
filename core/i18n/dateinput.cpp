// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/i18n/dateinput.h"

#include "core/i18n/language.h"
#include "core/i18n/localeformats.h"

namespace Quintette {

namespace {

struct Fields
{
    int year = 1900;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
    std::optional<bool> afternoon;
};

/// Matches a text against one format; both are walked once.
class InputReader
{
public:
    InputReader(QStringView text, QStringView format) : m_text(text), m_format(format) { }

    std::optional<Fields> read()
    {
        for (qsizetype i = 0; i < m_format.size(); ++i) {
            const QChar c = m_format[i];
            if (c == u'%' && i + 1 < m_format.size()) {
                if (!readDirective(m_format[++i]))
                    return std::nullopt;
            } else if (c.isSpace()) {
                while (m_position < m_text.size() && m_text[m_position].isSpace())
                    ++m_position;
            } else if (!accept(c)) {
                return std::nullopt;
            }
        }
        if (m_position != m_text.size())
            return std::nullopt;
        if (m_fields.afternoon) {
            if (m_fields.hour < 1 || m_fields.hour > 12)
                return std::nullopt;
            m_fields.hour = m_fields.hour % 12 + (*m_fields.afternoon ? 12 : 0);
        }
        return m_fields;
    }

private:
    bool accept(QChar c)
    {
        if (m_position >= m_text.size() || m_text[m_position] != c)
            return false;
        ++m_position;
        return true;
    }

    bool readNumber(int &number, int minimumDigits, int maximumDigits, int minimum, int maximum)
    {
        int digits = 0;
        int value = 0;
        while (digits < maximumDigits && m_position < m_text.size()
               && m_text[m_position].isDigit()) {
            value = value * 10 + m_text[m_position++].digitValue();
            ++digits;
        }
        number = value;
        m_digits = digits;
        return digits >= minimumDigits && value >= minimum && value <= maximum;
    }

    /// strptime reads years and times in the digits of any script, months and days not.
    bool readAsciiNumber(int &number, int maximum)
    {
        if (m_position < m_text.size() && m_text[m_position].unicode() > u'9')
            return false;
        return readNumber(number, 1, 2, 1, maximum);
    }

    bool readDirective(QChar letter)
    {
        switch (letter.unicode()) {
        case 'Y':
            return readNumber(m_fields.year, 4, 4, 1, 9999);
        case 'y':
            if (!readNumber(m_fields.year, 2, 2, 0, 99))
                return false;
            m_fields.year += m_fields.year < 69 ? 2000 : 1900; // POSIX
            return true;
        case 'm':
            return readAsciiNumber(m_fields.month, 12);
        case 'd':
            return readAsciiNumber(m_fields.day, 31);
        case 'H':
            return readNumber(m_fields.hour, 1, 2, 0, 23);
        case 'I':
            return readNumber(m_fields.hour, 1, 2, 1, 12);
        case 'M':
            return readNumber(m_fields.minute, 1, 2, 0, 59);
        case 'S':
            return readNumber(m_fields.second, 1, 2, 0, 59);
        case 'f':
            if (!readNumber(m_fields.microsecond, 1, 6, 0, 999'999))
                return false;
            for (; m_digits < 6; ++m_digits)
                m_fields.microsecond *= 10;
            return true;
        case 'b':
            return readMonth(NameLength::Abbreviated);
        case 'B':
            return readMonth(NameLength::Full);
        case 'p':
            return readHalfOfDay();
        default:
            return accept(letter);
        }
    }

    bool readWord(const QString &word)
    {
        if (word.isEmpty() || !m_text.mid(m_position).startsWith(word, Qt::CaseInsensitive))
            return false;
        m_position += word.size();
        return true;
    }

    bool readMonth(NameLength length)
    {
        for (const QString &language : {activeLanguage(), u"en"_s}) {
            for (int month = 12; month >= 1; --month) { // so that "10月" is not read as "1" or "0"
                if (readWord(monthName(language, month, length))) {
                    m_fields.month = month;
                    return true;
                }
            }
        }
        return false;
    }

    bool readHalfOfDay()
    {
        if (readWord(u"am"_s))
            m_fields.afternoon = false;
        else if (readWord(u"pm"_s))
            m_fields.afternoon = true;
        return m_fields.afternoon.has_value();
    }

    QStringView m_text;
    QStringView m_format;
    qsizetype m_position = 0;
    int m_digits = 0;
    Fields m_fields;
};

constexpr qsizetype longestInput = 100;

/// The first format that text has and that convert accepts.
template <typename T, typename Convert>
std::optional<T> parseFirst(QStringView text, const QStringList &formats, Convert convert)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > longestInput)
        return std::nullopt;
    for (const QString &format : formats) {
        const std::optional<Fields> fields = InputReader(trimmed, format).read();
        if (!fields || !QDate::isValid(fields->year, fields->month, fields->day))
            continue;
        return convert(*fields);
    }
    return std::nullopt;
}

Time timeOf(const Fields &fields)
{
    return Time(fields.hour, fields.minute, fields.second, fields.microsecond);
}

QString padded(int number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString formatInput(const QDate &date, const Time &time, const QString &format)
{
    QString text;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] != u'%' || i + 1 == format.size()) {
            text += format[i];
            continue;
        }
        switch (format[++i].unicode()) {
        case 'Y':
            text += padded(date.year(), 4);
            break;
        case 'y':
            text += padded(date.year() % 100, 2);
            break;
        case 'm':
            text += padded(date.month(), 2);
            break;
        case 'd':
            text += padded(date.day(), 2);
            break;
        case 'H':
            text += padded(time.hour(), 2);
            break;
        case 'I':
            text += padded((time.hour() + 11) % 12 + 1, 2);
            break;
        case 'M':
            text += padded(time.minute(), 2);
            break;
        case 'S':
            text += padded(time.second(), 2);
            break;
        case 'f':
            text += padded(time.microsecond(), 6);
            break;
        case 'p':
            text += time.hour() < 12 ? u"AM"_s : u"PM"_s;
            break;
        case 'b':
            text += monthName(activeLanguage(), date.month(), NameLength::Abbreviated);
            break;
        case 'B':
            text += monthName(activeLanguage(), date.month(), NameLength::Full);
            break;
        default:
            text += format[i];
        }
    }
    return text;
}

} // namespace

std::optional<QDate> parseDate(QStringView text, const QStringList &formats)
{
    return parseFirst<QDate>(text, formats,
                             [](const Fields &f) { return QDate(f.year, f.month, f.day); });
}

std::optional<Time> parseTime(QStringView text, const QStringList &formats)
{
    return parseFirst<Time>(text, formats, &timeOf);
}

std::optional<DateTime> parseDateTime(QStringView text, const QStringList &formats)
{
    return parseFirst<DateTime>(text, formats, [](const Fields &f) {
        return DateTime(QDate(f.year, f.month, f.day), timeOf(f));
    });
}

QString formatDateInput(const QDate &date, const QString &format)
{
    return formatInput(date, {}, format);
}

QString formatTimeInput(const Time &time, const QString &format)
{
    return formatInput(QDate(1900, 1, 1), time, format);
}

QString formatDateTimeInput(const DateTime &dateTime, const QString &format)
{
    return formatInput(dateTime.date(), dateTime.time(), format);
}

} // namespace Quintette

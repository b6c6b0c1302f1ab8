// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/pythonprintf.h"

#include "core/templates/error.h"
#include "core/templates/format/pythonnumber.h"
#include "core/templates/format/pythontext.h"

#include <charconv>
#include <cmath>
#include <gmp.h>
#include <limits>

namespace Quintette {

namespace {

constexpr int widthLimit = 100'000;

/// Python raises TypeError or ValueError.
struct BadFormat
{
};

struct Specification
{
    bool alternative = false;
    bool zeros = false;
    bool left = false;
    bool space = false;
    bool plus = false;
    int width = 0;
    int precision = -1;
    QChar conversion;
};

class Formatter
{
public:
    Formatter(const QString &pattern, const Value &value) : m_pattern(pattern), m_value(value) { }

    QString run()
    {
        QString out;
        while (m_at < m_pattern.size()) {
            const QChar c = m_pattern[m_at++];
            if (c != u'%') {
                out += c;
                continue;
            }
            out += conversion();
            if (out.size() > 4 * widthLimit)
                throw TemplateLimitError(
                        u"stringformat writes more than %1 characters"_s.arg(4 * widthLimit));
        }
        const bool mayStayUnused = m_value.type() == Value::Type::Dict || m_value.isList();
        if (!m_used && !mayStayUnused)
            throw BadFormat();
        return out;
    }

private:
    QChar next()
    {
        if (m_at >= m_pattern.size())
            throw BadFormat();
        return m_pattern[m_at++];
    }

    Value operand()
    {
        if (m_key) {
            const Value *found = m_value.dict().find(*m_key);
            if (!found)
                throw LookupError(u"stringformat: there is no key \"%1\""_s.arg(*m_key));
            return *found;
        }
        if (m_used)
            throw BadFormat();
        m_used = true;
        return m_value;
    }

    void readKey()
    {
        if (m_value.type() != Value::Type::Dict)
            throw BadFormat();
        int depth = 1;
        QString key;
        while (depth > 0) {
            const QChar c = next();
            depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
            if (depth > 0)
                key += c;
        }
        m_key = key;
    }

    int number(QChar first)
    {
        int value = 0;
        QChar c = first;
        while (c >= u'0' && c <= u'9') {
            value = value * 10 + (c.unicode() - u'0');
            if (value > std::numeric_limits<int>::max() / 20)
                throw BadFormat();
            c = next();
        }
        --m_at;
        return value;
    }

    QString conversion()
    {
        Specification spec;
        m_key.reset();
        QChar c = next();
        if (c == u'(') {
            readKey();
            c = next();
        }
        for (bool isFlag = true; isFlag;) {
            switch (c.unicode()) {
            case u'#':
                spec.alternative = true;
                break;
            case u'0':
                spec.zeros = true;
                break;
            case u'-':
                spec.left = true;
                break;
            case u' ':
                spec.space = true;
                break;
            case u'+':
                spec.plus = true;
                break;
            default:
                isFlag = false;
            }
            if (isFlag)
                c = next();
        }
        // The width or precision of "*" would be a second value.
        if (c == u'*')
            throw BadFormat();
        spec.width = number(c);
        c = next();
        if (c == u'.') {
            spec.precision = number(next());
            c = next();
        }
        if (c == u'h' || c == u'l' || c == u'L')
            c = next();
        spec.conversion = c;
        return c == u'%' ? u"%"_s : converted(spec);
    }

    QString converted(const Specification &spec)
    {
        if (std::max(spec.width, spec.precision) > widthLimit)
            throw TemplateLimitError(
                    u"stringformat: a width of more than %1 characters"_s.arg(widthLimit));
        switch (spec.conversion.unicode()) {
        case u's':
            return text(operand().toString(), spec);
        case u'r':
            return text(operand().toRepr(), spec);
        case u'a':
            return text(asciiRepr(operand()), spec);
        case u'c':
            return character(operand(), spec);
        case u'd':
        case u'i':
        case u'u':
            return decimal(operand(), spec);
        case u'o':
        case u'x':
        case u'X':
            return inBase(operand(), spec);
        case u'e':
        case u'E':
        case u'f':
        case u'F':
        case u'g':
        case u'G':
            return floating(operand(), spec);
        default:
            throw BadFormat();
        }
    }

    static QString padded(const QString &body, const Specification &spec)
    {
        const QString space(std::max<qsizetype>(0, spec.width - codePointCount(body)), u' ');
        return spec.left ? body + space : space + body;
    }

    static QString text(const QString &body, const Specification &spec)
    {
        return padded(spec.precision >= 0 ? leftCodePoints(body, spec.precision) : body, spec);
    }

    static QString asciiRepr(const Value &value)
    {
        QString out;
        for (const QString &point : toCodePoints(value.toRepr())) {
            const char32_t code = point.size() == 2 ? QChar::surrogateToUcs4(point[0], point[1])
                                                    : point[0].unicode();
            if (code < 0x80)
                out += point;
            else if (code < 0x100)
                out += u"\\x"_s + QString::number(code, 16).rightJustified(2, u'0');
            else if (code < 0x10000)
                out += u"\\u"_s + QString::number(code, 16).rightJustified(4, u'0');
            else
                out += u"\\U"_s + QString::number(code, 16).rightJustified(8, u'0');
        }
        return out;
    }

    static QString character(const Value &value, const Specification &spec)
    {
        if (value.isText()) {
            if (codePointCount(value.toString()) != 1)
                throw BadFormat();
            return padded(value.toString(), spec);
        }
        const bool whole = value.type() == Value::Type::Int || value.type() == Value::Type::Bool;
        const qint64 code = whole ? value.toInt().value_or(-1) : -1;
        if (!whole)
            throw BadFormat();
        if (code < 0 || code > 0x10ffff)
            throw ValueError(u"stringformat: %1 is no character"_s.arg(code));
        const auto point = char32_t(code);
        return padded(QString::fromUcs4(&point, 1), spec);
    }

    /// digits without a sign, brought to width and precision.
    static QString signedNumber(bool negative, const QString &prefix, QString digits,
                                const Specification &spec)
    {
        digits = digits.rightJustified(std::max(0, spec.precision), u'0');
        const QString sign = negative ? u"-"_s
                : spec.plus           ? u"+"_s
                : spec.space          ? u" "_s
                                      : QString();
        if (spec.zeros && !spec.left) {
            const qsizetype taken = sign.size() + prefix.size();
            digits = digits.rightJustified(std::max<qsizetype>(0, spec.width - taken), u'0');
        }
        return padded(sign + prefix + digits, spec);
    }

    static QString decimal(const Value &value, const Specification &spec)
    {
        const std::optional<Value> whole = value.isNumber() ? toPythonInteger(value) : std::nullopt;
        if (!whole)
            throw BadFormat();
        const QString text = whole->toString();
        const bool negative = text.startsWith(u'-');
        return signedNumber(negative, {}, negative ? text.mid(1) : text, spec);
    }

    static QString inBase(const Value &value, const Specification &spec)
    {
        const bool whole = value.type() == Value::Type::Int || value.type() == Value::Type::Bool
                || value.type() == Value::Type::BigInt;
        if (!whole)
            throw BadFormat();
        const int base = spec.conversion == u'o' ? 8 : 16;
        const QByteArray decimalDigits =
                (value.type() == Value::Type::Bool ? Value(*value.toInt()) : value)
                        .toString()
                        .toLatin1();
        mpz_t number;
        mpz_init_set_str(number, decimalDigits.constData(), 10);
        const bool negative = mpz_sgn(number) < 0;
        mpz_abs(number, number);
        QByteArray digits(qsizetype(mpz_sizeinbase(number, base)) + 2, '\0');
        mpz_get_str(digits.data(), base, number);
        mpz_clear(number);
        QString text = QString::fromLatin1(digits.constData());
        QString prefix = spec.alternative ? (base == 8 ? u"0o"_s : u"0x"_s) : QString();
        if (spec.conversion == u'X') {
            text = text.toUpper();
            prefix = prefix.toUpper();
        }
        return signedNumber(negative, prefix, text, spec);
    }

    static QString printed(double number, std::chars_format format, int precision)
    {
        QByteArray buffer(precision + 400, '\0');
        const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                number, format, precision);
        return QString::fromLatin1(buffer.constData(), end - buffer.constData());
    }

    /// As printf does it, but in no locale.
    static QString finite(double number, QChar conversion, int precision, bool alternative)
    {
        QString digits;
        switch (conversion.toLower().unicode()) {
        case u'e':
            digits = printed(number, std::chars_format::scientific, precision);
            break;
        case u'f':
            digits = printed(number, std::chars_format::fixed, precision);
            break;
        default:
            digits = alternative ? generalWithZeros(number, std::max(1, precision))
                                 : printed(number, std::chars_format::general, precision);
        }
        if (alternative && !digits.contains(u'.')) {
            const qsizetype exponent = digits.indexOf(u'e');
            digits.insert(exponent < 0 ? digits.size() : exponent, u'.');
        }
        return conversion.isUpper() ? digits.toUpper() : digits;
    }

    /// The form g chooses, with the zeros that it otherwise drops.
    static QString generalWithZeros(double number, int precision)
    {
        const QString scientific = printed(number, std::chars_format::scientific, precision - 1);
        const int exponent = scientific.mid(scientific.indexOf(u'e') + 1).toInt();
        if (exponent < -4 || exponent >= precision)
            return scientific;
        return printed(number, std::chars_format::fixed, precision - 1 - exponent);
    }

    static QString floating(const Value &value, const Specification &spec)
    {
        if (!value.isNumber())
            throw BadFormat();
        const double number = value.toDouble().value_or(0);
        const int precision = spec.precision < 0 ? 6 : spec.precision;
        QString digits;
        if (!std::isfinite(number)) {
            digits = std::isnan(number) ? u"nan"_s : u"inf"_s;
            if (spec.conversion.isUpper())
                digits = digits.toUpper();
        } else {
            digits = finite(std::abs(number), spec.conversion, precision, spec.alternative);
        }
        Specification rest = spec;
        rest.precision = -1;
        return signedNumber(std::signbit(number) && !std::isnan(number), {}, digits, rest);
    }

    const QString &m_pattern;
    const Value &m_value;
    qsizetype m_at = 0;
    bool m_used = false;
    std::optional<QString> m_key;
};

} // namespace

std::optional<QString> formatPercent(const QString &pattern, const Value &value)
{
    try {
        return Formatter(pattern, value).run();
    } catch (const BadFormat &) {
        return std::nullopt;
    }
}

} // namespace Quintette

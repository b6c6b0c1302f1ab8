// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/error.h"

#include <cmath>
#include <limits>

namespace Quintette::Json {

namespace {

class Parser
{
public:
    explicit Parser(const QByteArray &utf8) : m_text(QString::fromUtf8(utf8)) { }

    Value document()
    {
        Value value = element(0);
        skipSpace();
        if (m_at != m_text.size())
            throw ValueError(describe(u"more after the end of the document"_s));
        return value;
    }

private:
    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    void skipSpace()
    {
        while (m_at < m_text.size()
               && (m_text[m_at] == u' ' || m_text[m_at] == u'\n' || m_text[m_at] == u'\t'
                   || m_text[m_at] == u'\r'))
            ++m_at;
    }

    bool accept(QStringView word)
    {
        if (!QStringView(m_text).mid(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    void expect(char16_t c)
    {
        skipSpace();
        if (peek() != c)
            throw ValueError(describe(u"expected '%1'"_s.arg(QChar(c))));
        ++m_at;
    }

    QString describe(const QString &problem) const
    {
        const qsizetype line = QStringView(m_text).left(m_at).count(u'\n') + 1;
        const qsizetype column = m_at - (m_at ? m_text.lastIndexOf(u'\n', m_at - 1) : -1);
        return u"JSON line %1 column %2: %3"_s.arg(line).arg(column).arg(problem);
    }

    Value element(int depth)
    {
        if (depth > depthLimit)
            throw ValueError(describe(u"nested deeper than %1 levels"_s.arg(depthLimit)));
        skipSpace();
        switch (peek().unicode()) {
        case u'{':
            return object(depth);
        case u'[':
            return array(depth);
        case u'"':
            return string();
        default:
            break;
        }
        if (accept(u"null"))
            return {};
        if (accept(u"true"))
            return true;
        if (accept(u"false"))
            return false;
        if (accept(u"NaN"))
            return std::numeric_limits<double>::quiet_NaN();
        if (accept(u"Infinity"))
            return std::numeric_limits<double>::infinity();
        if (accept(u"-Infinity"))
            return -std::numeric_limits<double>::infinity();
        return number();
    }

    Value object(int depth)
    {
        Dict dict;
        expect(u'{');
        skipSpace();
        if (peek() == u'}') {
            ++m_at;
            return dict;
        }
        for (;;) {
            skipSpace();
            if (peek() != u'"')
                throw ValueError(describe(u"expected a key in double quotes"_s));
            const QString key = string();
            expect(u':');
            dict.insert(key, element(depth + 1));
            skipSpace();
            if (peek() != u',')
                break;
            ++m_at;
        }
        expect(u'}');
        return dict;
    }

    Value array(int depth)
    {
        ValueList list;
        expect(u'[');
        skipSpace();
        if (peek() == u']') {
            ++m_at;
            return list;
        }
        for (;;) {
            list += element(depth + 1);
            skipSpace();
            if (peek() != u',')
                break;
            ++m_at;
        }
        expect(u']');
        return list;
    }

    QString string()
    {
        QString out;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                ++m_at;
                return out;
            }
            if (c.unicode() < 0x20)
                throw ValueError(describe(u"control character in a string"_s));
            out += c == u'\\' ? escaped() : c;
        }
        throw ValueError(describe(u"string without an end"_s));
    }

    QChar escaped()
    {
        ++m_at;
        switch (peek().unicode()) {
        case u'"':
        case u'\\':
        case u'/':
            return peek();
        case u'b':
            return u'\b';
        case u'f':
            return u'\f';
        case u'n':
            return u'\n';
        case u'r':
            return u'\r';
        case u't':
            return u'\t';
        case u'u': {
            bool ok = false;
            const QStringView digits = QStringView(m_text).mid(m_at + 1, 4);
            const ushort code = digits.toUShort(&ok, 16);
            // toUShort() also takes signs and spaces.
            if (ok && digits.size() == 4 && isHex(digits[0]) && isHex(digits[1])) {
                m_at += 4;
                return QChar(code);
            }
            [[fallthrough]];
        }
        default:
            throw ValueError(describe(u"unknown escape"_s));
        }
    }

    static bool isHex(QChar c)
    {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    }

    static bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

    Value number()
    {
        const qsizetype start = m_at;
        const auto skipDigits = [this] {
            const qsizetype first = m_at;
            while (isDigit(peek()))
                ++m_at;
            return m_at - first;
        };
        accept(u"-");
        if (!accept(u"0") && !skipDigits())
            throw ValueError(describe(u"expected a value"_s));
        const qsizetype wholeEnd = m_at;
        // What follows belongs to the number only where digits follow.
        if (accept(u".") && !skipDigits())
            m_at = wholeEnd;
        const qsizetype fractionEnd = m_at;
        if (accept(u"e") || accept(u"E")) {
            if (!accept(u"+"))
                accept(u"-");
            if (!skipDigits())
                m_at = fractionEnd;
        }
        const bool whole = m_at == wholeEnd;
        const QStringView text = QStringView(m_text).mid(start, m_at - start);
        // Converting time grows with the square of the length; Python draws the line here too.
        constexpr qsizetype digitLimit = 4300;
        if (whole && text.size() > digitLimit)
            throw ValueError(describe(u"a number of more than %1 digits"_s.arg(digitLimit)));
        if (whole) {
            bool ok = false;
            const qint64 small = text.toLongLong(&ok);
            if (ok)
                return small;
            if (const auto large = Decimal::fromString(text))
                return Value::integer(*large);
        }
        bool ok = false;
        const double result = text.toString().toDouble(&ok);
        if (!ok)
            throw ValueError(describe(u"not a number"_s));
        return result;
    }

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<Value> parse(const QByteArray &utf8)
{
    try {
        return Parser(utf8).document();
    } catch (const ValueError &error) {
        return fail(error.message());
    }
}

} // namespace Quintette::Json

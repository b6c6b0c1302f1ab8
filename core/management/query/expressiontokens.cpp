// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/expressiontokens.h"

#include "core/base/error.h"

namespace Quintette::Internal {

namespace {

/// Longer than any expression a person writes.
constexpr qsizetype lengthLimit = 100'000;

class Tokenizer
{
public:
    explicit Tokenizer(const QString &text) : m_text(text) { }

    QList<ExpressionToken> run()
    {
        if (m_text.size() > lengthLimit)
            throw ValueError(u"The expression is longer than %1 characters."_s.arg(lengthLimit));
        QList<ExpressionToken> tokens;
        while (skipSpace())
            tokens.append(next());
        tokens.append({ExpressionToken::Kind::End, u"end"_s, {}, m_text.size()});
        return tokens;
    }

private:
    bool skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at < m_text.size();
    }

    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    ExpressionToken next()
    {
        const QChar c = peek();
        if (c == u'\'' || c == u'"')
            return readText(false);
        if ((c == u'r' || c == u'R') && (peek(1) == u'\'' || peek(1) == u'"')) {
            ++m_at;
            return readText(true);
        }
        if (c.isLetter() || c == u'_')
            return readName();
        if (c.isDigit() || (c == u'.' && peek(1).isDigit()))
            return readNumber();
        for (const QString &op : {u"**"_s, u"<<"_s, u">>"_s}) {
            if (QStringView(m_text).sliced(m_at).startsWith(op))
                return take(op);
        }
        if (u"()[],=|&^~+-*/%.:{}"_s.contains(c))
            return take(QString(c));
        throw ValueError(
                u"Unexpected '%1' at position %2 of the expression."_s.arg(c).arg(m_at + 1));
    }

    ExpressionToken take(const QString &op)
    {
        const qsizetype start = m_at;
        m_at += op.size();
        return {ExpressionToken::Kind::Operator, op, {}, start};
    }

    ExpressionToken readName()
    {
        const qsizetype start = m_at;
        while (peek().isLetterOrNumber() || peek() == u'_')
            ++m_at;
        return {ExpressionToken::Kind::Name, m_text.sliced(start, m_at - start), {}, start};
    }

    ExpressionToken readNumber()
    {
        const qsizetype start = m_at;
        bool isFloat = false;
        while (peek().isDigit() || peek() == u'.' || peek() == u'_' || peek().toLower() == u'e'
               || ((peek() == u'-' || peek() == u'+') && m_text[m_at - 1].toLower() == u'e')) {
            isFloat |= peek() == u'.' || peek().toLower() == u'e';
            ++m_at;
        }
        const QString text = m_text.sliced(start, m_at - start).remove(u'_');
        const std::optional<Decimal> number = Decimal::fromString(text);
        if (!number)
            throw ValueError(u"'%1' at position %2 is no number."_s.arg(text).arg(start + 1));
        const Value value = isFloat ? Value(text.toDouble()) : Value::integer(*number);
        return {ExpressionToken::Kind::Number, text, value, start};
    }

    ExpressionToken readText(bool raw)
    {
        const qsizetype start = m_at;
        const QChar quote = m_text[m_at++];
        QString text;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size()) {
                if (raw)
                    text += m_text[m_at++], text += m_text[m_at++];
                else
                    readEscape(text);
            } else {
                text += m_text[m_at++];
            }
        }
        if (m_at >= m_text.size())
            throw ValueError(u"The text that starts at position %1 has no end."_s.arg(start + 1));
        ++m_at;
        return {ExpressionToken::Kind::Text, text, Value(text), start};
    }

    void readEscape(QString &text)
    {
        const QChar c = m_text[m_at + 1];
        m_at += 2;
        const auto hex = [&](qsizetype digits) {
            bool ok = false;
            const uint code = m_at + digits <= m_text.size()
                    ? m_text.sliced(m_at, digits).toUInt(&ok, 16)
                    : 0;
            if (!ok || code > 0x10ffff)
                throw ValueError(u"A bad escape stands at position %1."_s.arg(m_at - 1));
            m_at += digits;
            const char32_t unit = code;
            text += QString::fromUcs4(&unit, 1);
        };
        switch (c.unicode()) {
        case u'n':
            text += u'\n';
            break;
        case u't':
            text += u'\t';
            break;
        case u'r':
            text += u'\r';
            break;
        case u'0':
            text += QChar(0);
            break;
        case u'x':
            hex(2);
            break;
        case u'u':
            hex(4);
            break;
        case u'U':
            hex(8);
            break;
        case u'\\':
        case u'\'':
        case u'"':
            text += c;
            break;
        default:
            text += u'\\';
            text += c;
            break; // Python leaves what it does not know
        }
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

QList<ExpressionToken> expressionTokens(const QString &text)
{
    return Tokenizer(text).run();
}

} // namespace Quintette::Internal

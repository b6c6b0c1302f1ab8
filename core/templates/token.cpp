// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/token.h"

#include "core/templates/error.h"

#include <array>

namespace Quintette {

namespace {

/// The end of a quoted literal that begins at from (behind its closing quote), or -1.
qsizetype endOfQuoted(QStringView text, qsizetype from)
{
    const QChar quote = text[from];
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return -1;
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'';
}

/// The end of the word at from. A word with a quote that is never closed ends at the next space.
qsizetype endOfWord(QStringView text, qsizetype from)
{
    qsizetype i = from;
    bool closedOne = false;
    while (i < text.size() && !text[i].isSpace()) {
        if (!isQuote(text[i])) {
            ++i;
            continue;
        }
        const qsizetype end = endOfQuoted(text, i);
        if (end < 0) {
            // What stands before an open quote is a word of its own if a closed one stood in it.
            if (closedOne)
                return i;
            while (i < text.size() && !text[i].isSpace())
                ++i;
            return i;
        }
        closedOne = true;
        i = end;
    }
    return i;
}

} // namespace

QStringList smartSplit(QStringView text)
{
    QStringList words;
    qsizetype i = 0;
    while (i < text.size()) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        const qsizetype end = endOfWord(text, i);
        words += text.mid(i, end - i).toString();
        i = end;
    }
    return words;
}

bool isQuoted(QStringView text)
{
    // One quote alone counts: Python's text[-1] is then its text[0].
    return !text.isEmpty() && isQuote(text.front()) && text.back() == text.front();
}

QString unquoted(const QString &literal)
{
    const QChar quote = literal.front();
    QString text = literal.mid(1, literal.size() - 2);
    if (text.contains(u'\\')) {
        text.replace(u'\\' + QString(quote), QString(quote));
        text.replace(u"\\\\"_s, u"\\"_s);
    }
    return text;
}

QStringList Token::splitContents() const
{
    const QStringList parts = smartSplit(contents);
    QStringList words;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QString word = parts[i];
        if (word.startsWith(u"_(\"") || word.startsWith(u"_('")) {
            const QString closing = word.mid(2, 1) + u')';
            while (!word.endsWith(closing)) {
                if (++i >= parts.size())
                    throw TemplateSyntaxError(
                            u"a translated literal is not closed: %1"_s.arg(word));
                word += u' ' + parts[i];
            }
        }
        words += word;
    }
    return words;
}

QString Token::command() const
{
    qsizetype end = 0;
    while (end < contents.size() && !contents[end].isSpace())
        ++end;
    return contents.left(end);
}

namespace {

class Lexer
{
public:
    explicit Lexer(const QString &source) : m_source(source) { }

    QList<Token> run()
    {
        qsizetype from = 0; // begin of the text not yet given out
        qsizetype at = 0;
        while ((at = m_source.indexOf(u'{', at)) >= 0 && at + 1 < m_source.size()) {
            const qsizetype end = endOfTag(at);
            if (end < 0) {
                ++at;
                continue;
            }
            addText(from, at);
            addTag(at, end);
            at = from = end;
        }
        addText(from, m_source.size());
        return std::move(m_tokens);
    }

private:
    struct Delimiter
    {
        char16_t open;
        QStringView close;
        Token::Kind kind;
        /// There is no closing delimiter up to this offset: so that a line of open braces is read
        /// once.
        qsizetype noneBefore = 0;
    };

    Delimiter *delimiterAt(qsizetype at)
    {
        const QChar second = m_source[at + 1];
        const auto found =
                std::find_if(m_delimiters.begin(), m_delimiters.end(),
                             [second](const Delimiter &each) { return each.open == second; });
        return found == m_delimiters.end() ? nullptr : &*found;
    }

    /// Where the tag that begins at ends, or -1; tags end on the line they begin on.
    qsizetype endOfTag(qsizetype at)
    {
        Delimiter *delimiter = delimiterAt(at);
        if (!delimiter || at < delimiter->noneBefore)
            return -1;
        for (qsizetype i = at + 2; i < m_source.size(); ++i) {
            if (m_source[i] == u'\n' || i + 1 == m_source.size()) {
                delimiter->noneBefore = i;
                return -1;
            }
            if (m_source[i] == delimiter->close[0] && m_source[i + 1] == delimiter->close[1])
                return i + 2;
        }
        return -1;
    }

    void addText(qsizetype from, qsizetype to)
    {
        if (from == to)
            return;
        const QString text = m_source.mid(from, to - from);
        const int lines = int(text.count(u'\n'));
        m_tokens.append({Token::Kind::Text, text, m_line, from, to});
        m_line += lines;
    }

    void addTag(qsizetype from, qsizetype to)
    {
        const QString contents = m_source.mid(from + 2, to - from - 4).trimmed();
        Token::Kind kind = delimiterAt(from)->kind;
        if (kind == Token::Kind::Block && contents == m_verbatimEnd)
            m_verbatimEnd = QString();
        if (!m_verbatimEnd.isNull()) {
            m_tokens.append({Token::Kind::Text, m_source.mid(from, to - from), m_line, from, to});
            return;
        }
        if (kind == Token::Kind::Block
            && (contents == u"verbatim" || contents.startsWith(u"verbatim ")))
            m_verbatimEnd = u"end"_s + contents;
        m_tokens.append({kind, contents, m_line, from, to});
    }

    const QString &m_source;
    QList<Token> m_tokens;
    int m_line = 1;
    QString m_verbatimEnd;
    std::array<Delimiter, 3> m_delimiters{{{u'%', u"%}", Token::Kind::Block},
                                           {u'{', u"}}", Token::Kind::Variable},
                                           {u'#', u"#}", Token::Kind::Comment}}};
};

} // namespace

QList<Token> tokenize(const QString &source)
{
    return Lexer(source).run();
}

} // namespace Quintette

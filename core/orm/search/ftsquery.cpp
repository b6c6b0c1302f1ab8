// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/ftsquery.h"

#include "core/base/error.h"
#include "core/orm/search/searchwords.h"

namespace Quintette::Internal {

/// Parentheses in each other; more than anybody writes.
static constexpr int depthLimit = 50;

static FtsQuery joined(const FtsQuery &a, QLatin1StringView op, const FtsQuery &b, bool negated)
{
    return {u'(' + a.match + u") "_s + op + u" ("_s + b.match + u')', negated};
}

FtsQuery operator&(const FtsQuery &a, const FtsQuery &b)
{
    if (a.match.isEmpty() || b.match.isEmpty())
        return a.match.isEmpty() ? b : a;
    if (a.negated && b.negated)
        return joined(a, "OR"_L1, b, true);
    if (a.negated)
        return joined(b, "NOT"_L1, a, false);
    return joined(a, b.negated ? "NOT"_L1 : "AND"_L1, b, false);
}

FtsQuery operator|(const FtsQuery &a, const FtsQuery &b)
{
    if (a.match.isEmpty() || b.match.isEmpty())
        return a.match.isEmpty() ? b : a;
    if (!a.negated && !b.negated)
        return joined(a, "OR"_L1, b, false);
    return ~(~a & ~b);
}

static QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text + u' ') {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate()) {
            word += c;
        } else if (!word.isEmpty()) {
            words += word;
            word.clear();
        }
    }
    return words;
}

static FtsQuery phraseOf(const QString &text)
{
    const QStringList words = wordsOf(text);
    return {words.isEmpty() ? QString() : u'"' + words.join(u' ') + u'"'};
}

namespace {

/// Reads the language of to_tsquery.
class RawReader
{
public:
    explicit RawReader(const QString &text) : m_text(text) { }

    FtsQuery read()
    {
        const FtsQuery query = readOr(0);
        if (!isAtEnd())
            fail();
        return query;
    }

private:
    [[noreturn]] void fail() const
    {
        throw ValueError(u"syntax error in tsquery: \"%1\""_s.arg(m_text));
    }
    bool isAtEnd()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        return m_at == m_text.size();
    }
    bool accept(QStringView token)
    {
        if (isAtEnd() || !QStringView(m_text).sliced(m_at).startsWith(token))
            return false;
        m_at += token.size();
        return true;
    }

    FtsQuery readOr(int depth)
    {
        FtsQuery query = readAnd(depth);
        while (accept(u"|"))
            query = query | readAnd(depth);
        return query;
    }
    FtsQuery readAnd(int depth)
    {
        FtsQuery query = readFollowing(depth);
        while (accept(u"&"))
            query = query & readFollowing(depth);
        return query;
    }
    FtsQuery readFollowing(int depth)
    {
        FtsQuery query = readOne(depth);
        while (accept(u"<->")) {
            const FtsQuery next = readOne(depth);
            if (query.negated || next.negated)
                fail();
            query.match += u" + "_s + next.match;
        }
        return query;
    }
    FtsQuery readOne(int depth)
    {
        if (depth > depthLimit)
            fail();
        if (accept(u"!"))
            return ~readOne(depth + 1);
        if (accept(u"(")) {
            const FtsQuery query = readOr(depth + 1);
            if (!accept(u")"))
                fail();
            return query;
        }
        FtsQuery query = phraseOf(readText());
        if (accept(u":*") && !query.match.isEmpty())
            query.match += u" *"_s;
        return query;
    }
    QString readText()
    {
        if (isAtEnd())
            fail();
        const QChar quote = m_text.at(m_at);
        if (quote == u'\'' || quote == u'"') {
            const qsizetype end = m_text.indexOf(quote, m_at + 1);
            if (end < 0)
                fail();
            const QString text = m_text.sliced(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            return text;
        }
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace()
               && !u"&|!()<:'\""_s.contains(m_text.at(m_at)))
            ++m_at;
        if (m_at == start)
            fail();
        return m_text.sliced(start, m_at - start);
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

FtsQuery ftsQueryOf(const QString &text, SearchQueryType type)
{
    switch (type) {
    case SearchQueryType::Phrase:
        return phraseOf(text);
    case SearchQueryType::Raw:
        return RawReader(text).read();
    case SearchQueryType::WebSearch:
        return {ftsQuery(text)};
    default:
        break;
    }
    FtsQuery all;
    for (const QString &word : wordsOf(text))
        all = all & phraseOf(word);
    return all;
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/urls/regextemplate.h"

namespace Quintette::Internal {

using namespace Qt::Literals::StringLiterals;

// Each optional part doubles the number of URLs; patterns people write have one or two.
constexpr qsizetype templateLimit = 64;

QStringList UrlTemplate::parameters() const
{
    QStringList names;
    for (const Part &part : parts) {
        if (part.isParameter && !names.contains(part.text))
            names += part.text;
    }
    return names;
}

namespace {

struct Irreversible
{
};

class Reader
{
public:
    Reader(const QString &regex, int firstUnnamed) : m_regex(regex), m_unnamed(firstUnnamed) { }

    QList<UrlTemplate> readAll()
    {
        QList<UrlTemplate> all = readSequence();
        if (m_position < m_regex.size())
            throw Irreversible();
        return all;
    }

private:
    // Up to the end or to the parenthesis that closes the group it is in.
    QList<UrlTemplate> readSequence()
    {
        QList<UrlTemplate> all = {{}};
        while (m_position < m_regex.size() && m_regex[m_position] != u')') {
            QList<UrlTemplate> item = readItem();
            const auto [isOptional, isPresent] = readQuantifier();
            if (isOptional)
                item = isPresent ? QList<UrlTemplate>{{}} + item : QList<UrlTemplate>{{}};
            QList<UrlTemplate> joined;
            for (const UrlTemplate &left : all) {
                for (const UrlTemplate &right : item)
                    joined += UrlTemplate{left.parts + right.parts};
            }
            if (joined.size() > templateLimit)
                throw Irreversible();
            all = joined;
        }
        return all;
    }

    static QList<UrlTemplate> literal(QChar c) { return {UrlTemplate{{{QString(c), false}}}}; }
    static QList<UrlTemplate> nothing() { return {{}}; }

    QList<UrlTemplate> readItem()
    {
        m_lastIsGroup = false;
        const QChar c = m_regex[m_position++];
        switch (c.unicode()) {
        case u'^':
        case u'$':
            return nothing();
        case u'|':
            throw Irreversible();
        case u'.':
            return literal(u'.');
        case u'\\':
            return readEscape();
        case u'[':
            return readClass();
        case u'(':
            return readGroup();
        default:
            return literal(c);
        }
    }

    // A class outside of a group stands for any one character that fits it.
    QList<UrlTemplate> readEscape()
    {
        if (m_position >= m_regex.size())
            throw Irreversible();
        const QChar c = m_regex[m_position++];
        if (c == u'A' || c == u'Z' || c == u'b' || c == u'B' || c == u'z')
            return nothing();
        if (c == u'd')
            return literal(u'0');
        if (c == u'w' || c == u'D' || c == u'S')
            return literal(u'x');
        if (c == u's')
            return literal(u' ');
        if (c == u'W')
            return literal(u'!');
        if (c.isLetterOrNumber())
            throw Irreversible();
        return literal(c);
    }

    QList<UrlTemplate> readClass()
    {
        if (m_position < m_regex.size() && m_regex[m_position] == u'^')
            throw Irreversible();
        const QList<UrlTemplate> first = m_regex.mid(m_position, 1) == u"\\"
                ? (++m_position, readEscape())
                : literal(m_position < m_regex.size() ? m_regex[m_position++] : QChar());
        while (m_position < m_regex.size() && m_regex[m_position] != u']')
            m_position += m_regex[m_position] == u'\\' ? 2 : 1;
        if (m_position >= m_regex.size())
            throw Irreversible();
        ++m_position;
        return first;
    }

    QList<UrlTemplate> readGroup()
    {
        if (!m_regex.mid(m_position).startsWith(u'?')) {
            skipGroup();
            m_lastIsGroup = true;
            return {UrlTemplate{{{u"_%1"_s.arg(m_unnamed++), true}}}};
        }
        const QString head = m_regex.mid(m_position, 3);
        if (head.startsWith(u"?:"_s)) {
            m_position += 2;
            const QList<UrlTemplate> inner = readSequence();
            if (m_position >= m_regex.size())
                throw Irreversible();
            ++m_position;
            m_lastIsGroup = true;
            return inner;
        }
        if (head.startsWith(u"?="_s) || head.startsWith(u"?!"_s) || head == u"?<="
            || head == u"?<!") {
            skipGroup();
            return nothing();
        }
        const qsizetype nameStart = m_position + (head == u"?P<" ? 3 : 2);
        const qsizetype nameEnd = m_regex.indexOf(u'>', nameStart);
        if ((head != u"?P<" && !head.startsWith(u"?<"_s)) || nameEnd < 0)
            throw Irreversible();
        const QString name = m_regex.mid(nameStart, nameEnd - nameStart);
        skipGroup();
        m_lastIsGroup = true;
        return {UrlTemplate{{{name, true}}}};
    }

    void skipGroup()
    {
        int depth = 1;
        bool inClass = false;
        for (; m_position < m_regex.size(); ++m_position) {
            const QChar c = m_regex[m_position];
            if (c == u'\\')
                ++m_position;
            else if (inClass)
                inClass = c != u']';
            else if (c == u'[')
                inClass = true;
            else if (c == u'(')
                ++depth;
            else if (c == u')' && --depth == 0) {
                ++m_position;
                return;
            }
        }
        throw Irreversible();
    }

    struct Quantifier
    {
        bool isOptional = false;
        bool isPresent = true; // whether the template with the part is worth having
    };

    Quantifier readQuantifier()
    {
        if (m_position >= m_regex.size())
            return {};
        const QChar c = m_regex[m_position];
        Quantifier quantifier;
        if (c == u'?' || c == u'*') {
            quantifier = {true, m_lastIsGroup};
            ++m_position;
        } else if (c == u'+') {
            ++m_position;
        } else if (c == u'{') {
            const qsizetype end = m_regex.indexOf(u'}', m_position);
            const int least = m_regex.mid(m_position + 1, end - m_position - 1)
                                      .split(u',')
                                      .constFirst()
                                      .toInt();
            if (end < 0 || least > 1)
                throw Irreversible();
            quantifier = {least == 0, m_lastIsGroup};
            m_position = end + 1;
        } else {
            return {};
        }
        if (m_position < m_regex.size()
            && (m_regex[m_position] == u'?' || m_regex[m_position] == u'+'))
            ++m_position;
        return quantifier;
    }

    const QString &m_regex;
    qsizetype m_position = 0;
    int m_unnamed = 0;
    bool m_lastIsGroup = false;
};

} // namespace

QList<UrlTemplate> templatesOfRegex(const QString &regex, int firstUnnamed)
{
    try {
        return Reader(regex, firstUnnamed).readAll();
    } catch (const Irreversible &) {
        return {};
    }
}

} // namespace Quintette::Internal

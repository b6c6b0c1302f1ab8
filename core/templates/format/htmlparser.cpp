// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/htmlparser.h"

#include "core/templates/format/htmlentities.h"

#include <QStringList>

namespace Quintette::Internal {

namespace {

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// From behind "<" or "</" to the ">" that ends the tag, which a ">" in a quoted attribute does
/// not.
const QRegularExpression &tagPattern()
{
    static const QRegularExpression pattern(
            u"[a-zA-Z][^\\t\\n\\r\\f />]*[\\t\\n\\r\\f /]*"
            "(?:(?<=['\"\\t\\n\\r\\f /])[^\\t\\n\\r\\f />][^\\t\\n\\r\\f /=>]*"
            "(?:[\\t\\n\\r\\f ]*=[\\t\\n\\r\\f ]*(?:'[^']*'|\"[^\"]*\"|(?!['\"])[^>\\t\\n\\r\\f "
            "]*))?"
            "[\\t\\n\\r\\f /]*)*>?"_s);
    return pattern;
}

/// The end of the tag whose name begins at from, or -1.
qsizetype endOfTag(const QString &text, qsizetype from)
{
    const auto match = tagPattern().match(text, from, QRegularExpression::NormalMatch,
                                          QRegularExpression::AnchorAtOffsetMatchOption);
    const qsizetype end = match.capturedEnd();
    return match.hasMatch() && text[end - 1] == u'>' ? end : -1;
}

QString tagName(const QString &text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && !QStringView(u"\t\n\r\f />").contains(text[end]))
        ++end;
    return text.mid(from, end - from).toLower();
}

} // namespace

HtmlParser::~HtmlParser() = default;

void HtmlParser::feed(const QString &html)
{
    m_text = html;
    m_at = 0;
    m_rawElement.clear();
    run(End::Open);
}

void HtmlParser::finish()
{
    run(End::Final);
}

bool HtmlParser::startsWith(QStringView text) const
{
    return QStringView(m_text).mid(m_at).startsWith(text);
}

void HtmlParser::report(qsizetype from, qsizetype to)
{
    const QString text = m_text.mid(from, to - from);
    const bool hasReferences = m_rawElement.isEmpty() || m_rawHasReferences;
    onText(m_resolves && hasReferences ? unescapeHtml(text) : text);
}

/// Where text ends: at a tag or reference, or at the end; -1 when only the end of all text can
/// tell.
qsizetype HtmlParser::nextSpecial(qsizetype from) const
{
    if (!m_rawElement.isEmpty()) {
        const auto match = m_rawEnd.match(m_text, from);
        return match.hasMatch() ? match.capturedStart() : -1;
    }
    if (!m_resolves) {
        for (qsizetype i = from; i < m_text.size(); ++i) {
            if (m_text[i] == u'<' || m_text[i] == u'&')
                return i;
        }
        return m_text.size();
    }
    const qsizetype tag = m_text.indexOf(u'<', from);
    if (tag >= 0)
        return tag;
    // A reference near the end may not be complete.
    const qsizetype ampersand = m_text.lastIndexOf(u'&');
    if (ampersand >= std::max(from, m_text.size() - 34)) {
        const QStringView rest = QStringView(m_text).mid(ampersand);
        const bool complete = std::any_of(rest.begin(), rest.end(), [](QChar c) {
            return QStringView(u"\t\n\r\f ;").contains(c);
        });
        if (!complete)
            return -1;
    }
    return m_text.size();
}

void HtmlParser::run(End end)
{
    while (m_at < m_text.size()) {
        const qsizetype special = nextSpecial(m_at);
        if (special < 0)
            break;
        if (m_at < special)
            report(m_at, special);
        m_at = special;
        if (m_at == m_text.size())
            break;
        if (m_text[m_at] == u'&') {
            if (!reference(end))
                break;
            continue;
        }
        qsizetype next = markup();
        if (next == -2) {
            if (m_at + 1 >= m_text.size() && end == End::Open)
                break;
            onText(u"<"_s);
            next = m_at + 1;
        } else if (next == -1) {
            if (end == End::Open)
                break;
            if (startsWith(u"</") && m_at + 2 == m_text.size())
                onText(u"</"_s);
            next = m_text.size();
        }
        m_at = next;
    }
    if (end == End::Final && m_at < m_text.size()) {
        report(m_at, m_text.size());
        m_at = m_text.size();
    }
}

qsizetype HtmlParser::markup()
{
    const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
    if (isAsciiLetter(next))
        return startTag();
    if (next == u'/')
        return endTag();
    if (startsWith(u"<!--"))
        return comment();
    if (next == u'?') {
        const qsizetype close = m_text.indexOf(u'>', m_at + 2);
        return close < 0 ? -1 : close + 1;
    }
    return next == u'!' ? declaration() : -2;
}

qsizetype HtmlParser::startTag()
{
    const qsizetype end = endOfTag(m_text, m_at + 1);
    if (end < 0)
        return -1;
    const QString source = m_text.mid(m_at, end - m_at);
    const QString name = tagName(m_text, m_at + 1);
    // The slash of an unquoted attribute's value does not close the tag.
    const QChar beforeSlash = source.size() > 2 ? source[source.size() - 3] : QChar();
    static const QRegularExpression bareValue(
            u"=[\\t\\n\\r\\f ]*[^'\"\\t\\n\\r\\f >][^\\t\\n\\r\\f >]*/>$"_s);
    const bool slash = source.endsWith(u"/>");
    const bool isSelfClosing =
            slash && (beforeSlash.isSpace() || !bareValue.match(source).hasMatch());
    onStartTag(name, source, isSelfClosing);
    if (isSelfClosing)
        return end;
    static const QStringList rawElements{u"script"_s, u"style"_s,   u"xmp"_s,
                                         u"iframe"_s, u"noembed"_s, u"noframes"_s};
    static const QStringList rawElementsWithReferences{u"textarea"_s, u"title"_s};
    m_rawHasReferences = rawElementsWithReferences.contains(name);
    if (m_rawHasReferences || rawElements.contains(name)) {
        m_rawElement = name;
        const QString closing = u"</"_s + name + u"(?=[\\t\\n\\r\\f />])"_s;
        m_rawEnd.setPattern(m_rawHasReferences && !m_resolves ? u"&|"_s + closing : closing);
        m_rawEnd.setPatternOptions(QRegularExpression::CaseInsensitiveOption);
    }
    return end;
}

qsizetype HtmlParser::endTag()
{
    const qsizetype close = m_text.indexOf(u'>', m_at + 2);
    if (close < 0)
        return -1;
    if (!isAsciiLetter(m_text[m_at + 2]))
        return close + 1; // nothing, or a comment
    const qsizetype end = endOfTag(m_text, m_at + 2);
    if (end < 0)
        return -1;
    const QString name = tagName(m_text, m_at + 2);
    onEndTag(name);
    m_rawElement.clear();
    return end;
}

qsizetype HtmlParser::comment() const
{
    static const QRegularExpression close(u"--!?>"_s);
    const auto match = close.match(m_text, m_at + 4);
    if (match.hasMatch())
        return match.capturedEnd();
    for (const QStringView abrupt : {QStringView(u">"), QStringView(u"->")}) {
        if (QStringView(m_text).mid(m_at + 4).startsWith(abrupt))
            return m_at + 4 + abrupt.size();
    }
    return -1;
}

qsizetype HtmlParser::declaration() const
{
    const QString close = startsWith(u"<![CDATA[") ? u"]]>"_s : u">"_s;
    const qsizetype end = m_text.indexOf(close, m_at + 2);
    return end < 0 ? -1 : end + close.size();
}

bool HtmlParser::reference(End end)
{
    qsizetype i = m_at + 1;
    const qsizetype size = m_text.size();
    if (i < size && m_text[i] == u'#') {
        ++i;
        const bool isHex = i < size && (m_text[i] == u'x' || m_text[i] == u'X');
        i += isHex ? 1 : 0;
        const qsizetype first = i;
        while (i < size
               && (isAsciiDigit(m_text[i])
                   || (isHex && QStringView(u"abcdefABCDEF").contains(m_text[i]))))
            ++i;
        const bool followed = i < size && !QStringView(u"abcdefABCDEF").contains(m_text[i]);
        if (i > first && followed) {
            onReference(m_text.mid(m_at + 1, i - m_at - 1));
            m_at = m_text[i] == u';' ? i + 1 : i;
            return true;
        }
        if (m_text.indexOf(u';', m_at) >= 0) {
            onText(u"&#"_s);
            m_at += 2;
        }
        return false;
    }
    if (i < size && isAsciiLetter(m_text[i])) {
        while (i < size
               && (isAsciiLetter(m_text[i]) || isAsciiDigit(m_text[i]) || m_text[i] == u'-'
                   || m_text[i] == u'.'))
            ++i;
        // The name ends before something that can be in none; a last "." or "-" of it will do.
        if (i == size && (m_text[i - 1] == u'.' || m_text[i - 1] == u'-'))
            --i;
        if (i < size) {
            onReference(m_text.mid(m_at + 1, i - m_at - 1));
            m_at = m_text[i] == u';' ? i + 1 : i;
            return true;
        }
        // Python loses the ampersand of a last "&x".
        if (end == End::Final && size - m_at == 2)
            ++m_at;
        return false;
    }
    if (m_at + 1 < size) {
        onText(u"&"_s);
        ++m_at;
        return true;
    }
    return false;
}

} // namespace Quintette::Internal

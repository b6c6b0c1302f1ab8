// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/truncate.h"

#include "core/templates/format/htmlparser.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/output.h"

namespace Quintette {

namespace {

const QString wordEllipsis = u" \u2026"_s;

/// text with the language's ellipsis behind (or around) it.
QString withEllipsis(const QString &text, const Localization &localization)
{
    const QString place = u"%(truncated_text)s"_s;
    const QString pattern =
            localization.translate(place + u'\u2026', u"String to return when truncating text"_s);
    return pattern.contains(place) ? QString(pattern).replace(place, text) : text + pattern;
}

QString withWordEllipsis(const QString &text)
{
    return text.endsWith(wordEllipsis) ? text : text + wordEllipsis;
}

bool isCombining(const QString &point)
{
    const char32_t code =
            point.size() == 2 ? QChar::surrogateToUcs4(point[0], point[1]) : point[0].unicode();
    return QChar::combiningClass(code) != 0;
}

/// What is left of length when the ellipsis has its place.
qint64 lengthWithoutEllipsis(qint64 length, const Localization &localization)
{
    for (const QString &point : toCodePoints(withEllipsis(QString(), localization))) {
        if (!isCombining(point) && --length == 0)
            break;
    }
    return length;
}

class Truncator : public Internal::HtmlParser
{
public:
    explicit Truncator(qint64 remaining) : HtmlParser(References::Resolve), m_remaining(remaining)
    {
    }

    QString run(const QString &html)
    {
        try {
            feed(html);
        } catch (const Done &) {
            for (auto tag = m_open.crbegin(); tag != m_open.crend(); ++tag)
                m_output += u"</"_s + *tag + u'>';
        }
        return m_output;
    }

protected:
    /// Enough has been seen; leaves the parser, and only it.
    struct Done
    {
    };

    void onStartTag(const QString &name, const QString &source, bool isSelfClosing) override
    {
        m_output += source;
        if (isVoid(name))
            return;
        m_open += name;
        if (isSelfClosing)
            onEndTag(name);
    }

    void onEndTag(const QString &name) override
    {
        if (isVoid(name))
            return;
        m_output += u"</"_s + name + u'>';
        if (!m_open.isEmpty() && m_open.last() == name)
            m_open.removeLast();
    }

    /// Writes text or, when it is longer than what remains, its beginning with the ellipsis.
    void write(qint64 length, const QString &shown, const QString &shownWithEllipsis)
    {
        if (m_remaining < length) {
            m_output += shownWithEllipsis;
            throw Done();
        }
        m_remaining -= length;
        m_output += shown;
    }

    QString m_output;
    qint64 m_remaining;

private:
    static bool isVoid(const QString &name)
    {
        static const QSet<QString> names{u"area"_s,  u"base"_s, u"br"_s,    u"col"_s,
                                         u"embed"_s, u"hr"_s,   u"img"_s,   u"input"_s,
                                         u"link"_s,  u"meta"_s, u"param"_s, u"source"_s,
                                         u"track"_s, u"wbr"_s,  u"frame"_s, u"spacer"_s};
        return names.contains(name);
    }

    QStringList m_open;
};

class CharacterTruncator : public Truncator
{
public:
    CharacterTruncator(qint64 length, const Localization &localization)
        : Truncator(lengthWithoutEllipsis(length, localization)), m_length(length),
          m_localization(localization)
    {
    }

protected:
    void onText(const QString &text) override
    {
        const qsizetype size = codePointCount(text);
        m_seen += size;
        // The text fits exactly and nothing follows: no ellipsis.
        if (m_seen == m_length && codePointCount(m_output) + size == codePointCount(source())) {
            m_output += text;
            throw Done();
        }
        const QString shown = escapeHtml(leftCodePoints(text, m_remaining));
        write(size, shown, withEllipsis(shown, m_localization));
    }

private:
    qint64 m_length;
    qint64 m_seen = 0;
    const Localization &m_localization;
};

/// Words and what stands between them: the space before the first and behind the last stays with
/// these.
QStringList wordsOfText(const QString &text)
{
    QStringList words;
    qsizetype from = 0;
    qsizetype i = 0;
    while (i < text.size()) {
        if (!isPythonSpace(text[i])) {
            ++i;
            continue;
        }
        const qsizetype gap = i;
        while (i < text.size() && isPythonSpace(text[i]))
            ++i;
        if (gap > from && i < text.size()) {
            words += text.mid(from, gap - from);
            from = i;
        }
    }
    words += text.mid(from);
    return words;
}

class WordTruncator : public Truncator
{
public:
    using Truncator::Truncator;

protected:
    void onText(const QString &text) override
    {
        const QStringList words = wordsOfText(text);
        const QString shown = escapeHtml(words.mid(0, m_remaining).join(u' '));
        write(words.size(), shown, withWordEllipsis(shown));
    }
};

} // namespace

QString truncateCharacters(const QString &text, qint64 length, const Localization &localization)
{
    if (length <= 0)
        return QString(u""_s);
    const QString normal = text.normalized(QString::NormalizationForm_C);
    const qint64 keep = lengthWithoutEllipsis(length, localization);
    qint64 seen = 0;
    qsizetype end = -1;
    qsizetype at = 0;
    for (const QString &point : toCodePoints(normal)) {
        if (!isCombining(point)) {
            ++seen;
            if (end < 0 && seen > keep)
                end = at;
            if (seen > length)
                return withEllipsis(normal.left(std::max<qsizetype>(end, 0)), localization);
        }
        at += point.size();
    }
    return normal;
}

QString truncateWords(const QString &text, qint64 length, const Localization &)
{
    if (length <= 0)
        return QString(u""_s);
    const QStringList words = splitWords(text);
    if (words.size() > length)
        return withWordEllipsis(words.mid(0, length).join(u' '));
    return words.join(u' ');
}

QString truncateHtmlCharacters(const QString &html, qint64 length, const Localization &localization)
{
    if (length <= 0)
        return QString(u""_s);
    return CharacterTruncator(length, localization)
            .run(html.normalized(QString::NormalizationForm_C));
}

QString truncateHtmlWords(const QString &html, qint64 length, const Localization &)
{
    return length <= 0 ? QString(u""_s) : WordTruncator(length).run(html);
}

} // namespace Quintette

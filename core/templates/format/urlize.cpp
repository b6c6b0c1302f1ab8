// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/format/urlize.h"

#include "core/templates/format/htmlentities.h"
#include "core/templates/format/pythontext.h"
#include "core/templates/format/urlquote.h"
#include "core/templates/output.h"

#include <QHash>
#include <QRegularExpression>

namespace Quintette {

namespace {

constexpr qsizetype longestUrl = 2048;
constexpr qsizetype longestAddress = 320;

// Parts of a host name; letters of all scripts are allowed.
const QString hostPattern =
        u"[a-z\u00a1-\uffff0-9](?:[a-z\u00a1-\uffff0-9-]{0,61}[a-z\u00a1-\uffff0-9])?"_s;
const QString domainPattern = u"(?:\\.(?!-)[a-z\u00a1-\uffff0-9-]{1,63}(?<!-))*"_s;
const QString topLevelPattern = u"\\.(?!-)(?:[a-z\u00a1-\uffff-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)"_s;

bool matches(const QString &pattern, const QString &text)
{
    // Each pattern is compiled once for each thread.
    thread_local QHash<QString, QRegularExpression> compiled;
    auto it = compiled.find(pattern);
    if (it == compiled.end()) {
        it = compiled.insert(
                pattern,
                QRegularExpression(pattern,
                                   QRegularExpression::CaseInsensitiveOption
                                           | QRegularExpression::UseUnicodePropertiesOption));
    }
    return it->match(text).hasMatch();
}

bool isWithScheme(const QString &word)
{
    return matches(u"^https?://\\[?\\w"_s, word);
}

bool isHostName(const QString &word)
{
    static const QString pattern = u"^www\\.|^(?!http)(?:"_s + hostPattern + u")(?:"_s
            + domainPattern + u")\\.(com|edu|gov|int|mil|net|org)($|/.*)$"_s;
    return matches(pattern, word);
}

bool isMailAddress(const QString &word)
{
    const qsizetype at = word.lastIndexOf(u'@');
    if (at < 0 || codePointCount(word) > longestAddress)
        return false;
    static const QString user =
            u"^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*\\z"
            "|^\"([\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f!#-\\[\\]-\\x7f]|\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f])*\"\\z"_s;
    static const QString domain = u"^"_s + hostPattern + domainPattern + topLevelPattern + u"\\z"_s;
    return matches(user, word.left(at)) && matches(domain, word.mid(at + 1));
}

/// A word without the punctuation around it.
struct Trimmed
{
    QString lead;
    QString middle;
    QString trail;
};

/// Takes punctuation from both ends of a word; closing brackets only where they close nothing in
/// it.
class Trimmer
{
public:
    explicit Trimmer(const QString &word)
    {
        qsizetype first = 0;
        while (first < word.size() && (word[first] == u'(' || word[first] == u'['))
            ++first;
        m_result.lead = word.left(first);
        m_result.middle = word.mid(first);
        for (qsizetype i = 0; i < 2; ++i) {
            m_opening[i] = m_result.middle.count(u"(["[i]);
            m_closing[i] = m_result.middle.count(u")]"[i]);
        }
    }

    Trimmed run()
    {
        bool trimmed = true;
        while (trimmed && !m_result.middle.isEmpty()) {
            trimmed = trimBrackets();
            trimmed = trimPunctuation() || trimmed;
        }
        return m_result;
    }

private:
    QString &middle() { return m_result.middle; }

    void cutTo(qsizetype size)
    {
        m_result.trail.prepend(middle().mid(size));
        middle().truncate(size);
    }

    bool trimBrackets()
    {
        bool trimmed = false;
        for (qsizetype i = 0; i < 2; ++i) {
            if (m_opening[i] >= m_closing[i] || !middle().endsWith(u")]"[i]))
                continue;
            const qsizetype surplus = m_closing[i] - m_opening[i];
            cutTo(std::max<qsizetype>(0, middle().size() - surplus));
            m_closing[i] -= surplus;
            trimmed = true;
        }
        return trimmed;
    }

    qsizetype sizeWithout(QStringView characters) const
    {
        qsizetype size = m_result.middle.size();
        while (size > 0 && characters.contains(m_result.middle[size - 1]))
            --size;
        return size;
    }

    bool trimPunctuation()
    {
        const qsizetype ampersand = middle().lastIndexOf(u'&');
        const qsizetype size = sizeWithout(ampersand < 0 ? u".,:;!" : u".,:!");
        bool trimmed = size != middle().size();
        if (trimmed)
            cutTo(size);
        if (middle().endsWith(u';'))
            trimmed = trimSemicolon(ampersand) || trimmed;
        return trimmed;
    }

    /// A semicolon that ends a character reference stays.
    bool trimSemicolon(qsizetype ampersand)
    {
        const QString entity = ampersand < 0 ? middle().right(1) : middle().mid(ampersand);
        const QString resolved = unescapeHtml(entity);
        if (resolved != entity && !resolved.endsWith(u';'))
            return false;
        const qsizetype size = sizeWithout(u".,:;!");
        const qsizetype semicolons = middle().size() - sizeWithout(u";");
        if (ampersand >= 0 && semicolons > 1)
            cutTo(middle().indexOf(u';', size) + 1);
        else
            cutTo(size);
        return true;
    }

    Trimmed m_result;
    qsizetype m_opening[2];
    qsizetype m_closing[2];
};

class Urlizer
{
public:
    explicit Urlizer(const UrlizeOptions &options) : m_options(options) { }

    QString run(const QString &text)
    {
        QString out;
        qsizetype from = 0;
        for (qsizetype i = 0; i <= text.size(); ++i) {
            if (i < text.size() && !separates(text[i]))
                continue;
            if (i > from)
                out += linked(text.mid(from, i - from));
            if (i < text.size())
                out += escaped(QString(text[i]));
            from = i + 1;
        }
        return out;
    }

private:
    static bool separates(QChar c)
    {
        return isPythonSpace(c) || c == u'<' || c == u'>' || c == u'"' || c == u'\'';
    }

    QString escaped(const QString &text) const
    {
        return m_options.escape ? escapeHtml(text) : text;
    }

    /// The words of long texts repeat; each is looked at once.
    QString linked(const QString &word)
    {
        auto it = m_known.find(word);
        if (it == m_known.end())
            it = m_known.insert(word, link(word));
        return *it;
    }

    QString link(const QString &word) const
    {
        if (!word.contains(u'.') && !word.contains(u'@') && !word.contains(u':'))
            return escaped(word);
        const Trimmed parts = Trimmer(word).run();
        const bool isMail = !hasWebUrl(parts.middle) && !parts.middle.contains(u':')
                && isMailAddress(parts.middle);
        const QString url = isMail ? mailUrl(parts.middle) : webUrl(parts.middle);
        if (url.isEmpty())
            return escaped(word);
        return escaped(parts.lead) + u"<a href=\""_s + escapeHtml(url)
                + (isMail ? u"\">"_s : u"\" rel=\"nofollow\">"_s) + escaped(shortened(parts.middle))
                + u"</a>"_s + escaped(parts.trail);
    }

    static bool hasWebUrl(const QString &word)
    {
        return codePointCount(word) <= longestUrl && (isWithScheme(word) || isHostName(word));
    }

    static QString webUrl(const QString &word)
    {
        if (!hasWebUrl(word))
            return {};
        const QString plain = unescapeHtml(word);
        return quoteWholeUrl(isWithScheme(word) ? plain : u"http://"_s + plain);
    }

    static QString mailUrl(const QString &word)
    {
        const qsizetype at = word.lastIndexOf(u'@');
        return u"mailto:"_s + quoteUrl(word.left(at), u"") + u'@' + quoteUrl(word.mid(at + 1), u"");
    }

    QString shortened(const QString &text) const
    {
        if (!m_options.trimTo || codePointCount(text) <= *m_options.trimTo)
            return text;
        return leftCodePoints(text, std::max<qint64>(0, *m_options.trimTo - 1)) + u'\u2026';
    }

    const UrlizeOptions &m_options;
    QHash<QString, QString> m_known;
};

} // namespace

QString urlize(const QString &text, const UrlizeOptions &options)
{
    return Urlizer(options).run(text);
}

} // namespace Quintette

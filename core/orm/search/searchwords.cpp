// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/searchwords.h"

#include <QStringList>

#include <algorithm>

namespace Quintette::Internal {

/// A query with more parts costs more than anybody means.
static constexpr int wordLimit = 64;

namespace {

struct Part
{
    QString text;
    bool quoted = false;
    bool negated = false;
};

// FTS5 finds words of letters and digits only; a part without any would be a syntax error there.
bool hasWord(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

QList<Part> partsOf(const QString &text)
{
    QList<Part> parts;
    qsizetype at = 0;
    while (at < text.size() && parts.size() < wordLimit) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        Part part;
        if (text[at] == u'-' && at + 1 < text.size()) {
            part.negated = true;
            ++at;
        }
        part.quoted = text[at] == u'"';
        if (part.quoted)
            ++at;
        const qsizetype start = at;
        while (at < text.size() && text[at] != u'"' && (part.quoted || !text[at].isSpace()))
            ++at;
        part.text = text.sliced(start, at - start);
        if (part.quoted && at < text.size())
            ++at;
        parts.append(part);
    }
    return parts;
}

} // namespace

QString ftsQuery(const QString &text)
{
    QStringList alternatives;
    QStringList wanted;
    QStringList unwanted;
    const auto endAlternative = [&] {
        // NOT needs something on its left.
        if (!wanted.isEmpty()) {
            QString all = wanted.join(u" AND "_s);
            if (!unwanted.isEmpty())
                all = u'(' + all + u") NOT ("_s + unwanted.join(u" OR "_s) + u')';
            alternatives += u'(' + all + u')';
        }
        wanted.clear();
        unwanted.clear();
    };
    for (const Part &part : partsOf(text)) {
        if (!part.quoted && !part.negated && part.text.compare(u"or"_s, Qt::CaseInsensitive) == 0)
            endAlternative();
        else if (hasWord(part.text))
            (part.negated ? unwanted : wanted) += u'"' + part.text + u'"';
    }
    endAlternative();
    return alternatives.join(u" OR "_s);
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/tags/relativename.h"

#include "core/templates/error.h"

#include <QDir>

namespace Quintette::Internal {

static QString withoutQuotes(QString word)
{
    const auto isQuote = [](QChar c) { return c == u'"' || c == u'\''; };
    while (!word.isEmpty() && isQuote(word.front()))
        word.remove(0, 1);
    while (!word.isEmpty() && isQuote(word.back()))
        word.chop(1);
    return word;
}

QString absoluteTemplateName(const QString &current, const QString &word, OwnName ownName)
{
    const QString relative = withoutQuotes(word);
    if (!relative.startsWith(u"./") && !relative.startsWith(u"../"))
        return word;
    if (current.isEmpty()) {
        throw TemplateSyntaxError(
                u"The relative path %1 cannot be evaluated: this template has no name."_s.arg(
                        word));
    }
    QString base = current;
    while (base.startsWith(u'/'))
        base.remove(0, 1);
    const qsizetype slash = base.lastIndexOf(u'/');
    const QString folder = slash < 0 ? QString() : base.left(slash + 1);
    const QString name = QDir::cleanPath(folder + relative);
    if (name.startsWith(u"../") || name == u"..") {
        throw TemplateSyntaxError(
                u"The relative path %1 points outside the file hierarchy that template '%2' is in."_s
                        .arg(word, current));
    }
    if (ownName == OwnName::Refused && name == base) {
        throw TemplateSyntaxError(
                u"The relative path %1 was translated to template name '%2', the same template in which the tag appears."_s
                        .arg(word, current));
    }
    const bool quoted = word.size() >= 2 && word.front() == word.back()
            && (word.front() == u'"' || word.front() == u'\'');
    return quoted ? u'"' + name + u'"' : name;
}

} // namespace Quintette::Internal

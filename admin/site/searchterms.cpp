// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/site/searchterms.h"

#include "admin/site/fieldpath.h"
#include "core/base/error.h"

#include <QRegularExpression>

namespace Quintette {

namespace {

// More words than these nobody means; databases refuse statements of a thousand.
constexpr qsizetype mostTerms = 100;

struct SearchField
{
    QString lookup;
    const Field *compared = nullptr; // set where the lookup compares typed values, not text
    bool isMultiValued = false;
};

SearchField searchField(const ModelInfo &model, const QString &declared)
{
    SearchField result;
    if (declared.startsWith(u'^')) {
        result.lookup = declared.mid(1) + u"__istartswith"_s;
    } else if (declared.startsWith(u'=')) {
        result.lookup = declared.mid(1) + u"__iexact"_s;
    } else if (declared.startsWith(u'@')) {
        result.lookup = declared.mid(1) + u"__search"_s;
    } else {
        const FieldPath plain = FieldPath::find(model, declared);
        result.lookup = plain.isValid() ? declared + u"__icontains"_s : declared;
        const qsizetype end = declared.lastIndexOf(u"__"_s);
        if (!plain.isValid() && end > 0 && declared.endsWith(u"__exact"_s)) {
            const FieldPath exact = FieldPath::find(model, declared.left(end));
            if (exact.isValid() && !exact.last().isText())
                result.compared = &exact.last();
        }
    }
    result.isMultiValued = mayRepeatRows(model, result.lookup);
    return result;
}

} // namespace

QStringList searchTerms(const QString &text)
{
    // What stands in quotes is one term, but only where the whole term does; a quotation within a
    // word belongs to the word.
    static const QRegularExpression word(
            uR"re([^\s'"]*+(?:(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')[^\s'"]*+)++|\S+)re"_s,
            QRegularExpression::DotMatchesEverythingOption);
    QStringList terms;
    auto matches = word.globalMatch(text);
    while (matches.hasNext()) {
        QString term = matches.next().captured();
        const QChar quote = term.front();
        if ((quote == u'"' || quote == u'\'') && term.size() > 1 && term.back() == quote)
            term = term.mid(1, term.size() - 2)
                           .replace(u'\\' + QString(quote), quote)
                           .replace(u"\\\\"_s, u"\\"_s);
        if (!term.isEmpty())
            terms += term;
    }
    return terms;
}

QuerySet search(const QuerySet &query, const QStringList &fields, const QString &text)
{
    QList<SearchField> searched;
    bool mayRepeat = false;
    for (const QString &declared : fields) {
        searched += searchField(query.model(), declared);
        mayRepeat = mayRepeat || searched.back().isMultiValued;
    }
    // No stored text has a zero byte, and some databases cannot even be asked for one.
    if (text.contains(QChar::Null))
        return query.none();
    Q all;
    for (const QString &term : searchTerms(text).mid(0, mostTerms)) {
        Q any;
        for (const SearchField &field : std::as_const(searched)) {
            Value value = term;
            if (field.compared) {
                try {
                    value = field.compared->toValue(term);
                } catch (const ValidationError &) {
                    continue;
                }
            }
            any = any | Q(Lookup(field.lookup, value));
        }
        if (any.isEmpty())
            return query.none();
        all = all & any;
    }
    const QuerySet found = query.filter(all);
    return mayRepeat ? found.distinct() : found;
}

} // namespace Quintette

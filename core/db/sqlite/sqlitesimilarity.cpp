// SPDX-License-Identifier: GPL-3.0-or-later
// What the extensions unaccent and pg_trgm do for PostgreSQL.
#include "core/base/global.h"
#include "core/db/sqlite/sqlitearguments.h"
#include "core/db/sqlite/sqlitefunctions.h"

#include <QSet>

namespace Quintette::Internal {

namespace {

/// A longer text has no more to say about how similar it is, and every call makes a set of it.
constexpr qsizetype comparedLength = 10'000;

QString withoutAccents(const QString &text)
{
    // Letters that do not come apart into a letter and its accent.
    static const QHash<QChar, QString> whole{{u'ß', u"ss"_s}, {u'Æ', u"AE"_s}, {u'æ', u"ae"_s},
                                             {u'Œ', u"OE"_s}, {u'œ', u"oe"_s}, {u'Ø', u"O"_s},
                                             {u'ø', u"o"_s},  {u'Đ', u"D"_s},  {u'đ', u"d"_s},
                                             {u'Ł', u"L"_s},  {u'ł', u"l"_s},  {u'ı', u"i"_s}};
    QString plain;
    plain.reserve(text.size());
    const QString apart = text.normalized(QString::NormalizationForm_D);
    for (const QChar c : apart) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        const auto found = whole.constFind(c);
        if (found == whole.cend())
            plain += c;
        else
            plain += *found;
    }
    return plain;
}

void unaccent(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (!anyIsNull(count, values))
        answer(context, withoutAccents(textArgument(values[0])));
}

/// Every three letters in a row of each word, which counts with two blanks before and one after.
QSet<QString> trigrams(const QString &text)
{
    QSet<QString> found;
    QString word;
    const auto endWord = [&] {
        if (word.isEmpty())
            return;
        const QString padded = u"  "_s + word + u' ';
        for (qsizetype i = 0; i + 3 <= padded.size(); ++i)
            found.insert(padded.sliced(i, 3));
        word.clear();
    };
    const QString lower = text.left(comparedLength).toLower();
    for (const QChar c : lower) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            word += c;
        else
            endWord();
    }
    endWord();
    return found;
}

void similarity(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (anyIsNull(count, values))
        return;
    const QSet<QString> a = trigrams(textArgument(values[0]));
    const QSet<QString> b = trigrams(textArgument(values[1]));
    const QSet<QString> all = a | b;
    const double shared = double((a & b).size());
    sqlite3_result_double(context, all.isEmpty() ? 0.0 : shared / double(all.size()));
}

} // namespace

void registerSqliteSimilarity(sqlite3 *database)
{
    addSqliteFunction(database, "UNACCENT", 1, unaccent);
    addSqliteFunction(database, "SIMILARITY", 2, similarity);
}

} // namespace Quintette::Internal

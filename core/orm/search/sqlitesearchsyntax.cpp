// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text are looked for in the index that its model declares: FTS5 has no other way.
#include "core/orm/search/ftsquery.h"
#include "core/orm/search/searchexpressions.h"
#include "core/orm/search/searchindex.h"

#include "core/db/databaseerror.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

namespace {

/// Words around what was found, unless said otherwise; FTS5 shows 64 at most.
constexpr int headlineWords = 35;
constexpr int headlineLimit = 64;

/// Columns of one row with an index over them.
struct Indexed
{
    std::optional<SearchIndex> index;
    NodePtr key; // of the row
    QHash<QString, QChar> weights; // of the fields that are looked through
};

[[noreturn]] void refuse(const ModelInfo &model, const QString &field)
{
    throw NotSupportedError(
            u"SQLite searches texts only by an index, and %1 has none over '%2': declare one among "
            u"its options, .search = {{.fields = {u\"%2\"_s}}}, and migrate."_s.arg(model.label(),
                                                                                    field));
}

void addColumn(Indexed &indexed, const NodePtr &node, QChar weight)
{
    const auto *column = nodeAs<ColumnNode>(node.get());
    if (!column) {
        throw NotSupportedError(
                u"SQLite searches texts only by an index, so only columns can be searched."_s);
    }
    const ModelInfo &model = column->target().model();
    const QString &field = column->target().name();
    if (!indexed.index) {
        const std::optional<SearchIndex> declared = SearchIndex::declaredBy(model);
        if (!declared)
            refuse(model, field);
        indexed.index.emplace(*declared);
        const Field &key = model.primaryKey();
        indexed.key =
                std::make_shared<ColumnNode>(column->join(), &key, &key, false, column->level());
    }
    const auto &key = static_cast<const ColumnNode &>(*indexed.key);
    if (&indexed.index->model() != &model || !indexed.index->fields().contains(field))
        refuse(model, field);
    if (key.join() != column->join() || key.level() != column->level())
        throw NotSupportedError(u"SQLite searches columns of one table at a time."_s);
    indexed.weights.insert(field, weight);
}

void addVector(Indexed &indexed, const NodePtr &vector)
{
    if (const auto *columns = dynamic_cast<const SearchColumnsNode *>(vector.get())) {
        for (const NodePtr &column : columns->sources())
            addColumn(indexed, column, columns->options().weight);
        return;
    }
    for (const NodePtr &source : vector->sources())
        addVector(indexed, source);
}

Indexed indexedBy(const NodePtr &vector)
{
    Indexed indexed;
    addVector(indexed, vector);
    return indexed;
}

FtsQuery queryOf(const NodePtr &node)
{
    if (const auto *query = dynamic_cast<const SearchQueryNode *>(node.get()))
        return ftsQueryOf(query->text(), query->options().type);
    const auto *joined = dynamic_cast<const SearchOperatorNode *>(node.get());
    if (!joined)
        throw NotSupportedError(u"A text is searched for a SearchQuery on SQLite."_s);
    using Operator = SearchOperatorNode::Operator;
    const FtsQuery last = queryOf(joined->sources().at(1));
    if (joined->op() == Operator::Not)
        return ~last;
    const FtsQuery first = queryOf(joined->sources().at(0));
    return joined->op() == Operator::And ? first & last : first | last;
}

QString quoted(const QString &name)
{
    return Backend::of(DatabaseSettings::Engine::Sqlite).quoteName(name);
}

/// The query about those columns only.
QString matchOf(const Indexed &indexed, const FtsQuery &query)
{
    const SearchIndex &index = *indexed.index;
    if (indexed.weights.size() == index.fields().size())
        return query.match;
    QStringList columns;
    for (const QString &field : index.fields()) {
        if (indexed.weights.contains(field))
            columns += quoted(index.model().field(field).column());
    }
    return u'{' + columns.join(u' ') + u"} : ("_s + query.match + u')';
}

void writeFrom(Compiler &to, const Indexed &indexed, const FtsQuery &query)
{
    const QString name = quoted(indexed.index->name());
    to.write(QStringView(u" FROM "_s + name + u" WHERE "_s + name + u" MATCH "_s));
    to.bind(Value(matchOf(indexed, query)));
}

/// COALESCE((what of the row with the object's key), otherwise)
void writeOfRow(Compiler &to, const QString &what, const Indexed &indexed, const FtsQuery &query)
{
    to.write(QStringView(u"COALESCE((SELECT "_s + what));
    writeFrom(to, indexed, query);
    to.write(" AND rowid = "_L1);
    to.compileValue(indexed.key);
    to.write("), "_L1);
}

double weightOf(QChar letter, const QList<double> &weights)
{
    static const QList<double> usual{0.1, 0.2, 0.4,
                                     1.0}; // of D, C, B and A, as PostgreSQL has them
    const QList<double> &all = weights.isEmpty() ? usual : weights;
    return all.at(letter.isNull() ? 0 : u'D' - letter.unicode());
}

class SqliteSearchSyntax : public SearchSyntax
{
public:
    // Where somebody asks for the vector itself, the text has to do.
    Outcome writeColumns(Compiler &to, const SearchColumnsNode &columns) const override
    {
        to.write(u'(');
        writeTogether(to, columns.sources(), "COALESCE("_L1, ", '')"_L1, " || ' ' || "_L1);
        to.write(u')');
        return Outcome::Sql;
    }

    Outcome writeQuery(Compiler &, const SearchQueryNode &) const override
    {
        throw NotSupportedError(u"A SearchQuery has no value of its own on SQLite."_s);
    }

    Outcome writeMatch(Compiler &to, const NodePtr &vector, const NodePtr &query) const override
    {
        const Indexed indexed = indexedBy(vector);
        const FtsQuery wanted = queryOf(query);
        if (wanted.match.isEmpty())
            return Outcome::Empty;
        to.compileValue(indexed.key);
        to.write(wanted.negated ? " NOT IN (SELECT rowid"_L1 : " IN (SELECT rowid"_L1);
        writeFrom(to, indexed, wanted);
        to.write(u')');
        return Outcome::Sql;
    }

    Outcome writeRank(Compiler &to, const SearchRankNode &rank) const override
    {
        const Indexed indexed = indexedBy(rank.sources().at(0));
        const FtsQuery wanted = queryOf(rank.sources().at(1));
        if (wanted.match.isEmpty() || wanted.negated) {
            to.write("0.0"_L1);
            return Outcome::Sql;
        }
        // bm25 is the smaller the better.
        QString better = u"-bm25("_s + quoted(indexed.index->name());
        for (const QString &field : indexed.index->fields()) {
            better += u", "_s
                    + QString::number(
                              weightOf(indexed.weights.value(field), rank.options().weights));
        }
        writeOfRow(to, better + u')', indexed, wanted);
        to.write("0.0)"_L1);
        return Outcome::Sql;
    }

    Outcome writeHeadline(Compiler &to, const SearchHeadlineNode &headline) const override
    {
        const NodePtr &text = headline.sources().at(0);
        Indexed indexed;
        addColumn(indexed, text, {});
        const FtsQuery wanted = queryOf(headline.sources().at(1));
        if (wanted.match.isEmpty() || wanted.negated) {
            to.compileValue(text);
            return Outcome::Sql;
        }
        writeOfRow(to, functionOf(headline.options(), indexed), indexed, wanted);
        to.compileValue(text);
        to.write(u')');
        return Outcome::Sql;
    }

private:
    static QString functionOf(const SearchHeadlineOptions &options, const Indexed &indexed)
    {
        const Backend &backend = Backend::of(DatabaseSettings::Engine::Sqlite);
        const auto text = [&backend](const QString &given, const QString &usual) {
            return backend.quoteText(given.isEmpty() ? usual : given);
        };
        const int column = int(indexed.index->fields().indexOf(indexed.weights.cbegin().key()));
        const QString common = u"%1, %2, %3, %4"_s.arg(
                quoted(indexed.index->name()), QString::number(column),
                text(options.startMark, u"<b>"_s), text(options.stopMark, u"</b>"_s));
        if (options.highlightAll)
            return u"highlight(%1)"_s.arg(common);
        const int words = options.maxWords > 0 ? options.maxWords : headlineWords;
        return u"snippet(%1, %2, %3)"_s.arg(common, text(options.fragmentDelimiter, u"…"_s),
                                            QString::number(std::min(words, headlineLimit)));
    }
};

} // namespace

const SearchSyntax &sqliteSearchSyntax()
{
    static const SqliteSearchSyntax syntax;
    return syntax;
}

} // namespace Quintette::Internal

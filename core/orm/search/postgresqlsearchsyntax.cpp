// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/searchexpressions.h"
#include "core/orm/search/searchindex.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

namespace {

QLatin1StringView functionOf(SearchQueryType type)
{
    switch (type) {
    case SearchQueryType::Phrase:
        return "PHRASETO_TSQUERY("_L1;
    case SearchQueryType::Raw:
        return "TO_TSQUERY("_L1;
    case SearchQueryType::WebSearch:
        return "WEBSEARCH_TO_TSQUERY("_L1;
    default:
        return "PLAINTO_TSQUERY("_L1;
    }
}

/// The configuration before the other arguments, where there is one.
void writeConfiguration(Compiler &to, const QString &configuration)
{
    if (configuration.isEmpty())
        return;
    to.write(QStringView(to.backend().quoteText(configuration)));
    to.write("::regconfig, "_L1);
}

/// The options of ts_headline(), as it takes them.
QString headlineOptions(const SearchHeadlineOptions &options)
{
    QStringList parts;
    const auto text = [&parts](QLatin1StringView name, QString value) {
        if (!value.isEmpty())
            parts += name + u"=\""_s + value.replace(u'"', u"\"\""_s) + u'"';
    };
    const auto number = [&parts](QLatin1StringView name, int value) {
        if (value > 0)
            parts += name + u'=' + QString::number(value);
    };
    text("StartSel"_L1, options.startMark);
    text("StopSel"_L1, options.stopMark);
    number("MaxWords"_L1, options.maxWords);
    number("MinWords"_L1, options.minWords);
    number("ShortWord"_L1, options.shortWord);
    if (options.highlightAll)
        parts += u"HighlightAll=true"_s;
    number("MaxFragments"_L1, options.maxFragments);
    text("FragmentDelimiter"_L1, options.fragmentDelimiter);
    return parts.join(u", "_s);
}

/// The columns of the declared index that has this one, in its order; none where there is no such
/// index.
NodeList indexedBeside(const ColumnNode &column, const std::optional<SearchIndex> &index)
{
    const ModelInfo &model = column.target().model();
    if (!index || !index->fields().contains(column.target().name()))
        return {};
    NodeList columns;
    for (const QString &name : index->fields()) {
        const Field &field = model.field(name);
        if (&field.model() != &model)
            return {}; // of another table
        columns +=
                std::make_shared<ColumnNode>(column.join(), &field, &field, false, column.level());
    }
    return columns;
}

class PostgreSqlSearchSyntax : public SearchSyntax
{
public:
    Outcome writeColumns(Compiler &to, const SearchColumnsNode &columns) const override
    {
        const QChar weight = columns.options().weight;
        to.write(weight.isNull() ? "TO_TSVECTOR("_L1 : "SETWEIGHT(TO_TSVECTOR("_L1);
        writeConfiguration(to, columns.options().configuration);
        writeTogether(to, columns.sources(), "COALESCE(("_L1, ")::text, '')"_L1, " || ' ' || "_L1);
        to.write(u')');
        if (!weight.isNull()) {
            to.write(", "_L1);
            to.write(QStringView(to.backend().quoteText(QString(weight))));
            to.write("::\"char\")"_L1);
        }
        return Outcome::Sql;
    }

    Outcome writeQuery(Compiler &to, const SearchQueryNode &query) const override
    {
        to.write(functionOf(query.options().type));
        writeConfiguration(to, query.options().configuration);
        to.bind(Value(query.text()));
        to.write(u')');
        return Outcome::Sql;
    }

    Outcome writeMatch(Compiler &to, const NodePtr &vector, const NodePtr &query) const override
    {
        to.compileValue(vector);
        to.write(" @@ "_L1);
        to.compileValue(query);
        return Outcome::Sql;
    }

    /// The index has all its columns in one, so it is asked about them together, in its own
    /// configuration, and what it finds about this one.
    Outcome writeColumnMatch(Compiler &to, const NodePtr &column,
                             const QString &text) const override
    {
        const auto *plain = nodeAs<ColumnNode>(column.get());
        const auto index = plain ? SearchIndex::declaredBy(plain->target().model()) : std::nullopt;
        const NodeList together = plain ? indexedBeside(*plain, index) : NodeList();
        if (together.isEmpty())
            return SearchSyntax::writeColumnMatch(to, column, text);
        const QString configuration = index->configuration();
        const NodePtr query = std::make_shared<SearchQueryNode>(
                text, SearchQueryOptions{.configuration = configuration});
        const auto vector = [&configuration](const NodeList &columns) {
            return std::make_shared<SearchColumnsNode>(columns, SearchVectorOptions{configuration});
        };
        to.write(u'(');
        writeMatch(to, vector(together), query);
        if (together.size() > 1) {
            to.write(" AND "_L1);
            writeMatch(to, vector({column}), query);
        }
        to.write(u')');
        return Outcome::Sql;
    }

    Outcome writeRank(Compiler &to, const SearchRankNode &rank) const override
    {
        const SearchRankOptions &options = rank.options();
        to.write(options.coverDensity ? "TS_RANK_CD("_L1 : "TS_RANK("_L1);
        if (!options.weights.isEmpty()) {
            QStringList weights;
            for (const double weight : options.weights)
                weights += QString::number(weight);
            to.write(QStringView(u"'{"_s + weights.join(u',') + u"}'::float4[], "_s));
        }
        to.compileValue(rank.sources().at(0));
        to.write(", "_L1);
        to.compileValue(rank.sources().at(1));
        if (options.normalization != 0) {
            to.write(", "_L1);
            to.write(QString::number(options.normalization));
        }
        to.write(u')');
        return Outcome::Sql;
    }

    Outcome writeHeadline(Compiler &to, const SearchHeadlineNode &headline) const override
    {
        to.write("TS_HEADLINE("_L1);
        writeConfiguration(to, headline.options().configuration);
        to.compileValue(headline.sources().at(0));
        to.write(", "_L1);
        to.compileValue(headline.sources().at(1));
        if (const QString options = headlineOptions(headline.options()); !options.isEmpty()) {
            to.write(", "_L1);
            to.bind(Value(options));
        }
        to.write(u')');
        return Outcome::Sql;
    }
};

} // namespace

const SearchSyntax &postgreSqlSearchSyntax()
{
    static const PostgreSqlSearchSyntax syntax;
    return syntax;
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/search.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/search/searchexpressions.h"
#include "core/orm/sql/functionnode.h"

namespace Quintette {

using namespace Internal;

static NodePtr call(const QString &name, const NodeList &arguments)
{
    return std::make_shared<FunctionNode>(FunctionSpec{.name = name, .typeOfFirst = true},
                                          arguments);
}

static NodePtr textOf(const QString &text)
{
    return Literal(Value(text)).node();
}

/// The configuration before the other arguments, where there is one.
static NodeList withConfiguration(const QString &configuration, const NodeList &arguments)
{
    if (configuration.isEmpty())
        return arguments;
    return NodeList{std::make_shared<ConfigurationNode>(configuration)} + arguments;
}

static NodePtr vectorOf(const QList<Argument> &columns, const SearchVectorOptions &options)
{
    if (columns.isEmpty())
        throw ValueError(u"A SearchVector needs at least one column."_s);
    NodeList texts;
    for (const Argument &column : columns)
        texts.append(column.node());
    NodePtr vector =
            call(u"TO_TSVECTOR"_s,
                 withConfiguration(options.configuration, {call(u"SEARCH_TEXT"_s, texts)}));
    if (!options.weight.isNull()) {
        if (!u"ABCD"_s.contains(options.weight))
            throw ValueError(u"The weight of a SearchVector is A, B, C or D."_s);
        vector = call(u"SETWEIGHT"_s, {vector, std::make_shared<CharacterNode>(options.weight)});
    }
    return std::make_shared<SearchVectorNode>(vector);
}

SearchVector::SearchVector(const QList<Argument> &columns, const SearchVectorOptions &options)
    : Expression(vectorOf(columns, options))
{
}

SearchVector operator+(const SearchVector &a, const SearchVector &b)
{
    return SearchVector(std::make_shared<SearchVectorNode>(
            std::make_shared<SearchOperatorNode>(a.node(), " || "_L1, b.node())));
}

static QString functionOf(SearchQueryType type)
{
    switch (type) {
    case SearchQueryType::Phrase:
        return u"PHRASETO_TSQUERY"_s;
    case SearchQueryType::Raw:
        return u"TO_TSQUERY"_s;
    case SearchQueryType::WebSearch:
        return u"WEBSEARCH_TO_TSQUERY"_s;
    default:
        return u"PLAINTO_TSQUERY"_s;
    }
}

SearchQuery::SearchQuery(const QString &text, const SearchQueryOptions &options)
    : Expression(call(functionOf(options.type),
                      withConfiguration(options.configuration, {textOf(text)})))
{
}

SearchQuery operator&(const SearchQuery &a, const SearchQuery &b)
{
    return SearchQuery(std::make_shared<SearchOperatorNode>(a.node(), " && "_L1, b.node()));
}

SearchQuery operator|(const SearchQuery &a, const SearchQuery &b)
{
    return SearchQuery(std::make_shared<SearchOperatorNode>(a.node(), " || "_L1, b.node()));
}

SearchQuery SearchQuery::operator~() const
{
    return SearchQuery(std::make_shared<SearchOperatorNode>(nullptr, "!!"_L1, node()));
}

static NodePtr rankOf(const Expression &vector, const Expression &query,
                      const SearchRankOptions &options)
{
    NodeList arguments;
    if (!options.weights.isEmpty()) {
        if (options.weights.size() != 4)
            throw ValueError(u"The weights of a SearchRank are four: of D, C, B and A."_s);
        arguments.append(std::make_shared<WeightsNode>(options.weights));
    }
    arguments << vector.node() << query.node();
    if (options.normalization != 0)
        arguments.append(Literal(Value(options.normalization)).node());
    return std::make_shared<FunctionNode>(
            FunctionSpec{.name = options.coverDensity ? u"TS_RANK_CD"_s : u"TS_RANK"_s,
                         .output = FieldKind::Float},
            arguments);
}

SearchRank::SearchRank(const Expression &vector, const Expression &query,
                       const SearchRankOptions &options)
    : Expression(rankOf(vector, query, options))
{
}

static NodePtr headlineOf(const Argument &text, const Expression &query,
                          const SearchHeadlineOptions &options)
{
    QStringList parts;
    const auto mark = [&parts](const QString &name, QString value) {
        if (!value.isEmpty())
            parts += name + u"=\""_s + value.replace(u'"', u"\"\""_s) + u'"';
    };
    const auto number = [&parts](const QString &name, int value) {
        if (value > 0)
            parts += name + u'=' + QString::number(value);
    };
    mark(u"StartSel"_s, options.startMark);
    mark(u"StopSel"_s, options.stopMark);
    number(u"MaxWords"_s, options.maxWords);
    number(u"MinWords"_s, options.minWords);
    number(u"MaxFragments"_s, options.maxFragments);
    NodeList arguments = withConfiguration(options.configuration, {text.node(), query.node()});
    if (!parts.isEmpty())
        arguments.append(textOf(parts.join(u", "_s)));
    return std::make_shared<FunctionNode>(
            FunctionSpec{.name = u"TS_HEADLINE"_s, .output = FieldKind::Text}, arguments);
}

SearchHeadline::SearchHeadline(const Argument &text, const Expression &query,
                               const SearchHeadlineOptions &options)
    : Expression(headlineOf(text, query, options))
{
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/search.h"

#include "core/base/error.h"
#include "core/orm/search/searchexpressions.h"

namespace Quintette {

using namespace Internal;
using Operator = SearchOperatorNode::Operator;

static NodePtr vectorOf(const QList<Argument> &columns, const SearchVectorOptions &options)
{
    if (columns.isEmpty())
        throw ValueError(u"A SearchVector needs at least one column."_s);
    if (!options.weight.isNull() && !u"ABCD"_s.contains(options.weight))
        throw ValueError(u"The weight of a SearchVector is A, B, C or D."_s);
    NodeList texts;
    for (const Argument &column : columns)
        texts.append(column.node());
    return std::make_shared<SearchVectorNode>(std::make_shared<SearchColumnsNode>(texts, options));
}

SearchVector::SearchVector(const QList<Argument> &columns, const SearchVectorOptions &options)
    : Expression(vectorOf(columns, options))
{
}

SearchVector operator+(const SearchVector &a, const SearchVector &b)
{
    return SearchVector(std::make_shared<SearchVectorNode>(
            std::make_shared<SearchOperatorNode>(a.node(), Operator::Together, b.node())));
}

SearchQuery::SearchQuery(const QString &text, const SearchQueryOptions &options)
    : Expression(std::make_shared<SearchQueryNode>(text, options))
{
}

SearchQuery operator&(const SearchQuery &a, const SearchQuery &b)
{
    return SearchQuery(std::make_shared<SearchOperatorNode>(a.node(), Operator::And, b.node()));
}

SearchQuery operator|(const SearchQuery &a, const SearchQuery &b)
{
    return SearchQuery(std::make_shared<SearchOperatorNode>(a.node(), Operator::Or, b.node()));
}

SearchQuery SearchQuery::operator~() const
{
    return SearchQuery(std::make_shared<SearchOperatorNode>(nullptr, Operator::Not, node()));
}

static const SearchRankOptions &checked(const SearchRankOptions &options)
{
    if (!options.weights.isEmpty() && options.weights.size() != 4)
        throw ValueError(u"The weights of a SearchRank are four: of D, C, B and A."_s);
    return options;
}

SearchRank::SearchRank(const Expression &vector, const Expression &query,
                       const SearchRankOptions &options)
    : Expression(std::make_shared<SearchRankNode>(vector.node(), query.node(), checked(options)))
{
}

SearchHeadline::SearchHeadline(const Argument &text, const Expression &query,
                               const SearchHeadlineOptions &options)
    : Expression(std::make_shared<SearchHeadlineNode>(text.node(), query.node(), options))
{
}

} // namespace Quintette

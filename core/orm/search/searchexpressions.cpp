// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/searchexpressions.h"

#include "core/orm/lookups/lookupnode.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

const SearchSyntax &SearchSyntax::of(const Backend &backend)
{
    return backend.isSqlite() ? sqliteSearchSyntax() : postgreSqlSearchSyntax();
}

Outcome SearchSyntax::writeColumnMatch(Compiler &to, const NodePtr &column,
                                       const QString &text) const
{
    return writeMatch(to,
                      std::make_shared<SearchColumnsNode>(NodeList{column}, SearchVectorOptions()),
                      std::make_shared<SearchQueryNode>(text, SearchQueryOptions()));
}

namespace {

/// The configuration of the first columns in a vector.
QString configurationOf(const NodePtr &vector)
{
    if (const auto *columns = dynamic_cast<const SearchColumnsNode *>(vector.get()))
        return columns->options().configuration;
    for (const NodePtr &source : vector->sources()) {
        const QString found = source ? configurationOf(source) : QString();
        if (!found.isEmpty())
            return found;
    }
    return {};
}

/// vector @@ query; a text is a plain query, and a column is the vector of itself.
class SearchMatch : public LookupKind
{
public:
    using LookupKind::LookupKind;

    static bool isVector(const Node &node)
    {
        if (dynamic_cast<const SearchVectorNode *>(&node))
            return true;
        const Field *field = node.outputField();
        return field && valueField(*field).kind() == FieldKind::SearchVector;
    }

    Value prepare(const Field *, const Value &value) const override
    {
        return Value(patternText(value));
    }

    Outcome compile(const LookupNode &lookup, Compiler &to) const override
    {
        NodePtr vector = lookup.left();
        NodePtr query = lookup.rightNode();
        if (!isVector(*vector)) {
            if (!query)
                return SearchSyntax::of(to.backend())
                        .writeColumnMatch(to, vector, lookup.right().string());
            vector = std::make_shared<SearchColumnsNode>(NodeList{vector}, SearchVectorOptions());
        }
        if (!query) {
            query = std::make_shared<SearchQueryNode>(
                    lookup.right().string(),
                    SearchQueryOptions{.configuration = configurationOf(vector)});
        }
        return SearchSyntax::of(to.backend()).writeMatch(to, vector, query);
    }
};

} // namespace

std::unique_ptr<LookupKind> makeSearchLookup()
{
    return std::make_unique<SearchMatch>(u"search"_s);
}

std::unique_ptr<LookupKind> makeSearchVectorLookup()
{
    return std::make_unique<SearchMatch>(u"exact"_s);
}

const LookupKind *SearchVectorNode::ownLookup(QStringView name) const
{
    static const SearchMatch match(u"exact"_s);
    return name == "exact"_L1 || name == "search"_L1 ? &match : nullptr;
}

NodePtr SearchVectorNode::withSources(NodeList sources) const
{
    return std::make_shared<SearchVectorNode>(sources.first());
}

NodePtr SearchColumnsNode::withSources(NodeList sources) const
{
    return std::make_shared<SearchColumnsNode>(std::move(sources), m_options);
}

Outcome SearchColumnsNode::compile(Compiler &to) const
{
    return SearchSyntax::of(to.backend()).writeColumns(to, *this);
}

Outcome SearchQueryNode::compile(Compiler &to) const
{
    return SearchSyntax::of(to.backend()).writeQuery(to, *this);
}

NodePtr SearchOperatorNode::withSources(NodeList sources) const
{
    return std::make_shared<SearchOperatorNode>(sources.at(0), m_op, sources.at(1));
}

Outcome SearchOperatorNode::compile(Compiler &to) const
{
    to.write(u'(');
    if (m_sources.at(0))
        to.compileValue(m_sources.at(0));
    to.write(m_op == Operator::Not ? "!!"_L1 : m_op == Operator::And ? " && "_L1 : " || "_L1);
    to.compileValue(m_sources.at(1));
    to.write(u')');
    return Outcome::Sql;
}

NodePtr SearchRankNode::withSources(NodeList sources) const
{
    return std::make_shared<SearchRankNode>(sources.at(0), sources.at(1), m_options);
}

Outcome SearchRankNode::compile(Compiler &to) const
{
    return SearchSyntax::of(to.backend()).writeRank(to, *this);
}

NodePtr SearchHeadlineNode::withSources(NodeList sources) const
{
    return std::make_shared<SearchHeadlineNode>(sources.at(0), sources.at(1), m_options);
}

Outcome SearchHeadlineNode::compile(Compiler &to) const
{
    return SearchSyntax::of(to.backend()).writeHeadline(to, *this);
}

} // namespace Quintette::Internal

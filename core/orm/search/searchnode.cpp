// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/search/searchnode.h"

#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

static NodeList columnsOf(const SearchIndex &index)
{
    NodeList columns{std::make_shared<NameNode>(u"pk"_s)};
    for (const QString &field : index.fields())
        columns.append(std::make_shared<NameNode>(field));
    return columns;
}

SearchNode::SearchNode(Use use, const SearchIndex &index, const SearchRequest &request)
    : SearchNode(use, index, request, columnsOf(index))
{
}

SearchNode::SearchNode(Use use, const SearchIndex &index, const SearchRequest &request,
                       NodeList sources)
    : Node(Type::Function, std::move(sources)), m_use(use), m_index(index), m_request(request)
{
}

NodePtr SearchNode::withSources(NodeList sources) const
{
    return std::make_shared<SearchNode>(m_use, m_index, m_request, std::move(sources));
}

const Field *SearchNode::outputField() const
{
    switch (m_use) {
    case Use::Match:
        return fieldOfKind(FieldKind::Boolean);
    case Use::Rank:
        return fieldOfKind(FieldKind::Float);
    case Use::Headline:
        break;
    }
    return fieldOfKind(FieldKind::Text);
}

Outcome SearchNode::compile(Compiler &to) const
{
    const SearchDialect &dialect = SearchDialect::of(to.backend());
    switch (m_use) {
    case Use::Match:
        return dialect.writeMatch(to, m_index, m_request, m_sources);
    case Use::Rank:
        return dialect.writeRank(to, m_index, m_request, m_sources);
    case Use::Headline:
        break;
    }
    return dialect.writeHeadline(to, m_index, m_request, m_sources);
}

} // namespace Quintette::Internal

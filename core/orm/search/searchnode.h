// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/search/searchdialect.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// Whether an object is found, how well, or where: sources are the key, then the index's fields.
class SearchNode : public Node
{
public:
    enum class Use { Match, Rank, Headline };

    SearchNode(Use use, const SearchIndex &index, const SearchRequest &request);
    SearchNode(Use use, const SearchIndex &index, const SearchRequest &request, NodeList sources);

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;

private:
    Use m_use;
    SearchIndex m_index;
    SearchRequest m_request;
};

} // namespace Quintette::Internal

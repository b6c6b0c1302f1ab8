// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"

namespace Quintette::Internal {

/// (SELECT ...) or EXISTS (SELECT ...). Django: Subquery and Exists.
class SubqueryNode : public Node
{
public:
    static constexpr Type staticType = Type::Subquery;
    enum class Use { Rows, Exists, Array };

    SubqueryNode(std::shared_ptr<const Query> query, Use use, const Field *output = nullptr);

    const Query &query() const { return *m_query; }
    Use use() const { return m_use; }
    /// The same with one column selected: the key where nothing else is. For "in".
    NodePtr asList() const;

    NodePtr resolve(Resolution &in) const override;
    NodePtr resolveOuter(OuterScope &scope, int level) const override;
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;
    bool isCondition() const override { return m_use == Use::Exists || Node::isCondition(); }
    Value fromDatabase(const Value &raw, const Backend &backend) const override;

private:
    NodePtr valueNode() const;

    std::shared_ptr<const Query> m_query;
    Use m_use;
    const Field *m_output;
};

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"

namespace Quintette::Internal {

/// (SELECT ...) or EXISTS (SELECT ...). Django: Subquery and Exists.
class SubqueryNode : public Node
{
public:
    static constexpr Type staticType = Type::Subquery;
    /// Right: a query set as the right side of a lookup, where more is asked of it than of a
    /// Subquery().
    enum class Use { Rows, Right, Exists, Array };

    SubqueryNode(std::shared_ptr<const Query> query, Use use, const Field *output = nullptr);

    const Query &query() const { return *m_query; }
    Use use() const { return m_use; }
    bool isRows() const { return m_use == Use::Rows || m_use == Use::Right; }
    /// The same with one column selected where nothing is: that field's, else the key. For "in".
    NodePtr asList(const Field *field = nullptr) const;

    NodePtr resolve(Resolution &in) const override;
    NodePtr resolveOuter(OuterScope &scope, int level) const override;
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;
    void addGroupBy(NodeList &to) const override;
    bool isCondition() const override { return m_use == Use::Exists || Node::isCondition(); }
    Value fromDatabase(const Value &raw, const Backend &backend) const override;

private:
    NodePtr withQuery(Query query) const;
    NodePtr valueNode() const;

    std::shared_ptr<const Query> m_query;
    Use m_use;
    const Field *m_output;
    bool m_groupsByValue = false; // as it speaks of other tables than the outer query's first
};

} // namespace Quintette::Internal

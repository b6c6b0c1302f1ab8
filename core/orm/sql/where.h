// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/q.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// Resolved conditions joined by AND, OR or XOR, perhaps negated. Django: WhereNode.
class QUINTETTE_CORE_EXPORT WhereNode : public Node
{
public:
    static constexpr Type staticType = Type::Where;

    WhereNode(Q::Connector connector, bool negated, NodeList children);

    Q::Connector connector() const { return m_connector; }
    bool isNegated() const { return m_negated; }

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Boolean); }
    bool isCondition() const override { return true; }
    void addGroupBy(NodeList &to) const override;

private:
    Outcome compileXor(Compiler &to) const;

    Q::Connector m_connector;
    bool m_negated;
};

/// Never true. Django: NothingNode.
class QUINTETTE_CORE_EXPORT NothingNode : public Node
{
public:
    NothingNode() : Node(Type::Raw) { }
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &) const override { return Outcome::Empty; }
    bool isCondition() const override { return true; }
    const Field *outputField() const override { return fieldOfKind(FieldKind::Boolean); }
};

} // namespace Quintette::Internal

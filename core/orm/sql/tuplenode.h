// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// The columns of a composite primary key: (a, b). Django: ColPairs.
class TupleNode : public Node
{
public:
    static constexpr Type staticType = Type::Tuple;

    explicit TupleNode(NodeList columns) : Node(staticType, std::move(columns)) { }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }
    void addGroupBy(NodeList &to) const override { to += m_sources; }
};

/// (a, b) = the key of the query around: sources are the columns and the outer name.
class TupleComparisonNode : public Node
{
public:
    TupleComparisonNode(NodePtr columns, QLatin1StringView op, NodePtr outer)
        : Node(Type::Raw, {std::move(columns), std::move(outer)}), m_op(op)
    {
    }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Boolean); }
    bool isCondition() const override { return true; }

private:
    QLatin1StringView m_op;
};

} // namespace Quintette::Internal

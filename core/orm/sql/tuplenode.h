// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// The columns of a composite primary key: (a, b). Django: ColPairs.
class TupleNode : public Node
{
public:
    static constexpr Type staticType = Type::Tuple;

    /// paths: those of the columns, as lookups name them.
    TupleNode(NodeList columns, const QStringList &paths, const Field &key)
        : Node(staticType, std::move(columns)), m_paths(paths), m_key(key)
    {
    }
    const QStringList &paths() const { return m_paths; }
    const Field &key() const { return m_key; }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }
    void addGroupBy(NodeList &to) const override { to += m_sources; }

private:
    QStringList m_paths;
    const Field &m_key;
};

/// (a, b) = the key of the query around, or the one row of a subquery: sources are the columns and
/// what they are compared with.
class TupleComparisonNode : public Node
{
public:
    TupleComparisonNode(NodePtr columns, QLatin1StringView op, NodePtr other)
        : Node(Type::Raw, {std::move(columns), std::move(other)}), m_op(op)
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

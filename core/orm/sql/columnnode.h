// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// A column of one of the joined tables. Django: Col.
class QUINTETTE_CORE_EXPORT ColumnNode : public Node
{
public:
    static constexpr Type staticType = Type::Column;

    /// final: the field whose lookups apply; level: 0 for the query itself, 1 for the one around
    /// it, and so on.
    ColumnNode(int join, const Field *target, const Field *final, bool isRelation = false,
               int level = 0);
    ColumnNode(int join, const Field *target) : ColumnNode(join, target, target) { }

    int join() const { return m_join; }
    const Field &target() const { return *m_target; }
    bool isRelation() const { return m_isRelation; }
    int level() const { return m_level; }
    NodePtr atLevel(int level) const;
    NodePtr inJoin(int join) const;

    NodePtr withSources(NodeList sources) const override;
    NodePtr resolveOuter(OuterScope &scope, int level) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_final; }
    void addGroupBy(NodeList &to) const override;
    Value fromDatabase(const Value &raw, const Backend &backend) const override;

private:
    int m_join;
    int m_level;
    bool m_isRelation;
    const Field *m_target;
    const Field *m_final;
};

/// The columns of the primary key of a model, at that join.
QUINTETTE_CORE_EXPORT NodeList keyColumns(const ModelInfo &model, int join = 0);

} // namespace Quintette::Internal

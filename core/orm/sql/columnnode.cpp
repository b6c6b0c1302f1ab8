// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/columnnode.h"

#include "core/orm/modelinfo.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

ColumnNode::ColumnNode(int join, const Field *target, const Field *final, bool isRelation,
                       int level)
    : Node(staticType), m_join(join), m_level(level), m_isRelation(isRelation), m_target(target),
      m_final(final)
{
}

NodeList keyColumns(const ModelInfo &model, int join)
{
    NodeList columns;
    for (const Field *field : model.keyFields())
        columns.append(std::make_shared<ColumnNode>(join, field));
    return columns;
}

NodePtr ColumnNode::atLevel(int level) const
{
    return std::make_shared<ColumnNode>(m_join, m_target, m_final, m_isRelation, level);
}

NodePtr ColumnNode::inJoin(int join) const
{
    return std::make_shared<ColumnNode>(join, m_target, m_final, m_isRelation, m_level);
}

NodePtr ColumnNode::withSources(NodeList) const
{
    return shared_from_this();
}

NodePtr ColumnNode::resolveOuter(OuterScope &scope, int level) const
{
    return m_level == level ? scope.column(*this) : shared_from_this();
}

Outcome ColumnNode::compile(Compiler &to) const
{
    to.writeColumn(m_level, m_join, *m_target);
    return Outcome::Sql;
}

// A column of an outer query is a constant for the inner one.
void ColumnNode::addGroupBy(NodeList &to) const
{
    if (m_level == 0)
        to.append(shared_from_this());
}

Value ColumnNode::fromDatabase(const Value &raw, const Backend &backend) const
{
    return valueField(*m_target).fromDatabase(raw, backend);
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/orderingnode.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

OrderingNode::OrderingNode(NodePtr source, bool descending, Expression::Nulls nulls)
    : Node(staticType, {std::move(source)}), m_descending(descending), m_nulls(nulls)
{
}

NodePtr OrderingNode::reversed() const
{
    using Nulls = Expression::Nulls;
    const Nulls nulls = m_nulls == Nulls::First ? Nulls::Last
            : m_nulls == Nulls::Last            ? Nulls::First
                                                : m_nulls;
    return std::make_shared<OrderingNode>(m_sources.first(), !m_descending, nulls);
}

void OrderingNode::writeDirection(Compiler &to) const
{
    to.write(m_descending ? " DESC"_L1 : " ASC"_L1);
    if (m_nulls == Expression::Nulls::First)
        to.write(" NULLS FIRST"_L1);
    else if (m_nulls == Expression::Nulls::Last)
        to.write(" NULLS LAST"_L1);
}

NodePtr OrderingNode::withSources(NodeList sources) const
{
    return std::make_shared<OrderingNode>(sources.first(), m_descending, m_nulls);
}

Outcome OrderingNode::compile(Compiler &to) const
{
    to.compileValue(m_sources.first());
    writeDirection(to);
    return Outcome::Sql;
}

} // namespace Quintette::Internal

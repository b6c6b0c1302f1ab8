// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/tuplenode.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

NodePtr TupleNode::withSources(NodeList sources) const
{
    return std::make_shared<TupleNode>(std::move(sources), m_paths, m_key);
}

Outcome TupleNode::compile(Compiler &to) const
{
    writeTogether(to, m_sources, ""_L1, ""_L1, ", "_L1);
    return Outcome::Sql;
}

NodePtr TupleComparisonNode::withSources(NodeList sources) const
{
    return std::make_shared<TupleComparisonNode>(sources.at(0), m_op, sources.at(1));
}

Outcome TupleComparisonNode::compile(Compiler &to) const
{
    to.compileValue(m_sources.at(0));
    to.write(m_op);
    to.compileValue(m_sources.at(1));
    return Outcome::Sql;
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/collatenode.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

NodePtr CollateNode::withSources(NodeList sources) const
{
    return std::make_shared<CollateNode>(sources.first(), m_collation);
}

Outcome CollateNode::compile(Compiler &to) const
{
    to.compileValue(m_sources.first());
    to.write(" COLLATE "_L1);
    to.writeQuoted(m_collation);
    return Outcome::Sql;
}

} // namespace Quintette::Internal

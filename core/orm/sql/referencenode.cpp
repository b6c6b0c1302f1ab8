// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/referencenode.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

ReferenceNode::ReferenceNode(const QString &name, const NodePtr &source)
    : Node(staticType), m_name(name), m_referred(source)
{
}

Outcome ReferenceNode::compile(Compiler &to) const
{
    to.writeQuoted(m_name);
    return Outcome::Sql;
}

} // namespace Quintette::Internal

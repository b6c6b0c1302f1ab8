// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/listnode.h"

#include "core/orm/lookups/preparevalue.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

NodePtr ListNode::prepared(const Field *field) const
{
    NodeList items;
    for (const NodePtr &item : m_sources) {
        const auto *literal = nodeAs<LiteralNode>(item.get());
        const bool isPlain = !literal || !field;
        items.append(isPlain ? item
                             : std::make_shared<LiteralNode>(prepareValue(*field, literal->value()),
                                                             field));
    }
    return withSources(std::move(items));
}

NodePtr ListNode::withSources(NodeList sources) const
{
    return std::make_shared<ListNode>(std::move(sources));
}

Outcome ListNode::compile(Compiler &to) const
{
    bool first = true;
    for (const NodePtr &item : m_sources) {
        to.write(first ? ""_L1 : ", "_L1);
        first = false;
        to.compileValue(item);
    }
    return Outcome::Sql;
}

} // namespace Quintette::Internal

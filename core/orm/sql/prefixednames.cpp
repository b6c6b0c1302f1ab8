// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/prefixednames.h"

#include "core/orm/qnode.h"
#include "core/orm/sql/basicnodes.h"

namespace Quintette::Internal {

static Q::Node withPrefix(const Q::Node &condition, const QString &prefix)
{
    Q::Node moved = condition;
    for (Q::Node::Child &child : moved.children) {
        if (auto *lookup = std::get_if<Lookup>(&child)) {
            lookup->path.prepend(prefix);
            if (lookup->expression)
                lookup->expression = std::make_shared<const Expression>(
                        withPrefix(lookup->expression->node(), prefix));
        } else if (auto *nested = std::get_if<std::shared_ptr<const Q::Node>>(&child)) {
            *nested = std::make_shared<const Q::Node>(withPrefix(**nested, prefix));
        } else {
            auto &expression = std::get<Expression>(child);
            expression = Expression(withPrefix(expression.node(), prefix));
        }
    }
    return moved;
}

NodePtr withPrefix(const NodePtr &expression, const QString &prefix)
{
    if (prefix.isEmpty())
        return expression;
    return replaceNodes(expression, [&prefix](const NodePtr &node) -> NodePtr {
        if (const auto *name = nodeAs<NameNode>(node.get()))
            return std::make_shared<NameNode>(prefix + name->name());
        const auto *given = nodeAs<ConditionNode>(node.get());
        if (!given || given->condition().isEmpty())
            return nullptr;
        const Q moved = Q::fromNode(
                std::make_shared<const Q::Node>(withPrefix(*given->condition().node(), prefix)));
        return std::make_shared<ConditionNode>(moved);
    });
}

} // namespace Quintette::Internal

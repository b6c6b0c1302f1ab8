// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/expressionlist.h"

#include "core/orm/sql/listnode.h"

namespace Quintette {

static Internal::NodePtr listOf(const QList<Expression> &items)
{
    Internal::NodeList nodes;
    for (const Expression &item : items)
        nodes.append(item.node());
    return std::make_shared<Internal::ListNode>(nodes);
}

ExpressionList::ExpressionList(const QList<Expression> &items) : Expression(listOf(items)) { }

} // namespace Quintette

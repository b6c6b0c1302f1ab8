// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/partbinder.h"

namespace Quintette::Internal {

void PartBinder::bindNode(NodePtr &node)
{
    if (!node)
        return;
    const auto known = m_bound.constFind(node.get());
    const NodePtr bound = known == m_bound.cend() ? node->resolveOuter(m_scope, m_level) : *known;
    if (bound == node)
        return;
    m_changed = true;
    m_bound.insert(node.get(), bound);
    node = bound;
}

bool PartBinder::bind(Query &query)
{
    for (NodePtr &node : query.where)
        bindNode(node);
    for (NodePtr &node : query.groupByList)
        bindNode(node);
    for (Annotation &annotation : query.annotations)
        bindNode(annotation.node);
    for (Selected &selected : query.select)
        bindNode(selected.node);
    for (Join &join : query.joins)
        bindNode(join.restriction);
    for (OrderItem &item : query.orderBy)
        bindNode(item.node);
    for (std::shared_ptr<const Query> &part : query.combined) {
        Query copy = *part;
        if (!PartBinder(m_scope, m_level).bind(copy))
            continue;
        part = std::make_shared<const Query>(std::move(copy));
        m_changed = true;
    }
    return m_changed;
}

} // namespace Quintette::Internal

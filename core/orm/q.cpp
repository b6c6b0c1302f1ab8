// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/q.h"

#include "core/orm/qnode.h"
#include "core/orm/queryset.h"
#include "core/orm/sql/subquerynode.h"

namespace Quintette {

using namespace Internal;

Lookup::Lookup(const QString &path, const Value &value) : path(path), value(value) { }

Lookup::Lookup(const QString &path, const Expression &expression)
    : path(path), expression(std::make_shared<const Expression>(expression))
{
}

Lookup::Lookup(const QString &path, const QuerySet &query)
    : path(path), expression(std::make_shared<const Expression>(std::make_shared<SubqueryNode>(
                          std::make_shared<const Query>(query.query()), SubqueryNode::Use::Right)))
{
}

Q::Q(std::initializer_list<Lookup> lookups) : Q(QList<Lookup>(lookups)) { }

Q::Q(const Lookup &lookup) : Q(QList<Lookup>{lookup}) { }

Q::Q(const QList<Lookup> &lookups)
{
    if (lookups.isEmpty())
        return;
    auto node = std::make_shared<Node>();
    node->children.reserve(lookups.size());
    for (const Lookup &lookup : lookups)
        node->children.emplace_back(lookup);
    m_node = std::move(node);
}

Q::Q(const Expression &condition)
{
    auto node = std::make_shared<Node>();
    node->children.emplace_back(condition);
    m_node = std::move(node);
}

Q Q::fromNode(std::shared_ptr<const Node> node)
{
    Q condition;
    condition.m_node = std::move(node);
    return condition;
}

bool Q::isEmpty() const
{
    return !m_node;
}

Q Q::combine(const Q &a, const Q &b, Connector connector)
{
    if (a.isEmpty())
        return b;
    if (b.isEmpty())
        return a;
    auto node = std::make_shared<Node>();
    node->connector = connector;
    // A side with the same connector is taken in flat, so that join promotion counts its conditions
    // one by one.
    for (const std::shared_ptr<const Node> &side : {a.m_node, b.m_node}) {
        const bool flat =
                !side->negated && (side->connector == connector || side->children.size() == 1);
        if (flat)
            node->children += side->children;
        else
            node->children.emplace_back(side);
    }
    Q result;
    result.m_node = std::move(node);
    return result;
}

Q operator&(const Q &a, const Q &b)
{
    return Q::combine(a, b, Q::Connector::And);
}

Q operator|(const Q &a, const Q &b)
{
    return Q::combine(a, b, Q::Connector::Or);
}

Q operator^(const Q &a, const Q &b)
{
    return Q::combine(a, b, Q::Connector::Xor);
}

Q Internal::enclosed(const Q &condition)
{
    if (condition.isEmpty())
        return condition;
    auto node = std::make_shared<Q::Node>();
    node->children.emplace_back(
            std::shared_ptr<const Q::Node>(condition.node()->shared_from_this()));
    return Q::fromNode(std::move(node));
}

Q Q::operator~() const
{
    if (isEmpty())
        return *this;
    auto node = std::make_shared<Node>(*m_node);
    node->negated = !node->negated;
    Q result;
    result.m_node = std::move(node);
    return result;
}

} // namespace Quintette

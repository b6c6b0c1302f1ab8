// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/where.h"

#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

WhereNode::WhereNode(Q::Connector connector, bool negated, NodeList children)
    : Node(staticType, std::move(children)), m_connector(connector), m_negated(negated)
{
}

NodePtr WhereNode::withSources(NodeList sources) const
{
    return std::make_shared<WhereNode>(m_connector, m_negated, std::move(sources));
}

void WhereNode::addGroupBy(NodeList &to) const
{
    for (const NodePtr &child : m_sources)
        child->addGroupBy(to);
}

static Outcome negated(Outcome outcome)
{
    return outcome == Outcome::Empty ? Outcome::Full : Outcome::Empty;
}

Outcome WhereNode::compile(Compiler &to) const
{
    if (m_sources.isEmpty())
        return Outcome::Full;
    if (m_connector == Q::Connector::Xor && m_sources.size() > 1)
        return compileXor(to);

    const bool isAnd = m_connector != Q::Connector::Or;
    const Outcome decisive = isAnd ? Outcome::Empty : Outcome::Full; // one child like this decides
    const Compiler::Mark start = to.mark();
    if (m_negated)
        to.write("NOT "_L1);
    const bool parentheses = m_negated || m_sources.size() > 1;
    if (parentheses)
        to.write(u'(');
    bool any = false;
    for (const NodePtr &child : m_sources) {
        const Compiler::Mark before = to.mark();
        if (any)
            to.write(isAnd ? " AND "_L1 : " OR "_L1);
        const Outcome outcome = child->compile(to);
        if (outcome == Outcome::Sql) {
            any = true;
            continue;
        }
        to.rewind(before);
        if (outcome == decisive) {
            to.rewind(start);
            return m_negated ? negated(decisive) : decisive;
        }
    }
    if (!any) {
        to.rewind(start);
        const Outcome all = isAnd ? Outcome::Full : Outcome::Empty;
        return m_negated ? negated(all) : all;
    }
    if (parentheses)
        to.write(u')');
    return Outcome::Sql;
}

// No database here has XOR: (a OR b OR ...) AND (an odd number of them is true).
Outcome WhereNode::compileXor(Compiler &to) const
{
    const Compiler::Mark start = to.mark();
    if (m_negated)
        to.write("NOT "_L1);
    to.write(u'(');
    const WhereNode any(Q::Connector::Or, false, m_sources);
    const Outcome outcome = any.compile(to);
    if (outcome == Outcome::Empty) {
        to.rewind(start);
        return m_negated ? Outcome::Full : Outcome::Empty;
    }
    if (outcome == Outcome::Sql)
        to.write(" AND "_L1);
    to.write("1 = (("_L1);
    bool first = true;
    for (const NodePtr &child : m_sources) {
        const Compiler::Mark before = to.mark();
        to.write(first ? "CASE WHEN "_L1 : " + CASE WHEN "_L1);
        const Outcome one = child->compile(to);
        if (one == Outcome::Sql) {
            to.write(" THEN 1 ELSE 0 END"_L1);
        } else {
            to.rewind(before);
            if (!first)
                to.write(" + "_L1);
            to.write(one == Outcome::Full ? u'1' : u'0');
        }
        first = false;
    }
    to.write(u')');
    // Two operands are different only when exactly one holds, so their sum needs no remainder.
    if (m_sources.size() > 2)
        to.write(" % 2"_L1);
    to.write("))"_L1);
    return Outcome::Sql;
}

static bool holdsAggregate(const NodePtr &node)
{
    return node->containsAggregate();
}

SplitCondition splitHaving(const NodePtr &node, bool negated)
{
    if (!holdsAggregate(node))
        return {node, nullptr};
    const auto *where = nodeAs<WhereNode>(node.get());
    if (!where)
        return {nullptr, node};
    const bool inNegated = negated ^ where->isNegated();
    const Q::Connector connector = where->connector();
    const bool together = connector == Q::Connector::Xor
            || (inNegated && connector == Q::Connector::And)
            || (!inNegated && connector == Q::Connector::Or);
    if (together)
        return {nullptr, node};
    NodeList whereParts;
    NodeList havingParts;
    for (const NodePtr &child : where->sources()) {
        const SplitCondition split = splitHaving(child, inNegated);
        if (split.where)
            whereParts.append(split.where);
        if (split.having)
            havingParts.append(split.having);
    }
    SplitCondition result;
    if (!whereParts.isEmpty())
        result.where =
                std::make_shared<WhereNode>(connector, where->isNegated(), std::move(whereParts));
    if (!havingParts.isEmpty())
        result.having =
                std::make_shared<WhereNode>(connector, where->isNegated(), std::move(havingParts));
    return result;
}

} // namespace Quintette::Internal

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

SplitCondition splitHaving(const NodePtr &node, bool negated)
{
    const bool hasAggregate = node->containsAggregate();
    const bool hasWindow = node->containsWindow();
    if (!hasAggregate && !hasWindow)
        return {.where = node};
    const auto *where = nodeAs<WhereNode>(node.get());
    const bool inNegated = where && negated ^ where->isNegated();
    const bool together = !where || where->connector() == Q::Connector::Xor
            || (inNegated && where->connector() == Q::Connector::And)
            || (!inNegated && where->connector() == Q::Connector::Or);
    if (together)
        return hasWindow ? SplitCondition{.qualify = node} : SplitCondition{.having = node};
    NodeList parts[3];
    for (const NodePtr &child : where->sources()) {
        const SplitCondition split = splitHaving(child, inNegated);
        if (split.where)
            parts[0].append(split.where);
        if (split.having)
            parts[1].append(split.having);
        if (split.qualify)
            parts[2].append(split.qualify);
    }
    const auto joined = [where](NodeList &children) -> NodePtr {
        if (children.isEmpty())
            return nullptr;
        return std::make_shared<WhereNode>(where->connector(), where->isNegated(),
                                           std::move(children));
    };
    return {joined(parts[0]), joined(parts[1]), joined(parts[2])};
}

} // namespace Quintette::Internal

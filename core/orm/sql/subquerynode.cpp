// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/subquerynode.h"

#include "core/orm/fields/arrayfield.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

namespace {

/// Binds names to columns of one query, as seen from its subqueries.
class QueryScope : public OuterScope
{
public:
    explicit QueryScope(Resolution &in) : m_in(in) { }
    NodePtr resolve(const QString &name, int level) override
    {
        Resolution in{m_in.query, m_in.allowJoins, nullptr, false};
        const NodePtr node = m_in.query.reference(name, in);
        return atLevel(node, level);
    }

private:
    static NodePtr atLevel(const NodePtr &node, int level)
    {
        return replaceNodes(node, [level](const NodePtr &at) -> NodePtr {
            const auto *column = nodeAs<ColumnNode>(at.get());
            return column ? column->atLevel(column->level() + level) : nullptr;
        });
    }

    Resolution &m_in;
};

} // namespace

SubqueryNode::SubqueryNode(std::shared_ptr<const Query> query, Use use, const Field *output)
    : Node(staticType), m_query(std::move(query)), m_use(use), m_output(output)
{
}

NodePtr SubqueryNode::resolve(Resolution &in) const
{
    QueryScope scope(in);
    return resolveOuter(scope, 0);
}

static bool bind(NodePtr &node, OuterScope &scope, int level)
{
    if (!node)
        return false;
    NodePtr bound = node->resolveOuter(scope, level);
    const bool changed = bound != node;
    node = std::move(bound);
    return changed;
}

/// Binds the outer names in all parts of a query that stands level queries below the outer one.
static bool bindParts(Query &query, OuterScope &scope, int level)
{
    bool changed = false;
    for (NodePtr &node : query.where)
        changed |= bind(node, scope, level);
    for (NodePtr &node : query.groupByList)
        changed |= bind(node, scope, level);
    for (Annotation &annotation : query.annotations)
        changed |= bind(annotation.node, scope, level);
    for (Selected &selected : query.select)
        changed |= bind(selected.node, scope, level);
    for (Join &join : query.joins)
        changed |= bind(join.restriction, scope, level);
    for (OrderItem &item : query.orderBy)
        changed |= bind(item.node, scope, level);
    for (std::shared_ptr<const Query> &part : query.combined) {
        Query copy = *part;
        if (!bindParts(copy, scope, level))
            continue;
        part = std::make_shared<const Query>(std::move(copy));
        changed = true;
    }
    return changed;
}

NodePtr SubqueryNode::resolveOuter(OuterScope &scope, int level) const
{
    Query copy = *m_query;
    bool changed = bindParts(copy, scope, level + 1);
    // Order decides nothing where all rows count.
    if (m_use != Use::Array && !copy.isSliced() && copy.distinctFields.isEmpty()
        && (!copy.orderBy.isEmpty() || copy.defaultOrdering)) {
        copy.clearOrdering(true);
        changed = true;
    }
    if (!changed)
        return shared_from_this();
    return std::make_shared<SubqueryNode>(std::make_shared<const Query>(std::move(copy)), m_use,
                                          m_output);
}

NodePtr SubqueryNode::asList() const
{
    if (!m_query->defaultColumns || m_query->combinator != Combinator::None)
        return shared_from_this();
    Query copy = *m_query;
    copy.clearSelect();
    copy.baseJoin();
    for (const NodePtr &column : keyColumns(*copy.model))
        copy.select.append({QString(), column});
    return std::make_shared<SubqueryNode>(std::make_shared<const Query>(std::move(copy)), m_use,
                                          m_output);
}

Outcome SubqueryNode::compile(Compiler &to) const
{
    const Compiler::Mark start = to.mark();
    to.write(m_use == Use::Exists ? "EXISTS("_L1 : m_use == Use::Array ? "ARRAY("_L1 : "("_L1);
    const Outcome outcome = to.compileSubquery(*m_query, m_use == Use::Exists);
    if (outcome != Outcome::Sql) {
        to.rewind(start);
        return outcome;
    }
    to.write(u')');
    return outcome;
}

NodePtr SubqueryNode::valueNode() const
{
    if (m_query->select.size() == 1)
        return m_query->select.first().node;
    for (const Annotation &annotation : m_query->annotations) {
        if (annotation.selected)
            return annotation.node;
    }
    return nullptr;
}

const Field *SubqueryNode::outputField() const
{
    if (m_use == Use::Exists)
        return fieldOfKind(FieldKind::Boolean);
    if (m_output)
        return m_output;
    const NodePtr node = valueNode();
    const Field *field = node ? node->outputField() : nullptr;
    return field && m_use == Use::Array ? arrayOf(*field) : field;
}

Value SubqueryNode::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (raw.isNone())
        return raw; // no row; also where a Count of none would be 0
    const NodePtr node = m_use == Use::Rows && !m_output ? valueNode() : nullptr;
    const Field *field = node ? node->outputField() : nullptr;
    // It is no column any more, of which one would know the places behind the point.
    const bool isDecimal = field && valueField(*field).kind() == FieldKind::Decimal;
    return node && !isDecimal ? node->fromDatabase(raw, backend) : Node::fromDatabase(raw, backend);
}

} // namespace Quintette::Internal

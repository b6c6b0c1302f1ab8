// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/subquerynode.h"

#include "core/base/error.h"
#include "core/orm/fields/arrayfield.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/partbinder.h"

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
        m_followedRelation |= node->type() == Node::Type::Column && name.contains("__"_L1);
        return atLevel(node, level);
    }
    /// Whether any name was one of another table, of which there may be several rows.
    bool followedRelation() const { return m_followedRelation; }

private:
    static NodePtr atLevel(const NodePtr &node, int level)
    {
        return replaceNodes(node, [level](const NodePtr &at) -> NodePtr {
            const auto *column = nodeAs<ColumnNode>(at.get());
            return column ? column->atLevel(column->level() + level) : nullptr;
        });
    }

    Resolution &m_in;
    bool m_followedRelation = false;
};

/// Collects the columns of a query that its subqueries speak of.
class OuterColumns : public OuterScope
{
public:
    NodePtr resolve(const QString &name, int level) override
    {
        return std::make_shared<OuterNameNode>(name, level);
    }
    NodePtr column(const ColumnNode &column) override
    {
        m_found.append(column.atLevel(0));
        return column.shared_from_this();
    }
    const NodeList &found() const { return m_found; }

private:
    NodeList m_found;
};

} // namespace

SubqueryNode::SubqueryNode(std::shared_ptr<const Query> query, Use use, const Field *output)
    : Node(staticType), m_query(std::move(query)), m_use(use), m_output(output)
{
}

NodePtr SubqueryNode::resolve(Resolution &in) const
{
    QueryScope scope(in);
    const auto bound = std::static_pointer_cast<const SubqueryNode>(resolveOuter(scope, 0));
    if (!scope.followedRelation())
        return bound;
    const auto repeated = std::make_shared<SubqueryNode>(bound->m_query, m_use, m_output);
    repeated->m_groupsByValue = true;
    return repeated;
}

NodePtr SubqueryNode::resolveOuter(OuterScope &scope, int level) const
{
    Query copy = *m_query;
    bool changed = PartBinder(scope, level + 1).bind(copy);
    // Order decides nothing where all rows count.
    if (m_use != Use::Array && !copy.isSliced() && copy.distinctFields.isEmpty()
        && (!copy.orderBy.isEmpty() || copy.defaultOrdering)) {
        copy.clearOrdering(true);
        changed = true;
    }
    return changed ? withQuery(std::move(copy)) : shared_from_this();
}

NodePtr SubqueryNode::withQuery(Query query) const
{
    const auto copy = std::make_shared<SubqueryNode>(
            std::make_shared<const Query>(std::move(query)), m_use, m_output);
    copy->m_groupsByValue = m_groupsByValue;
    return copy;
}

// Its value is the same wherever the columns it speaks of are.
void SubqueryNode::addGroupBy(NodeList &to) const
{
    OuterColumns columns;
    for (const NodePtr &condition : m_query->where)
        condition->resolveOuter(columns, 1);
    for (const Annotation &annotation : m_query->annotations)
        annotation.node->resolveOuter(columns, 1);
    if (m_groupsByValue && !columns.found().isEmpty())
        to.append(shared_from_this());
    else
        to += columns.found();
}

NodePtr SubqueryNode::asList(const Field *field) const
{
    if (!m_query->defaultColumns || m_query->combinator != Combinator::None)
        return shared_from_this();
    Query copy = *m_query;
    copy.clearSelect();
    copy.baseJoin();
    const NodeList columns = field
            ? NodeList{std::make_shared<ColumnNode>(copy.joinOf(*field, 0), &field->declared())}
            : keyColumns(*copy.model);
    for (const NodePtr &column : columns)
        copy.select.append({QString(), column});
    return withQuery(std::move(copy));
}

Outcome SubqueryNode::compile(Compiler &to) const
{
    if (m_use == Use::Right && m_query->databaseChosen && m_query->database != to.database()) {
        throw ValueError(u"A query of the database '%1' cannot be part of one of '%2'. Read its "
                         u"rows first and "
                         "compare with them."_s.arg(m_query->database, to.database()));
    }
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
    const auto *column = nodeAs<ColumnNode>(m_query->select.size() == 1 ? node.get() : nullptr);
    const Field *field = column ? &column->target() : node ? node->outputField() : nullptr;
    return field && m_use == Use::Array ? arrayOf(*field) : field;
}

Value SubqueryNode::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (raw.isNone())
        return raw; // no row; also where a Count of none would be 0
    const NodePtr node = isRows() && !m_output ? valueNode() : nullptr;
    const Field *field = node ? node->outputField() : nullptr;
    // It is no column any more, of which one would know the places behind the point.
    const bool isDecimal = field && valueField(*field).kind() == FieldKind::Decimal;
    return node && !isDecimal ? node->fromDatabase(raw, backend) : Node::fromDatabase(raw, backend);
}

} // namespace Quintette::Internal

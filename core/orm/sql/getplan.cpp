// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/getplan.h"

#include "core/orm/lookups/lookupnode.h"
#include "core/orm/qnode.h"
#include "core/orm/sql/where.h"

#include <mutex>

namespace Quintette::Internal {

/// Programs ask for an object by few sets of names; names made from user input must not pile up.
static constexpr size_t planLimit = 32;

/// The lookups of a condition that is nothing but "each of these values is so", else null.
static const Q::Node *plainNode(const Q &condition)
{
    const Q::Node *node = condition.node();
    if (!node || node->negated || node->connector != Q::Connector::And)
        return nullptr;
    for (const Q::Node::Child &child : node->children) {
        const Lookup *lookup = std::get_if<Lookup>(&child);
        if (!lookup || lookup->expression)
            return nullptr;
    }
    return node;
}

/// The resolved lookups, in the order in which they are written; empty where there is anything
/// else.
static QList<const LookupNode *> resolvedLookups(const Query &query)
{
    if (query.where.size() != 1)
        return {};
    const Node *only = query.where.first().get();
    NodeList conditions = query.where;
    if (const auto *where = nodeAs<WhereNode>(only)) {
        if (where->isNegated() || where->connector() != Q::Connector::And)
            return {};
        conditions = where->sources();
    }
    QList<const LookupNode *> lookups;
    for (const NodePtr &condition : std::as_const(conditions)) {
        const auto *lookup = nodeAs<LookupNode>(condition.get());
        if (!lookup || lookup->rightNode() || lookup->left()->type() != Node::Type::Column)
            return {};
        lookups.append(lookup);
    }
    return lookups;
}

std::shared_ptr<const GetPlan> GetPlan::make(const Query &query, const Q &condition,
                                             const Statement &statement, const RowLayout &layout,
                                             const SqlDialect &dialect)
{
    const Q::Node *node = plainNode(condition);
    const QList<const LookupNode *> lookups = resolvedLookups(query);
    if (!node || lookups.size() != node->children.size()
        || lookups.size() != statement.parameters.size())
        return nullptr;
    auto plan = std::make_shared<GetPlan>();
    for (qsizetype i = 0; i < lookups.size(); ++i) {
        const Field *field = lookups.at(i)->left()->outputField();
        const LookupKind &kind = lookups.at(i)->kind();
        if (!kind.boundValue(field, lookups.at(i)->right(), dialect))
            return nullptr;
        plan->m_parameters.append({std::get<Lookup>(node->children.at(i)).path, &kind, field});
    }
    plan->m_sql = statement.sql;
    plan->m_layout = layout;
    plan->m_dialect = &dialect;
    return plan;
}

bool GetPlan::isOf(const SqlDialect &dialect, const Q &condition) const
{
    const Q::Node *node = plainNode(condition);
    if (!node || m_dialect != &dialect || m_parameters.size() != node->children.size())
        return false;
    for (qsizetype i = 0; i < m_parameters.size(); ++i) {
        if (m_parameters.at(i).path != std::get<Lookup>(node->children.at(i)).path)
            return false;
    }
    return true;
}

std::optional<ValueList> GetPlan::parameters(const Q &condition) const
{
    ValueList values;
    values.reserve(m_parameters.size());
    for (qsizetype i = 0; i < m_parameters.size(); ++i) {
        const Value &given = std::get<Lookup>(condition.node()->children.at(i)).value;
        // An object may be one that the relation does not lead to.
        if (given.isNone() || given.type() == Value::Type::Object)
            return {};
        const auto &[path, kind, field] = m_parameters.at(i);
        const std::optional<Value> bound =
                kind->boundValue(field, kind->prepare(field, given), *m_dialect);
        if (!bound)
            return {};
        values.append(*bound);
    }
    return values;
}

std::shared_ptr<const GetPlan> GetPlans::find(const SqlDialect &dialect, const Q &condition) const
{
    const std::shared_lock lock(m_mutex);
    for (const std::shared_ptr<const GetPlan> &plan : m_plans) {
        if (plan->isOf(dialect, condition))
            return plan;
    }
    return nullptr;
}

void GetPlans::insert(std::shared_ptr<const GetPlan> plan)
{
    const std::unique_lock lock(m_mutex);
    if (m_plans.size() < planLimit)
        m_plans.push_back(std::move(plan));
}

} // namespace Quintette::Internal

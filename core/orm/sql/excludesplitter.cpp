// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/excludesplitter.h"

#include "core/orm/lookups/lookupnode.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/filteredjoin.h"
#include "core/orm/sql/subquerynode.h"
#include "core/orm/sql/where.h"

namespace Quintette::Internal {

ExcludeSplitter::ExcludeSplitter(FilterBuilder &outer, const Lookup &lookup, const Names &names,
                                 const ResolvedPath &path)
    : m_outer(outer), m_lookup(lookup), m_names(names), m_path(path)
{
}

// Tables that only lead to the to-many relation are in the outer query already.
ExcludeSplitter::Start ExcludeSplitter::trimStart(Query &inner,
                                                  const QVarLengthArray<int, 8> &lookupJoins) const
{
    Start start{};
    qsizetype trimmed = 0;
    for (; trimmed < m_path.steps.size() && !m_path.steps[trimmed].many; ++trimmed) {
        start.containsOuterJoin |= inner.joins.at(lookupJoins[trimmed + 1]).type == JoinType::Left;
        --inner.joins[lookupJoins[trimmed]].references;
    }
    const PathStep &many = m_path.steps[trimmed];
    const Field *key = many.field; // belongs to the model the step leads to
    QStringList prefix;
    for (int i = 0; i < m_path.stepsAfterName.size() && m_path.stepsAfterName[i] <= trimmed; ++i)
        prefix.append(m_names[i].toString());
    prefix.append(many.generic ? many.from->primaryKey().name() : key->targetField()->name());
    start.outerName = prefix.join(u"__"_s);

    const int first = lookupJoins[trimmed + 1];
    // What ON demands besides would be lost with the table before it.
    const Join &firstJoin = std::as_const(inner.joins).at(first);
    if (firstJoin.type != JoinType::Left && !firstJoin.restriction) {
        start.join = first;
        start.column = key;
        --inner.joins[lookupJoins[trimmed]].references;
    } else {
        // The rows that have nothing on the other side must stay.
        start.join = lookupJoins[trimmed];
        start.column = &firstJoin.parentColumn();
    }
    for (Join &join : inner.joins) {
        if (join.references > 0) {
            join.type = JoinType::Base;
            join.parent = -1;
            break;
        }
    }
    return start;
}

FilterBuilder::Built ExcludeSplitter::split()
{
    Query &outer = m_outer.m_query;
    Query inner(*outer.model, outer.database);
    inner.defaultColumns = false;
    inner.defaultOrdering = false;
    for (const FilteredPath &relation : std::as_const(outer.filteredRelations))
        joinFilteredRelation(inner, {relation.name, relation.path, relation.condition});

    // A name on the right side is one of the outer query.
    Lookup lookup = m_lookup;
    if (lookup.expression) {
        if (const auto *name = nodeAs<NameNode>(lookup.expression->node().get())) {
            lookup.expression = std::make_shared<const Expression>(
                    std::make_shared<OuterNameNode>(name->name(), 1));
        } else if (const auto *far = nodeAs<OuterNameNode>(lookup.expression->node().get())) {
            lookup.expression = std::make_shared<const Expression>(
                    std::make_shared<OuterNameNode>(far->name(), far->levels() + 1));
        }
    }
    const JoinSet innerBefore = inner.innerJoins();
    JoinSet innerReuse = 0;
    FilterBuilder builder(inner, &innerReuse, FilterBuilder::Purpose::Filter);
    const Q condition(lookup);
    if (const NodePtr node = builder.build(*condition.node(), {}).node)
        inner.where.append(node);
    inner.demote(innerBefore);

    const Start start = trimStart(inner, builder.m_lookupJoins);
    const auto column = std::make_shared<ColumnNode>(start.join, start.column);
    inner.select = {{QString(), column}};

    // Where this filter() call has joined the same table before, it speaks of the same row.
    const QString alias = inner.joins.at(start.join).alias;
    bool isSameRow = false;
    for (int i = 0; i < outer.joins.size() && !isSameRow; ++i) {
        const bool reusable = m_outer.m_reuse && (*m_outer.m_reuse >> i & 1);
        if (reusable && outer.joins.at(i).alias == alias) {
            for (const Field *key : start.column->model().keyFields())
                inner.where.append(makeExact(std::make_shared<ColumnNode>(start.join, key),
                                             std::make_shared<ColumnNode>(i, key, key, false, 1)));
            isSameRow = true;
        }
    }
    if (!isSameRow) {
        Resolution in{outer};
        const NodePtr outerColumn = outer.reference(start.outerName, in);
        inner.where.append(
                makeExact(column, static_cast<const ColumnNode &>(*outerColumn).atLevel(1)));
    }

    const NodePtr unresolved = std::make_shared<SubqueryNode>(
            std::make_shared<const Query>(std::move(inner)), SubqueryNode::Use::Exists);
    Resolution again{outer, true, nullptr, false};
    NodePtr exists = unresolved->resolve(again);
    if (!start.containsOuterJoin)
        return {std::move(exists), 0};
    const Lookup isNull(start.outerName + u"__isnull"_s, Value(true));
    const FilterBuilder::Built orNull = m_outer.buildLookup(isNull, {true, true});
    return {std::make_shared<WhereNode>(Q::Connector::Or, false, NodeList{exists, orNull.node}), 0};
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/mergequery.h"

#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/joinpromoter.h"
#include "core/orm/sql/where.h"

namespace Quintette::Internal {

namespace {

/// Moves columns to the joins that stand for theirs in another query.
class JoinMoves : public OuterScope
{
public:
    explicit JoinMoves(qsizetype joins) : m_places(joins, 0) { }

    int placeOf(int join) const { return m_places.at(join); }
    void setPlace(int join, int place) { m_places[join] = place; }

    NodePtr moved(const NodePtr &node) { return node ? node->resolveOuter(*this, 0) : node; }

    NodePtr resolve(const QString &name, int level) override
    {
        return std::make_shared<OuterNameNode>(name, level);
    }
    NodePtr column(const ColumnNode &column) override
    {
        const int place = placeOf(column.join());
        return place == column.join() ? column.shared_from_this() : column.inJoin(place);
    }

private:
    QList<int> m_places;
};

/// Adds the joins of right to those of merged, and says where each of them went.
class JoinMerger
{
public:
    JoinMerger(Query &merged, const Query &right, Q::Connector connector)
        : m_merged(merged), m_right(right), m_connector(connector), m_moves(right.joins.size())
    {
    }

    JoinMoves merge()
    {
        m_merged.baseJoin();
        JoinPromoter promoter(m_connector, 2, false);
        promoter.addVotes(m_merged.innerJoins());
        const qsizetype before = m_merged.joins.size();
        addFilteredRelations();
        promoter.addVotes(addJoins());
        promoter.apply(m_merged);
        for (qsizetype i = 1; i < m_right.joins.size(); ++i) {
            const int place = m_moves.placeOf(int(i));
            if (place >= before)
                m_merged.joins[place].restriction = m_moves.moved(m_right.joins.at(i).restriction);
        }
        for (qsizetype i = m_firstRelation; i < m_merged.filteredRelations.size(); ++i) {
            FilteredPath &relation = m_merged.filteredRelations[i];
            relation.join = m_moves.placeOf(relation.join);
            relation.resolved = m_moves.moved(relation.resolved);
        }
        return m_moves;
    }

private:
    void addFilteredRelations()
    {
        m_firstRelation = m_merged.filteredRelations.size();
        for (const FilteredPath &relation : m_right.filteredRelations) {
            int place = m_merged.findFilteredRelation(relation.name);
            if (place < 0 || m_merged.filteredRelations.at(place).resolved != relation.resolved) {
                place = int(m_merged.filteredRelations.size());
                m_merged.filteredRelations.append(relation);
            }
            m_relations.append(place);
        }
    }

    // With OR one row is enough, so a to-many join serves both sides; with AND two rows may meet
    // the two conditions. No join stands for two of the right side.
    JoinSet addJoins()
    {
        JoinSet inner = 0;
        JoinSet reuse = m_connector == Q::Connector::And ? 0 : ~JoinSet(0);
        for (qsizetype i = 1; i < m_right.joins.size(); ++i) {
            const Join &join = m_right.joins.at(i);
            const int parent = m_moves.placeOf(join.parent);
            const PathStep step{.field = join.field,
                                .from = m_merged.joins.at(parent).model,
                                .to = join.model,
                                .forward = join.forward,
                                .many = !join.forward,
                                .generic = join.generic,
                                .filter = join.filter < 0 ? -1 : m_relations.at(join.filter)};
            const qsizetype known = m_merged.joins.size();
            const int place = m_merged.join(step, parent, &reuse);
            m_moves.setPlace(int(i), place);
            reuse &= ~(JoinSet(1) << place);
            // What may be missing is joined from the left here, whatever the right side needs of
            // it: its condition is part of another one now.
            const Join &needed = place < known ? join : m_merged.joins.at(place);
            if (needed.type == JoinType::Inner)
                inner |= JoinSet(1) << place;
            // Nothing of the right side asks for it any more.
            if (join.references == 0)
                --m_merged.joins[place].references;
        }
        return inner;
    }

    Query &m_merged;
    const Query &m_right;
    Q::Connector m_connector;
    JoinMoves m_moves;
    QList<int> m_relations; // where those of the right side went
    qsizetype m_firstRelation = 0;
};

NodePtr allOf(const NodeList &conditions)
{
    return std::make_shared<WhereNode>(Q::Connector::And, false, conditions);
}

} // namespace

Query mergedQuery(const Query &left, const Query &right, Q::Connector connector)
{
    Query merged = left;
    JoinMoves moves = JoinMerger(merged, right, connector).merge();
    NodeList conditions;
    for (const NodePtr &condition : right.where)
        conditions.append(moves.moved(condition));
    if (connector == Q::Connector::And)
        merged.where += conditions;
    else
        merged.where = {std::make_shared<WhereNode>(
                connector, false, NodeList{allOf(left.where), allOf(conditions)})};
    if (right.isValues) {
        merged.select = right.select;
        for (Selected &selected : merged.select)
            selected.node = moves.moved(selected.node);
    }
    if (!right.orderBy.isEmpty()) {
        merged.orderBy = right.orderBy;
        for (OrderItem &item : merged.orderBy)
            item.node = moves.moved(item.node);
    }
    return merged;
}

} // namespace Quintette::Internal

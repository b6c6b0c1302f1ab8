// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/query.h"

#include "core/base/error.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/genericpath.h"

#include <bit>

namespace Quintette {

using namespace Internal;

/// SQLite joins 64 tables at most, and a JoinSet holds as many.
static constexpr int joinLimit = 64;

int Query::baseJoin()
{
    if (joins.isEmpty()) {
        Join base;
        base.model = model;
        base.alias = model->table();
        joins.append(std::move(base));
    }
    ++joins[0].references;
    return 0;
}

static QString newAlias(const QList<Join> &joins, const QString &table)
{
    const bool taken = std::any_of(joins.cbegin(), joins.cend(),
                                   [&](const Join &j) { return j.alias == table; });
    return taken ? u'T' + QString::number(joins.size() + 1) : table;
}

int Query::join(const PathStep &step, int parent, const JoinSet *reuse)
{
    for (qsizetype i = joins.size() - 1; i > 0; --i) {
        const Join &known = std::as_const(joins).at(i);
        const bool same = known.parent == parent && known.field == step.field
                && known.forward == step.forward && known.model == step.to
                && known.generic == step.generic && known.filter == step.filter;
        if (same && (!reuse || (*reuse >> i & 1))) {
            ++joins[i].references;
            return int(i);
        }
    }
    if (joins.size() >= joinLimit)
        throw FieldError(
                u"A query on %1 may join %2 tables at most."_s.arg(model->label()).arg(joinLimit));

    Join made;
    made.model = step.to;
    made.field = step.field;
    made.alias = newAlias(joins, step.to->table());
    made.parent = parent;
    made.references = 1;
    made.forward = step.forward;
    made.generic = step.generic;
    made.filter = step.filter;
    made.nullable = !step.forward || step.generic || step.field->isNull() || step.filter >= 0;
    const bool outer = made.nullable || joins.at(parent).type == JoinType::Left;
    made.type = outer ? JoinType::Left : JoinType::Inner;
    const int position = int(joins.size());
    if (step.generic)
        made.restriction = genericRestriction(*step.generic, step.forward ? parent : position);
    if (step.filter >= 0) {
        // A further join of the same relation: the condition is about its columns.
        const FilteredPath &relation = filteredRelations.at(step.filter);
        made.restriction = replaceNodes(relation.resolved, [&](const NodePtr &node) -> NodePtr {
            const auto *column = nodeAs<ColumnNode>(node.get());
            return column && column->join() == relation.join && column->level() == 0
                    ? column->inJoin(position)
                    : nullptr;
        });
    }
    joins.append(std::move(made));
    return position;
}

// An outer join followed by an inner one would act as an inner one, so promotion goes on to the
// joins behind.
void Query::promote(JoinSet set)
{
    while (set) {
        const int at = std::countr_zero(set);
        set &= set - 1;
        const Join &known = std::as_const(joins).at(at);
        if (known.type != JoinType::Inner)
            continue;
        const bool parentOuter = known.parent >= 0 && joins.at(known.parent).type == JoinType::Left;
        if (!known.nullable && !parentOuter)
            continue;
        joins[at].type = JoinType::Left;
        for (qsizetype i = 1; i < joins.size(); ++i) {
            if (std::as_const(joins).at(i).parent == at)
                set |= JoinSet(1) << i;
        }
    }
}

// For the same reason demotion goes on to the joins before.
void Query::demote(JoinSet set)
{
    while (set) {
        const int at = std::countr_zero(set);
        set &= set - 1;
        const Join &known = std::as_const(joins).at(at);
        if (known.type != JoinType::Left)
            continue;
        const int parent = known.parent;
        joins[at].type = JoinType::Inner;
        if (parent >= 0 && joins.at(parent).type == JoinType::Inner)
            set |= JoinSet(1) << parent;
    }
}

JoinSet Query::innerJoins() const
{
    JoinSet set = 0;
    for (qsizetype i = 0; i < joins.size(); ++i) {
        if (joins.at(i).type == JoinType::Inner)
            set |= JoinSet(1) << i;
    }
    return set;
}

int Query::joinOf(const Field &field, int from)
{
    if (!field.isInherited())
        return from;
    const ModelInfo &parent = field.parentField().model();
    for (const ParentModel &candidate : field.model().parents()) {
        if (candidate.model != &parent.concrete())
            continue;
        const Join &known = joins.at(from);
        // The child was reached from its parent: that is the row.
        if (known.field == candidate.link && !known.forward)
            return joinOf(field.parentField(), known.parent);
        const int made =
                join({candidate.link, &field.model(), candidate.model, true, false}, from, nullptr);
        return joinOf(field.parentField(), made);
    }
    Q_UNREACHABLE();
}

QVarLengthArray<int, 8> Query::setupJoins(const Path &path, const JoinSet *reuse)
{
    QVarLengthArray<int, 8> made{baseJoin()};
    for (const PathStep &step : path)
        made.append(join(step, made.last(), step.many ? reuse : nullptr));
    return made;
}

const Field *Query::trimJoins(const ResolvedPath &path, QVarLengthArray<int, 8> &made)
{
    const Field *target = path.target;
    for (qsizetype i = path.steps.size() - 1; i >= 0 && made.size() > 1; --i) {
        const PathStep &step = path.steps[i];
        if (!step.forward || step.filter >= 0 || step.field->targetField() != target)
            break;
        target = step.field;
        --joins[made.last()].references;
        made.removeLast();
    }
    return target;
}

} // namespace Quintette

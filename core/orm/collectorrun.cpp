// SPDX-License-Identifier: GPL-3.0-or-later
// What a finished collection comes to: shown, counted, or done.
#include "core/orm/collector.h"
#include "core/orm/modelregistry.h"
#include "core/orm/signals.h"
#include "core/orm/tablestatements.h"

namespace Quintette::Internal {

/// How deep the shown tree nests; what lies deeper is counted only.
constexpr int treeDepth = 100;

QMap<QString, qint64> Collector::counts() const
{
    QMap<QString, qint64> counts;
    for (const Group &group : m_groups)
        counts[group.model->label()] += group.records.size();
    for (const RowDelete &rows : m_rowDeletes) {
        const ModelInfo &model = rows.field->model();
        const qint64 count =
                TableStatements(model, m_database).countWhereIn(*rows.field, rows.keys);
        if (count)
            counts[model.label()] += count;
    }
    return counts;
}

QList<DeletePlan::Node> Collector::tree(int limit) const
{
    const std::function<QList<DeletePlan::Node>(const QList<Record> &, int)> build =
            [&](const QList<Record> &records, int depth) {
                QList<DeletePlan::Node> nodes;
                for (const Record &record : records) {
                    if (limit-- <= 0)
                        break;
                    const QList<Record> effects = m_effects.value(keyOf(record));
                    nodes.append({record,
                                  depth < treeDepth ? build(effects, depth + 1)
                                                    : QList<DeletePlan::Node>()});
                }
                return nodes;
            };
    return build(m_roots, 0);
}

/// What points to others goes before them, as far as the relations have no circle (keys are checked
/// at commit anyway).
QList<const Collector::Group *> Collector::deletionOrder() const
{
    QList<const Group *> order;
    QSet<const ModelInfo *> visited;
    const std::function<void(const Group &)> visit = [&](const Group &group) {
        if (visited.contains(&group.model->concrete()))
            return;
        visited.insert(&group.model->concrete());
        for (const ReverseRelation &relation : group.model->relatedObjects()) {
            const auto dependent = m_groupIndex.constFind(&relation.field->model().concrete());
            if (relation.field->isForeignKey() && dependent != m_groupIndex.cend())
                visit(m_groups[size_t(*dependent)]);
        }
        order += &group;
    };
    for (const Group &group : m_groups)
        visit(group);
    return order;
}

QMap<QString, qint64> Collector::execute()
{
    QMap<QString, qint64> counts;
    if (m_groups.empty())
        return counts;
    const ModelSignals &events = m_groups.front().model->registry().modelSignals();
    Connection &connection = m_groups.front().model->registry().databases().connection(m_database);
    connection.atomic([&] {
        const QList<const Group *> order = deletionOrder();
        for (const Group *group : order) {
            for (const Record &record : group->records)
                events.preDelete.send(group->model, {record, m_database});
        }
        for (const RowDelete &rows : m_rowDeletes) {
            const ModelInfo &model = rows.field->model();
            const qint64 count =
                    TableStatements(model, m_database).deleteWhereIn(*rows.field, rows.keys);
            if (count)
                counts[model.label()] += count;
        }
        for (const RowDelete &rows : m_updates) {
            const Field &field = *rows.field;
            Value value;
            if (field.options().onDelete == OnDelete::SetDefault)
                value = field.defaultValue();
            else if (field.options().onDelete == OnDelete::Set && field.options().onDeleteValue)
                value = field.toValue(field.options().onDeleteValue());
            TableStatements(field.model(), m_database)
                    .updateWhereIn(field, value, field, rows.keys);
        }
        for (const Group *group : order) {
            const qint64 count =
                    TableStatements(*group->model, m_database).deleteRows(group->records);
            counts[group->model->label()] += count;
            for (const Record &record : group->records)
                events.postDelete.send(group->model, {record, m_database});
        }
    });
    return counts;
}

} // namespace Quintette::Internal

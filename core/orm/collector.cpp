// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/collector.h"

#include "core/orm/modelregistry.h"
#include "core/orm/signals.h"
#include "core/orm/sql/genericpath.h"
#include "core/orm/tablestatements.h"

namespace Quintette::Internal {

/// How deep the shown tree nests; what lies deeper is counted only.
constexpr int treeDepth = 100;

Collector::Key Collector::keyOf(const Record &record)
{
    return {&record.model().concrete(), record.model().primaryKey().toText(record.pk())};
}

Collector::Group &Collector::groupOf(const ModelInfo &model)
{
    const auto found = m_groupIndex.constFind(&model.concrete());
    if (found != m_groupIndex.cend())
        return m_groups[size_t(*found)];
    m_groupIndex.insert(&model.concrete(), qsizetype(m_groups.size()));
    m_groups.push_back({&model, {}});
    return m_groups.back();
}

/// Those of the items that were not known yet; they are remembered with what makes them go.
QList<Record> Collector::takeNew(const ModelInfo &model, const QList<Item> &items)
{
    QList<Record> fresh;
    for (const Item &item : items) {
        const Key key = keyOf(item.record);
        if (m_causes.contains(key))
            continue;
        m_causes.insert(key, item.cause);
        if (item.cause.model)
            m_effects[item.cause] += item.record;
        else
            m_roots += item.record;
        fresh += item.record;
    }
    if (!fresh.isEmpty())
        groupOf(model).records += fresh;
    return fresh;
}

void Collector::collect(const QList<Record> &records)
{
    QHash<const ModelInfo *, QList<Item>> byModel;
    QList<const ModelInfo *> order;
    for (const Record &record : records) {
        if (record.pk().isNone()) {
            throw ValueError(
                    u"%1 cannot be deleted: it has no primary key because it was never saved"_s.arg(
                            record.model().label()));
        }
        if (!byModel.contains(&record.model()))
            order += &record.model();
        byModel[&record.model()] += Item{record, {}};
    }
    for (const ModelInfo *model : order)
        m_pending.append({model, takeNew(*model, byModel.value(model))});
    while (!m_pending.isEmpty()) {
        const auto [model, level] = m_pending.takeFirst();
        if (level.isEmpty())
            continue;
        if (!m_keepParents)
            takeParents(*model, level);
        follow(*model, level);
    }
    settleRestricted();
}

/// The rows an object has in its parents' tables. What points to those is among its own relations.
void Collector::takeParents(const ModelInfo &model, const QList<Record> &records)
{
    for (const ParentModel &parent : model.parents()) {
        QList<Item> items;
        for (const Record &record : records)
            items += Item{record.asModel(*parent.model), {}};
        takeParents(*parent.model, takeNew(*parent.model, items));
    }
}

void Collector::follow(const ModelInfo &model, const QList<Record> &records)
{
    for (const ReverseRelation &relation : model.relatedObjects()) {
        // What points to an object as a parent may go on doing so.
        if (m_keepParents && !relation.field->relatedModel()->isKindOf(model))
            continue;
        if (relation.field->isForeignKey()
            && relation.field->options().onDelete != OnDelete::DoNothing)
            followRelation(*relation.field, records);
    }
    for (const Field *relation : model.genericRelations())
        followGeneric(*relation, records);
}

// Nothing in the database says that these rows belong to the objects, so they go by all means.
void Collector::followGeneric(const Field &relation, const QList<Record> &records)
{
    QHash<QString, Key> causes;
    ValueList keys;
    for (const Record &record : records) {
        keys += record.pk();
        causes.insert(relation.model().primaryKey().toText(record.pk()), keyOf(record));
    }
    const QList<Record> found = genericallyRelated(relation, m_database, keys);
    const int key = relation.relatedModel()->field(genericKeyName(relation)).index();
    QList<Item> items;
    for (const Record &record : found)
        items += Item{record, causes.value(record.value(key).toString())};
    m_pending.append({relation.relatedModel(), takeNew(*relation.relatedModel(), items)});
}

bool canDeleteUnread(const ModelInfo &model)
{
    const ModelSignals &events = model.registry().modelSignals();
    if (events.preDelete.hasReceivers(&model) || events.postDelete.hasReceivers(&model)
        || !model.parents().isEmpty())
        return false;
    if (!model.genericRelations().isEmpty())
        return false;
    return std::all_of(model.relatedObjects().cbegin(), model.relatedObjects().cend(),
                       [](const ReverseRelation &relation) {
                           return relation.field->isManyToMany()
                                   || relation.field->options().onDelete == OnDelete::DoNothing;
                       });
}

void Collector::followRelation(const Field &field, const QList<Record> &records)
{
    const Field &target = *field.targetField();
    ValueList keys;
    QHash<QString, Key> causes;
    for (const Record &record : records) {
        const Value &key = record.value(target);
        if (key.isNone())
            continue;
        keys += key;
        causes.insert(field.toText(key), keyOf(record));
    }
    const OnDelete rule = field.options().onDelete;
    if (rule == OnDelete::SetNull || rule == OnDelete::SetDefault || rule == OnDelete::Set) {
        m_updates += RowDelete{&field, keys};
        return;
    }
    if (rule == OnDelete::Cascade && m_everything == Everything::OnlyNeeded
        && canDeleteUnread(field.model())) {
        m_rowDeletes += RowDelete{&field, keys};
        return;
    }
    const QList<Record> found =
            TableStatements(field.model(), m_database).selectWhereIn(field, keys);
    if (found.isEmpty())
        return;
    if (rule == OnDelete::Protect) {
        forbid(field, found);
        return;
    }
    if (rule == OnDelete::Restrict) {
        for (const Record &record : found)
            m_restricted.append({&field, record});
        return;
    }
    QList<Item> items;
    for (const Record &record : found)
        items += Item{record, causes.value(field.toText(record.value(field.index())))};
    m_pending.append({&field.model(), takeNew(field.model(), items)});
}

void Collector::forbid(const Field &field, const QList<Record> &records)
{
    m_protected += records;
    const QString name = field.model().name() + u'.' + field.name();
    if (!m_protectingFields.contains(name))
        m_protectingFields += name;
}

/// RESTRICT is no obstacle where the object goes for another reason.
void Collector::settleRestricted()
{
    for (const auto &[field, record] : m_restricted) {
        const bool goesUnread =
                std::any_of(m_rowDeletes.cbegin(), m_rowDeletes.cend(),
                            [&of = std::as_const(record)](const RowDelete &rows) {
                                return &rows.field->model() == &of.model()
                                        && rows.keys.contains(of.value(rows.field->index()));
                            });
        if (!m_causes.contains(keyOf(record)) && !goesUnread)
            forbid(*field, {record});
    }
    m_restricted.clear();
}

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

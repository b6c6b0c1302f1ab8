// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/collector.h"

#include "core/orm/modelregistry.h"
#include "core/orm/signals.h"
#include "core/orm/sql/genericpath.h"
#include "core/orm/tablestatements.h"

namespace Quintette::Internal {

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
        forbid(m_protected, field, found);
        return;
    }
    if (rule == OnDelete::Restrict) {
        for (const Record &record : found)
            m_unsettled.append({&field, record});
        return;
    }
    QList<Item> items;
    for (const Record &record : found)
        items += Item{record, causes.value(field.toText(record.value(field.index())))};
    m_pending.append({&field.model(), takeNew(field.model(), items)});
}

void Collector::forbid(Obstacle &obstacle, const Field &field, const QList<Record> &records)
{
    // One may forbid it by several of its keys.
    for (const Record &record : records) {
        const QString name =
                record.model().label() + u' ' + record.model().primaryKey().toText(record.pk());
        if (!std::exchange(obstacle.known[name], true))
            obstacle.objects += record;
    }
    const QString name = field.model().name() + u'.' + field.name();
    if (!obstacle.fields.contains(name))
        obstacle.fields += name;
}

/// RESTRICT is no obstacle where the object goes for another reason.
void Collector::settleRestricted()
{
    for (const auto &[field, record] : m_unsettled) {
        const bool goesUnread =
                std::any_of(m_rowDeletes.cbegin(), m_rowDeletes.cend(),
                            [&of = std::as_const(record)](const RowDelete &rows) {
                                return &rows.field->model() == &of.model()
                                        && rows.keys.contains(of.value(rows.field->index()));
                            });
        if (!m_causes.contains(keyOf(record)) && !goesUnread)
            forbid(m_restricted, *field, {record});
    }
    m_unsettled.clear();
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"
#include "core/orm/tablestatements.h"

namespace Quintette {

static QuerySet every(const ModelInfo &model, const Record &record)
{
    return objects(model).relatedTo(record);
}

QuerySet relatedObjects(const Record &record, const Field &manyToMany)
{
    const QuerySet all = every(*manyToMany.relatedModel(), record);
    const Value &key = record.value(*manyToMany.throughSource()->targetField());
    if (!manyToMany.relatedQueryName().isEmpty())
        return all.filter(Q(Lookup(manyToMany.relatedQueryName(), key)));
    // No way back by name (hidden or symmetrical): by the keys in the through table.
    return all.filter(Q(Lookup(u"pk__in"_s, manyToManyKeys(record, manyToMany))));
}

QuerySet relatedObjects(const Record &record, const ReverseRelation &relation)
{
    const Field &field = *relation.field;
    const Field &target =
            field.isForeignKey() ? *field.targetField() : *field.throughTarget()->targetField();
    return every(field.model(), record).filter(Q(Lookup(field.name(), record.value(target))));
}

std::optional<Record> related(const Record &record, const Field &field)
{
    if (const Record *cached = record.cachedRelated(field))
        return *cached;
    const Value &key = record.value(field.index());
    if (key.isNone() || !field.relatedModel())
        return std::nullopt;
    const ModelInfo &to = *field.relatedModel();
    const QString database = to.registry().databaseForRead(to, &record);
    if (field.isParentLink() && record.model().isKindOf(to))
        return record.asModel(to);
    if (to.options().baseManagerName.isEmpty()) {
        const Internal::TableStatements table(to, database);
        const QList<Record> found = table.selectWhereIn(*field.targetField(), {key});
        return found.isEmpty() ? std::nullopt : std::optional(found.first());
    }
    const QList<Record> found =
            baseObjects(to, database).filter(Q(Lookup(field.targetField()->name(), key))).toList();
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

} // namespace Quintette

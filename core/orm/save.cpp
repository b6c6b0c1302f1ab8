// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/persistence.h"

#include "core/orm/brokenrule.h"
#include "core/orm/modelregistry.h"
#include "core/orm/signals.h"
#include "core/orm/tablestatements.h"

namespace Quintette {

using Internal::TableStatements;

/// An object that is pointed to but has no key yet would silently be lost.
static void takeRelatedKeys(Record &record)
{
    for (const Field *field : record.model().fields()) {
        const Record *related = field->isForeignKey() ? record.cachedRelated(*field) : nullptr;
        if (!related || !record.value(field->index()).isNone())
            continue;
        const Record object = *related;
        const Value key = object.value(field->targetField()->index());
        if (key.isNone()) {
            throw ValueError(
                    u"%1 cannot be saved: its %2 \"%3\" is not saved yet; save that first"_s.arg(
                            record.model().label(), field->name(), object.toString()));
        }
        record.setValue(field->index(), key);
        record.setCachedRelated(*field, object);
    }
}

/// The columns that an UPDATE sets: all, those asked for, or those loaded.
static QList<const Field *> fieldsToUpdate(const Record &record, const QStringList &names)
{
    QList<const Field *> fields;
    QStringList unknown = names;
    for (const Field *field : record.model().fields()) {
        const bool isNamed = names.contains(field->name()) || names.contains(field->attname());
        unknown.removeAll(field->name());
        unknown.removeAll(field->attname());
        if (field->isPrimaryKey() || field->kind() == FieldKind::Generated)
            continue;
        if (names.isEmpty() ? !record.isDeferred(field->index()) : isNamed)
            fields += field;
    }
    if (!unknown.isEmpty()) {
        throw ValueError(u"%1: these update fields do not exist or have no column: %2"_s.arg(
                record.model().label(), unknown.join(u", "_s)));
    }
    return fields;
}

static QList<const Field *> fieldsToInsert(const Record &record)
{
    QList<const Field *> fields;
    for (const Field *field : record.model().fields()) {
        const bool isMadeByDatabase = field->kind() == FieldKind::Generated
                || (field->isAuto() && record.value(field->index()).isNone());
        if (!isMadeByDatabase)
            fields += field;
    }
    return fields;
}

static void setAutomaticValues(Record &record, const QList<const Field *> &fields, bool adding)
{
    for (const Field *field : fields) {
        const Value before = record.value(field->index());
        const Value after = field->preSave(before, adding);
        if (!(before == after))
            record.setValue(field->index(), after);
    }
}

/// True when the row was inserted, false when it was updated.
static bool write(Record &record, const SaveOptions &options, const QString &database)
{
    const ModelInfo &model = record.model();
    const TableStatements table(model, database);
    const bool hasKey = !record.pk().isNone();
    const bool mustUpdate = options.forceUpdate || !options.updateFields.isEmpty();
    if (!hasKey && mustUpdate)
        throw ValueError(u"%1: an update is asked for, but the object has no primary key"_s.arg(
                model.label()));
    // A key that the default made cannot be in the table yet.
    const bool mustInsert = options.forceInsert
            || (!options.raw && !mustUpdate && record.isAdding()
                && model.primaryKey().hasDefault());
    if (hasKey && !mustInsert) {
        const QList<const Field *> fields = fieldsToUpdate(record, options.updateFields);
        if (!options.raw)
            setAutomaticValues(record, fields, false);
        if (table.update(record, fields) > 0)
            return false;
        if (mustUpdate) {
            throw DatabaseError(
                    u"%1 with the key %2 was not updated: it is not in the database (any more)"_s
                            .arg(model.label(), record.pk().toString()));
        }
    }
    const QList<const Field *> fields = fieldsToInsert(record);
    if (!options.raw)
        setAutomaticValues(record, fields, true);
    table.insert(record, fields);
    return true;
}

void save(Record &record, const SaveOptions &options)
{
    const ModelInfo &model = record.model();
    if (options.forceInsert && (options.forceUpdate || !options.updateFields.isEmpty()))
        throw ValueError(u"%1: forceInsert does not go with forceUpdate or updateFields"_s.arg(
                model.label()));
    QString database = options.database.isEmpty() ? record.database() : options.database;
    if (database.isEmpty())
        database = u"default"_s;
    if (!options.raw)
        takeRelatedKeys(record);
    ModelSignals &events = model.registry().modelSignals();
    SaveEvent event{record, false, options.raw, options.updateFields, database};
    events.preSave.send(&model, event);
    try {
        event.created = write(record, options, database);
    } catch (const IntegrityError &error) {
        throw Internal::explained(error, record, database);
    }
    record.setSaved(database);
    events.postSave.send(&model, event);
}

void refresh(Record &record, const QStringList &fields)
{
    const ModelInfo &model = record.model();
    const QString database = record.database().isEmpty() ? u"default"_s : record.database();
    const QList<Record> found =
            TableStatements(model, database).selectWhereIn(model.primaryKey(), {record.pk()});
    if (found.isEmpty()) {
        throw ObjectDoesNotExist(u"%1 with the key %2 is not in the database (any more)"_s.arg(
                model.label(), record.pk().toString()));
    }
    if (fields.isEmpty()) {
        record = found.first();
        return;
    }
    for (const QString &name : fields) {
        const Field &field = model.field(name);
        record.setValue(field.index(), found.first().value(field.index()));
    }
}

} // namespace Quintette

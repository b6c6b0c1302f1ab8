// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/persistence.h"

#include "core/orm/aggregates/aggregates.h"
#include "core/orm/brokenrule.h"
#include "core/orm/computedcolumn.h"
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

static void checkNames(const Record &record, const QStringList &names)
{
    QStringList unknown = names;
    for (const Field *field : record.model().fields()) {
        unknown.removeAll(field->name());
        unknown.removeAll(field->attname());
    }
    if (!unknown.isEmpty()) {
        throw ValueError(u"%1: these update fields do not exist or have no column: %2"_s.arg(
                record.model().label(), unknown.join(u", "_s)));
    }
}

/// The columns of its own table that an UPDATE sets: all, those asked for, or those loaded.
static QList<const Field *> fieldsToUpdate(const Record &record, const QStringList &names)
{
    const ModelInfo &model = record.model();
    QList<const Field *> fields;
    for (const Field *field : model.localFields()) {
        if (model.keyFields().contains(field) || field->kind() == FieldKind::Generated)
            continue;
        const bool isNamed = names.contains(field->name()) || names.contains(field->attname());
        if (names.isEmpty() ? !record.isDeferred(field->index()) : isNamed)
            fields += field;
    }
    return fields;
}

static QList<const Field *> fieldsToInsert(const Record &record)
{
    QList<const Field *> fields;
    for (const Field *field : record.model().localFields()) {
        if (!Internal::isMadeByDatabase(record, *field))
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

/// Meta.order_with_respect_to: a new object comes last.
static void takeLastPlace(Record &record, const QString &database)
{
    const ModelInfo &model = record.model();
    const QString &owner = model.options().orderWithRespectTo;
    if (owner.isEmpty() || model.isProxy())
        return;
    const Field &place = model.field(u"_order");
    const Dict last = baseObjects(model, database)
                              .filter(Q(Lookup(owner, record.value(model.field(owner).index()))))
                              .aggregate({{u"last"_s, Max(u"_order"_s)}});
    const std::optional<qint64> number = last.value(u"last").toInt();
    record.setValue(place.index(), number ? *number + 1 : 0);
}

namespace {

/// Writes one object: the rows of its parents first, then its own. Django: save_base.
class Writer
{
public:
    Writer(const SaveOptions &options, const ModelInfo &model, const QString &database)
        : m_options(options), m_model(model), m_database(database)
    {
    }

    /// True when its row was inserted, false when it was updated.
    bool write(Record &record, bool forceInsert)
    {
        // Of a fixture each row comes by itself.
        if (!m_options.raw)
            forceInsert |= writeParents(record);
        return writeRow(record, forceInsert);
    }

private:
    bool writeParents(Record &record);
    bool writeRow(Record &record, bool forceInsert);
    bool mustBeNew(const ModelInfo &model) const
    {
        return std::any_of(m_options.forceInsertOf.cbegin(), m_options.forceInsertOf.cend(),
                           [&model](const ModelInfo *one) { return model.isKindOf(*one); });
    }

    const SaveOptions &m_options;
    const ModelInfo &m_model; // of the object itself
    const QString &m_database;
};

bool Writer::writeParents(Record &record)
{
    bool inserted = false;
    for (const ParentModel &parent : record.model().parents()) {
        const Value &link = record.value(parent.link->index());
        const int parentKey = record.model().indexOf(parent.model->primaryKey());
        if (record.value(parentKey).isNone() && !link.isNone())
            record.setValue(parentKey, link);
        Record part = record.asModel(*parent.model);
        inserted |= write(part, mustBeNew(*parent.model));
        for (const Field *field : parent.model->fields()) {
            if (!part.isDeferred(field->index()))
                record.setValue(record.model().indexOf(*field), part.value(field->index()));
        }
        record.setValue(parent.link->index(), part.pk());
    }
    return inserted;
}

bool Writer::writeRow(Record &record, bool forceInsert)
{
    const ModelInfo &model = record.model();
    const TableStatements table(model, m_database);
    const bool hasKey = !record.pk().isNone();
    // The rows of parents that are gone come again, as in Django.
    const bool mustUpdate =
            (m_options.forceUpdate && &model == &m_model) || !m_options.updateFields.isEmpty();
    if (!hasKey && mustUpdate)
        throw ValueError(u"%1: an update is asked for, but the object has no primary key"_s.arg(
                model.label()));
    // A key that the default made cannot be in the table yet.
    const bool mustInsert = forceInsert
            || (!m_options.raw && !mustUpdate && record.isAdding()
                && model.primaryKey().hasDefault());
    if (hasKey && !mustInsert) {
        const QList<const Field *> fields = fieldsToUpdate(record, m_options.updateFields);
        if (!m_options.raw)
            setAutomaticValues(record, fields, false);
        // The fields asked for may all be of the parents.
        if (fields.isEmpty() && !m_options.updateFields.isEmpty())
            return false;
        const bool isThere = !model.options().selectOnSave || table.update(record, {}) > 0;
        if (isThere && (table.update(record, fields) > 0 || model.options().selectOnSave))
            return false;
        if (mustUpdate) {
            throw DatabaseError(
                    u"%1 with the key %2 was not updated: it is not in the database (any more)"_s
                            .arg(model.label(), record.pk().toString()));
        }
    }
    const QList<const Field *> fields = fieldsToInsert(record);
    if (!m_options.raw) {
        takeLastPlace(record, m_database);
        setAutomaticValues(record, fields, true);
    }
    table.insert(record, fields);
    return true;
}

} // namespace

void save(Record &record, const SaveOptions &options)
{
    const ModelInfo &model = record.model();
    if (options.forceInsert && (options.forceUpdate || !options.updateFields.isEmpty()))
        throw ValueError(u"%1: forceInsert does not go with forceUpdate or updateFields"_s.arg(
                model.label()));
    checkNames(record, options.updateFields);
    QString database = options.database.isEmpty() ? record.database() : options.database;
    if (database.isEmpty())
        database = record.model().registry().databaseForWrite(record.model(), &record);
    if (!options.raw)
        takeRelatedKeys(record);
    ModelSignals &events = model.registry().modelSignals();
    SaveEvent event{record, false, options.raw, options.updateFields, database};
    events.preSave.send(&model, event);
    const auto write = [&] {
        event.created = Writer(options, model, database).write(record, options.forceInsert);
    };
    try {
        if (model.parents().isEmpty())
            write();
        else
            model.registry().databases().connection(database).atomic(write);
    } catch (const IntegrityError &error) {
        throw Internal::explained(error, record, database);
    } catch (const DataError &error) {
        // What was found before it was sent names model and field already.
        if (error.message().startsWith(model.label()))
            throw;
        throw DataError(model.label() + u": "_s + error.message(), error.sql(), error.bindings());
    }
    record.setSaved(database);
    events.postSave.send(&model, event);
}

void refresh(Record &record, const QStringList &fields)
{
    const ModelInfo &model = record.model();
    const QList<Record> found =
            baseObjects(model, record.database()).filter(Q(Lookup(u"pk"_s, record.pk()))).toList();
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

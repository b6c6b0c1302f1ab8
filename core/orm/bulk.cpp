// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/batchinsert.h"
#include "core/orm/columnvalue.h"
#include "core/orm/computedcolumn.h"
#include "core/orm/modelregistry.h"
#include "core/orm/query.h"
#include "core/orm/sql/keyedcasenode.h"
#include "core/orm/sql/queryconnection.h"

namespace Quintette {

using namespace Internal;

static QString conflictSql(const Query &query, QuerySet::OnConflict onConflict,
                           const QStringList &updateFields, const QStringList &uniqueFields,
                           const Backend &backend)
{
    if (onConflict == QuerySet::OnConflict::Fail)
        return {};
    if (onConflict == QuerySet::OnConflict::Ignore)
        return u" ON CONFLICT DO NOTHING"_s;
    if (updateFields.isEmpty() || uniqueFields.isEmpty()) {
        throw ValueError(u"Fields that will be updated, and the unique fields that can trigger it, "
                         u"must be given when "
                         "updating conflicts."_s);
    }
    QStringList unique;
    for (const QString &name : uniqueFields)
        unique += backend.quoteName(query.model->field(name).column());
    QStringList assignments;
    for (const QString &name : updateFields) {
        const QString column = backend.quoteName(query.model->field(name).column());
        assignments += column + u" = EXCLUDED."_s + column;
    }
    return u" ON CONFLICT (%1) DO UPDATE SET %2"_s.arg(unique.join(u", "_s),
                                                       assignments.join(u", "_s));
}

/// Inserts records that all leave the same columns to the database, and puts into them what the
/// database made.
static void insertRecords(Connection &connection, const ModelInfo &model,
                          const QList<Record *> &records, const QString &conflict, int batchSize)
{
    if (records.isEmpty())
        return;
    const Backend &backend = connection.backend();
    QList<const Field *> columns;
    QList<const Field *> made;
    for (const Field *field : model.fields()) {
        (isMadeByDatabase(*records.first(), *field) ? made : columns).append(field);
    }
    // Which rows a statement with a conflict clause left out is not known.
    if (!conflict.isEmpty())
        made.clear();
    BatchInsert insert(connection, model, columns, made, conflict, batchSize);
    qsizetype returned = 0;
    insert.setReturned([&](const Cursor &cursor) {
        Record &record = *records.at(returned++);
        for (int i = 0; i < made.size(); ++i)
            record.setValue(made.at(i)->index(),
                            made.at(i)->fromDatabase(cursor.value(i), backend));
    });
    ValueList row;
    row.reserve(columns.size());
    for (Record *record : records) {
        row.clear();
        for (const Field *field : std::as_const(columns)) {
            const Value value = field->preSave(record->value(field->index()), true);
            if (field->options().autoNow || field->options().autoNowAdd)
                record->setValue(field->index(), value);
            row.append(value);
        }
        insert.add(row);
    }
    insert.finish();
    for (Record *record : records)
        record->setSaved(connection.alias());
}

/// The key and other fields whose value an object may have or leave to the database.
static QList<const Field *> leavableFields(const ModelInfo &model)
{
    QList<const Field *> fields;
    for (const Field *field : model.fields()) {
        if (field->isAuto())
            fields.prepend(field);
        else if (field->isFilledByDatabase())
            fields.append(field);
    }
    return fields;
}

QList<Record> QuerySet::bulkCreate(QList<Record> records, int batchSize, OnConflict onConflict,
                                   const QStringList &updateFields,
                                   const QStringList &uniqueFields) const
{
    if (batchSize < 0)
        throw ValueError(u"Batch size must be a positive integer."_s);
    if (!model().parents().isEmpty())
        throw ValueError(u"Can't bulk create a multi-table inherited model"_s);
    Connection &connection = writeConnectionOf(*m_query);
    const QString conflict =
            conflictSql(*m_query, onConflict, updateFields, uniqueFields, connection.backend());
    if (records.isEmpty())
        return records;
    // By the columns that are left to the database; those with a key of their own first.
    const QList<const Field *> leavable = leavableFields(model());
    QMap<QByteArray, QList<Record *>> alike;
    for (Record &record : records) {
        QByteArray left;
        for (const Field *field : leavable)
            left += isMadeByDatabase(record, *field) ? '1' : '0';
        alike[left] += &record;
    }
    connection.atomic([&] {
        for (const QList<Record *> &some : std::as_const(alike))
            insertRecords(connection, model(), some, conflict, batchSize);
    });
    return records;
}

/// Parameters that one UPDATE of bulkUpdate() may come to, two keys and the values for each row.
/// Django's limit for SQLite; elsewhere a longer CASE only gets slower by the square.
static constexpr int updateParameters = 999;

qint64 QuerySet::bulkUpdate(const QList<Record> &records, const QStringList &fields,
                            int batchSize) const
{
    if (batchSize < 0)
        throw ValueError(u"Batch size must be a positive integer."_s);
    if (fields.isEmpty())
        throw ValueError(u"Field names must be given to bulk_update()."_s);
    Connection &connection = writeConnectionOf(*m_query);
    const Backend &backend = connection.backend();
    QList<const Field *> changed;
    for (const QString &name : fields) {
        const Field &field = model().field(name);
        if (field.index() < 0)
            throw ValueError(u"bulk_update() can only be used with concrete fields."_s);
        if (model().keyFields().contains(&field) || field.declared().isPrimaryKey())
            throw ValueError(u"bulk_update() cannot be used with primary key fields."_s);
        changed.append(&field);
    }
    const auto hasNoKey = [](const Record &record) { return record.pk().isNone(); };
    if (std::any_of(records.cbegin(), records.cend(), hasNoKey))
        throw ValueError(u"All bulk_update() objects must have a primary key set."_s);
    const qsizetype limit = std::max<qsizetype>(1, updateParameters / (2 + changed.size()));
    const qsizetype size = batchSize > 0 ? std::min<qsizetype>(batchSize, limit) : limit;
    qint64 updated = 0;
    connection.atomic([&] {
        for (qsizetype from = 0; from < records.size(); from += size) {
            const QList<Record> batch = records.sliced(from, std::min(size, records.size() - from));
            ValueList keys;
            for (const Record &record : batch)
                keys += record.pk();
            QList<QPair<QString, Expression>> values;
            for (const Field *field : std::as_const(changed)) {
                QList<KeyedCaseNode::Row> rows;
                for (const Record &record : batch) {
                    rows.append({record.pk(),
                                 columnValue(*field, record.value(field->index()), backend)});
                }
                values.append(
                        {field->name(),
                         Expression(std::make_shared<KeyedCaseNode>(field, std::move(rows)))});
            }
            updated += filter(Q(Lookup(u"pk__in"_s, Value(keys)))).update(values);
        }
    });
    return updated;
}

} // namespace Quintette

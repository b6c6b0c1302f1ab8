// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/lookups/preparevalue.h"
#include "core/orm/modelregistry.h"
#include "core/orm/query.h"
#include "core/orm/sql/queryconnection.h"

namespace Quintette {

using namespace Internal;

/// INSERT of some fields with its place markers. Keys come back where the database makes them.
class BulkInsert
{
public:
    BulkInsert(Connection &connection, const ModelInfo &model, bool withKey,
               const QString &conflict)
        : m_connection(connection), m_model(model)
    {
        QStringList columns;
        for (const Field *field : model.fields()) {
            const bool isKey = field->isPrimaryKey() && field->isAuto();
            if (field->kind() == FieldKind::Generated || (isKey && !withKey))
                continue;
            m_fields.append(field);
            columns += connection.backend().quoteName(field->column());
        }
        const QString marks = QStringList(m_fields.size(), u"?"_s).join(u", "_s);
        m_sql = u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
                        connection.backend().quoteName(model.table()), columns.join(u", "_s), marks)
                + conflict;
        m_returnsKey = !withKey && conflict.isEmpty();
        if (m_returnsKey && connection.backend().isPostgreSql())
            m_sql += u" RETURNING "_s + connection.backend().quoteName(model.primaryKey().column());
    }

    void insert(Record &record)
    {
        ValueList parameters;
        parameters.reserve(m_fields.size());
        for (const Field *field : std::as_const(m_fields)) {
            const Value before = record.value(field->index());
            const Value value = prepareValue(*field, field->preSave(before, true));
            parameters.append(field->toDatabase(value, m_connection.backend()));
        }
        Cursor cursor = m_connection.execute(m_sql, parameters);
        if (m_returnsKey) {
            const bool returned = m_connection.backend().isPostgreSql();
            if (returned)
                cursor.next();
            record.setValue(m_model.primaryKey().index(),
                            returned ? cursor.value(0) : cursor.lastInsertId());
        }
        record.setSaved(m_connection.alias());
    }

private:
    Connection &m_connection;
    const ModelInfo &m_model;
    QList<const Field *> m_fields;
    QString m_sql;
    bool m_returnsKey = false;
};

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

QList<Record> QuerySet::bulkCreate(QList<Record> records, int, OnConflict onConflict,
                                   const QStringList &updateFields,
                                   const QStringList &uniqueFields) const
{
    if (records.isEmpty())
        return records;
    Connection &connection = connectionOf(*m_query);
    const QString conflict =
            conflictSql(*m_query, onConflict, updateFields, uniqueFields, connection.backend());
    connection.atomic([&] {
        BulkInsert withKey(connection, model(), true, conflict);
        BulkInsert withoutKey(connection, model(), !model().primaryKey().isAuto(), conflict);
        for (Record &record : records)
            (record.pk().isNone() ? withoutKey : withKey).insert(record);
    });
    return records;
}

qint64 QuerySet::bulkUpdate(const QList<Record> &records, const QStringList &fields, int) const
{
    if (fields.isEmpty())
        throw ValueError(u"Field names must be given to bulk_update()."_s);
    Connection &connection = connectionOf(*m_query);
    const Backend &backend = connection.backend();
    QList<const Field *> changed;
    QStringList assignments;
    for (const QString &name : fields) {
        const Field &field = model().field(name);
        if (field.index() < 0)
            throw ValueError(u"bulk_update() can only be used with concrete fields."_s);
        if (field.isPrimaryKey())
            throw ValueError(u"bulk_update() cannot be used with primary key fields."_s);
        changed.append(&field);
        assignments += backend.quoteName(field.column()) + u" = ?"_s;
    }
    const QString sql = u"UPDATE %1 SET %2 WHERE %3 = ?"_s.arg(
            backend.quoteName(model().table()), assignments.join(u", "_s),
            backend.quoteName(model().primaryKey().column()));
    QList<ValueList> rows;
    for (const Record &record : records) {
        if (record.pk().isNone())
            throw ValueError(u"All bulk_update() objects must have a primary key set."_s);
        ValueList row;
        for (const Field *field : std::as_const(changed))
            row.append(field->toDatabase(
                    prepareValue(*field, field->preSave(record.value(field->index()), false)),
                    backend));
        row.append(model().primaryKey().toDatabase(record.pk(), backend));
        rows.append(row);
    }
    qint64 updated = 0;
    connection.atomic([&] { updated = connection.executeMany(sql, rows); });
    return updated;
}

} // namespace Quintette

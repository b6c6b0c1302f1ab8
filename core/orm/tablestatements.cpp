// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/tablestatements.h"

#include "core/db/backend.h"
#include "core/orm/columnvalue.h"
#include "core/orm/modelregistry.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

/// Enough keys for one statement to be worth its while; below every database's limit of parameters.
constexpr qsizetype batchSize = 500;

TableStatements::TableStatements(const ModelInfo &model, const QString &database)
    : m_model(model), m_database(database),
      m_connection(model.registry().databases().connection(database))
{
}

QString TableStatements::quoted(const QString &name) const
{
    return m_connection.backend().quoteName(name);
}

void TableStatements::insert(Record &record, const QList<const Field *> &fields) const
{
    const Backend &backend = m_connection.backend();
    QStringList columns;
    QStringList marks;
    ValueList bound;
    for (const Field *field : fields) {
        columns += quoted(field->column());
        marks += u"?"_s;
        bound += columnValue(*field, record.value(field->index()), backend);
    }
    QList<const Field *> computed;
    QStringList returning;
    for (const Field *field : m_model.localFields()) {
        if (fields.contains(field))
            continue;
        computed += field;
        returning += quoted(field->column());
    }
    QString sql = u"INSERT INTO %1 "_s.arg(quoted(m_model.table()));
    if (columns.isEmpty())
        sql += u"DEFAULT VALUES"_s;
    else
        sql += u"(%1) VALUES (%2)"_s.arg(columns.join(u", "_s), marks.join(u", "_s));
    if (!computed.isEmpty())
        sql += u" RETURNING "_s + returning.join(u", "_s);
    Cursor cursor = m_connection.execute(sql, bound);
    if (computed.isEmpty() || !cursor.next())
        return;
    for (int i = 0; i < int(computed.size()); ++i)
        record.setValue(computed[i]->index(), computed[i]->fromDatabase(cursor.value(i), backend));
    while (cursor.next()) { } // the statement ends with its last row
}

qint64 TableStatements::update(const Record &record, const QList<const Field *> &fields) const
{
    const Backend &backend = m_connection.backend();
    QStringList conditions;
    ValueList boundKey;
    for (const Field *key : m_model.keyFields()) {
        conditions += quoted(key->column()) + u" = ?"_s;
        boundKey += key->toDatabase(record.value(key->index()), backend);
    }
    const QString where = u" WHERE "_s + conditions.join(u" AND "_s);
    if (fields.isEmpty()) {
        Cursor cursor = m_connection.execute(
                u"SELECT 1 FROM %1"_s.arg(quoted(m_model.table())) + where, boundKey);
        return cursor.next() ? 1 : 0;
    }
    QStringList assignments;
    ValueList bound;
    for (const Field *field : fields) {
        assignments += quoted(field->column()) + u" = ?"_s;
        bound += columnValue(*field, record.value(field->index()), backend);
    }
    bound += boundKey;
    const QString sql =
            u"UPDATE %1 SET %2"_s.arg(quoted(m_model.table()), assignments.join(u", "_s)) + where;
    return m_connection.execute(sql, bound).rowsAffected();
}

void TableStatements::inBatches(
        const Field &where, const ValueList &keys,
        const std::function<void(const QString &, const ValueList &)> &run) const
{
    const Backend &backend = m_connection.backend();
    const qsizetype size = std::min<qsizetype>(batchSize, backend.maxParameters() - 1);
    for (qsizetype start = 0; start < keys.size(); start += size) {
        ValueList bound;
        QStringList marks;
        for (qsizetype i = start; i < std::min(start + size, keys.size()); ++i) {
            bound += where.toDatabase(keys[i], backend);
            marks += u"?"_s;
        }
        run(u" WHERE %1 IN (%2)"_s.arg(quoted(where.column()), marks.join(u", "_s)), bound);
    }
}

qint64 TableStatements::updateWhereIn(const Field &column, const Value &value, const Field &where,
                                      const ValueList &keys) const
{
    qint64 count = 0;
    inBatches(where, keys, [&](const QString &condition, const ValueList &bound) {
        const ValueList all = ValueList{column.toDatabase(value, m_connection.backend())} + bound;
        const QString sql =
                u"UPDATE %1 SET %2 = ?"_s.arg(quoted(m_model.table()), quoted(column.column()))
                + condition;
        count += m_connection.execute(sql, all).rowsAffected();
    });
    return count;
}

qint64 TableStatements::deleteWhereIn(const Field &where, const ValueList &keys) const
{
    qint64 count = 0;
    inBatches(where, keys, [&](const QString &condition, const ValueList &bound) {
        const QString sql = u"DELETE FROM %1"_s.arg(quoted(m_model.table())) + condition;
        count += m_connection.execute(sql, bound).rowsAffected();
    });
    return count;
}

QList<Record> TableStatements::selectWhereIn(const Field &where, const ValueList &keys) const
{
    if (!m_model.parents().isEmpty())
        return selectJoined(where, keys);
    const Backend &backend = m_connection.backend();
    QStringList columns;
    for (const Field *field : m_model.fields())
        columns += quoted(field->column());
    const QString select =
            u"SELECT %1 FROM %2"_s.arg(columns.join(u", "_s), quoted(m_model.table()));
    QList<Record> records;
    inBatches(where, keys, [&](const QString &condition, const ValueList &bound) {
        Cursor cursor = m_connection.execute(select + condition, bound);
        while (cursor.next()) {
            ValueList values;
            values.reserve(m_model.fields().size());
            for (const Field *field : m_model.fields())
                values += field->fromDatabase(cursor.value(field->index()), backend);
            records += Record(m_model, std::move(values), m_database);
        }
    });
    return records;
}

QList<Record> TableStatements::selectJoined(const Field &where, const ValueList &keys) const
{
    QList<Record> records;
    const QuerySet all(m_model, m_database);
    for (qsizetype start = 0; start < keys.size(); start += batchSize) {
        const Value some(keys.sliced(start, std::min(batchSize, keys.size() - start)));
        records += all.orderBy(QStringList())
                           .filter(Q(Lookup(where.name() + u"__in"_s, some)))
                           .toList();
    }
    return records;
}

qint64 TableStatements::deleteRows(const QList<Record> &records) const
{
    const QList<const Field *> &parts = m_model.keyFields();
    if (parts.size() == 1) {
        ValueList keys;
        for (const Record &record : records)
            keys += record.value(*parts.first());
        return deleteWhereIn(*parts.first(), keys);
    }
    qint64 count = 0;
    for (const Record &record : records) {
        QStringList conditions;
        ValueList bound;
        for (const Field *part : parts) {
            conditions += quoted(part->column()) + u" = ?"_s;
            bound += part->toDatabase(record.value(*part), m_connection.backend());
        }
        const QString sql = u"DELETE FROM %1 WHERE %2"_s.arg(quoted(m_model.table()),
                                                             conditions.join(u" AND "_s));
        count += m_connection.execute(sql, bound).rowsAffected();
    }
    return count;
}

qint64 TableStatements::countWhereIn(const Field &where, const ValueList &keys) const
{
    qint64 count = 0;
    inBatches(where, keys, [&](const QString &condition, const ValueList &bound) {
        Cursor cursor = m_connection.execute(
                u"SELECT COUNT(*) FROM %1"_s.arg(quoted(m_model.table())) + condition, bound);
        if (cursor.next())
            count += cursor.value(0).toInt().value_or(0);
    });
    return count;
}

ValueList TableStatements::column(const Field &column, const Field &where, const Value &key) const
{
    const Backend &backend = m_connection.backend();
    const QString sql = u"SELECT %1 FROM %2 WHERE %3 = ? ORDER BY %4"_s.arg(
            quoted(column.column()), quoted(m_model.table()), quoted(where.column()),
            quoted(m_model.keyFields().first()->column()));
    Cursor cursor = m_connection.execute(sql, {where.toDatabase(key, backend)});
    ValueList values;
    while (cursor.next())
        values += column.fromDatabase(cursor.value(0), backend);
    return values;
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

namespace Quintette {

class Connection;

namespace Internal {

/// The plain statements over one table that saving and deleting consist of: no joins, no rules, no
/// signals. Keys come in any number; they are bound in as many statements as the database's limit
/// asks for.
class TableStatements
{
public:
    TableStatements(const ModelInfo &model, const QString &database);

    Connection &connection() const { return m_connection; }
    /// Inserts the fields' values of record, and puts into it what the database computed (key,
    /// generated columns).
    void insert(Record &record, const QList<const Field *> &fields) const;
    /// The number of rows whose primary key is record's.
    qint64 update(const Record &record, const QList<const Field *> &fields) const;
    qint64 updateWhereIn(const Field &column, const Value &value, const Field &where,
                         const ValueList &keys) const;
    qint64 deleteWhereIn(const Field &where, const ValueList &keys) const;
    /// Those with the primary keys of records, which may be of a child.
    qint64 deleteRows(const QList<Record> &records) const;
    QList<Record> selectWhereIn(const Field &where, const ValueList &keys) const;
    qint64 countWhereIn(const Field &where, const ValueList &keys) const;
    ValueList column(const Field &column, const Field &where, const Value &key) const;

private:
    QList<Record> selectJoined(const Field &where, const ValueList &keys) const;
    QString quoted(const QString &name) const;
    void inBatches(
            const Field &where, const ValueList &keys,
            const std::function<void(const QString &condition, const ValueList &bound)> &run) const;

    const ModelInfo &m_model;
    QString m_database;
    Connection &m_connection;
};

} // namespace Internal
} // namespace Quintette

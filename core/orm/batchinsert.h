// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/field.h"

#include <functional>

namespace Quintette {

class Connection;
class Cursor;

namespace Internal {

/// INSERT of many rows into one table, as many per statement as is asked for and the database
/// takes. No signals, no defaults: values are bound as they are given. Call finish() after the last
/// row.
class BatchInsert
{
public:
    /// columns: the fields that get values; returned: those whose values the database makes;
    /// conflict: SQL behind the rows (" ON CONFLICT ..."), with which nothing can be returned;
    /// batchSize: rows per statement at most, 0 for a good number.
    BatchInsert(Connection &connection, const ModelInfo &model, const QList<const Field *> &columns,
                const QList<const Field *> &returned, const QString &conflict, int batchSize);

    /// Called with each row that was inserted, in order; the cursor stands on its returned columns.
    void setReturned(std::function<void(const Cursor &)> function)
    {
        m_onReturned = std::move(function);
    }
    /// Values in the order of the columns.
    void add(const ValueList &row);
    void finish();

private:
    QString sql(qsizetype rows) const;
    void run(const QString &sql);

    Connection &m_connection;
    const QList<const Field *> m_columns;
    QString m_head; // up to VALUES
    QString m_row; // "(?, ?)"
    QString m_tail; // behind the rows
    bool m_returns;
    qsizetype m_rowsPerStatement;
    QString m_fullSql;
    ValueList m_parameters;
    qsizetype m_rows = 0;
    std::function<void(const Cursor &)> m_onReturned;
};

} // namespace Internal
} // namespace Quintette

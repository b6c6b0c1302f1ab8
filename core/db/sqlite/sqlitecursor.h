// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/driver.h"
#include "core/db/sqlite/sqlitehandle.h"

namespace Quintette::Internal {

/// A statement that has been run: its rows, read one by one straight from SQLite.
class SqliteCursor : public Cursor::Private
{
public:
    /// Runs it as far as its first row. Throws.
    SqliteCursor(std::shared_ptr<SqliteHandle> handle, const QString &sql,
                 const ValueList &parameters);
    ~SqliteCursor() override;

    bool next() override;
    int columnCount() const override { return m_columnCount; }
    QStringList columnNames() const override;
    Value value(int column) const override;
    qint64 rowsAffected() const override { return m_rowsAffected; }
    Value lastInsertId() const override { return m_lastInsertId; }

private:
    enum class State { BeforeFirst, OnRow, Done };

    bool step();
    void finish();
    Value columnValue(int column) const;

    const std::shared_ptr<SqliteHandle> m_handle;
    const QString m_sql;
    const ValueList m_parameters;
    std::unique_ptr<SqliteStatement> m_statement;
    sqlite3_stmt *m_raw = nullptr;
    int m_columnCount = 0;
    State m_state = State::BeforeFirst;
    qint64 m_rowsAffected = 0;
    Value m_lastInsertId;
    // Rows of a statement that writes (RETURNING): such a one is run to its end at once.
    QList<ValueList> m_written;
    qsizetype m_writtenRow = -1;
    bool m_writes = false;
};

} // namespace Quintette::Internal

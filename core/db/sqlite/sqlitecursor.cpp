// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqlitecursor.h"

namespace Quintette::Internal {

SqliteCursor::SqliteCursor(std::shared_ptr<SqliteHandle> handle, const QString &sql,
                           const ValueList &parameters)
    : m_handle(std::move(handle)), m_sql(sql), m_parameters(parameters),
      m_statement(m_handle->take(sql)), m_raw(m_statement->handle),
      m_columnCount(sqlite3_column_count(m_raw)), m_writes(!sqlite3_stmt_readonly(m_raw))
{
    m_handle->bind(*m_statement, sql, parameters);
    const sqlite3_int64 before = sqlite3_total_changes64(m_handle->database());
    bool row = step();
    if (m_writes) {
        for (; row; row = step()) {
            ValueList &values = m_written.emplaceBack();
            values.reserve(m_columnCount);
            for (int column = 0; column < m_columnCount; ++column)
                values += columnValue(column);
        }
        // sqlite3_changes() still holds the number of an earlier statement after DDL.
        if (sqlite3_total_changes64(m_handle->database()) != before)
            m_rowsAffected = sqlite3_changes64(m_handle->database());
        m_lastInsertId = qint64(sqlite3_last_insert_rowid(m_handle->database()));
        finish();
    }
}

SqliteCursor::~SqliteCursor()
{
    finish();
}

bool SqliteCursor::next()
{
    if (m_writes)
        return ++m_writtenRow < m_written.size();
    switch (m_state) {
    case State::BeforeFirst:
        m_state = State::OnRow;
        return true;
    case State::OnRow:
        return step();
    case State::Done:
        break;
    }
    return false;
}

// True on a row; leaves m_state alone there, so that the row the constructor found is not skipped.
bool SqliteCursor::step()
{
    const int code = sqlite3_step(m_raw);
    if (code == SQLITE_ROW)
        return true;
    m_state = State::Done;
    if (code != SQLITE_DONE) {
        // Out of the cache: resetting it would report the same error again.
        m_statement.reset();
        m_raw = nullptr;
        m_handle->fail(code, m_sql, m_parameters);
    }
    if (!m_writes)
        finish();
    return false;
}

void SqliteCursor::finish()
{
    m_state = State::Done;
    if (!m_statement)
        return;
    m_handle->giveBack(m_sql, std::move(m_statement));
}

QStringList SqliteCursor::columnNames() const
{
    QStringList names;
    // Names outlive the rows: the cached statement is asked while it is ours, else a look at it is
    // taken again.
    if (m_statement) {
        for (int column = 0; column < m_columnCount; ++column)
            names += QString::fromUtf8(sqlite3_column_name(m_raw, column));
    } else {
        std::unique_ptr<SqliteStatement> statement = m_handle->take(m_sql);
        for (int column = 0; column < m_columnCount; ++column)
            names += QString::fromUtf8(sqlite3_column_name(statement->handle, column));
        m_handle->giveBack(m_sql, std::move(statement));
    }
    return names;
}

Value SqliteCursor::value(int column) const
{
    if (m_writes)
        return m_written.at(m_writtenRow).at(column);
    return m_statement ? columnValue(column) : Value();
}

// The library lets a value be read so by one thread at a time only, which is what a connection has;
// asking for each part by its column would check the state of the whole statement each time.
Value SqliteCursor::columnValue(int column) const
{
    sqlite3_value *value = sqlite3_column_value(m_raw, column);
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return qint64(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return sqlite3_value_double(value);
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
        return QString::fromUtf8(text, sqlite3_value_bytes(value));
    }
    case SQLITE_BLOB: {
        const auto *data = static_cast<const char *>(sqlite3_value_blob(value));
        return QByteArray(data ? data : "", sqlite3_value_bytes(value));
    }
    default:
        return {};
    }
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/db/cancellation.h"

#include <QCache>
#include <QDeadlineTimer>

#include <sqlite3.h>

namespace Quintette::Internal {

/// A prepared statement and the texts bound to it, which SQLite reads in place.
struct SqliteStatement
{
    explicit SqliteStatement(sqlite3_stmt *handle) : handle(handle) { }
    ~SqliteStatement() { sqlite3_finalize(handle); }
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    sqlite3_stmt *const handle;
    QList<QByteArray> texts;
};

/// An open SQLite file and its prepared statements, shared by the driver and the cursors that still
/// read from it.
class SqliteHandle
{
public:
    SqliteHandle(sqlite3 *database, const QString &path);
    ~SqliteHandle();
    Q_DISABLE_COPY_MOVE(SqliteHandle)

    sqlite3 *database() const { return m_database; }
    const QString &path() const { return m_path; }

    /// Out of the cache, so that a second run of the same SQL while a cursor is open gets its own.
    /// Throws.
    std::unique_ptr<SqliteStatement> take(const QString &sql);
    void giveBack(const QString &sql, std::unique_ptr<SqliteStatement> statement);
    void bind(SqliteStatement &statement, const QString &sql, const ValueList &parameters);
    /// The caller keeps the cancellation alive until it sets others.
    void setLimits(const Cancellation *cancellation, QDeadlineTimer deadline);
    void forgetStatements() { m_statements.clear(); }

    /// Throws the DatabaseError kind that the code means.
    [[noreturn]] void fail(int code, const QString &sql, const ValueList &parameters) const;

private:
    bool mustStop() const;

    sqlite3 *const m_database;
    const QString m_path;
    QCache<QString, SqliteStatement> m_statements{256};
    const Cancellation *m_cancellation = nullptr;
    QDeadlineTimer m_deadline = QDeadlineTimer::Forever;
};

} // namespace Quintette::Internal

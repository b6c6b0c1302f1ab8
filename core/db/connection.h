// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/db/cancellation.h"
#include "core/db/databasesettings.h"

#include <chrono>
#include <functional>
#include <memory>

namespace Quintette {

class AnswerMemory;
class Backend;

/// The rows of one executed statement, forward only; values come as the driver has them (Int,
/// Float, String, Bytes, None; PostgreSQL also Bool, Date, DateTime ...), Field::fromDatabase()
/// gives them their type. Move-only; returns its prepared statement to the connection when
/// destroyed.
class QUINTETTE_CORE_EXPORT Cursor
{
public:
    class Private;
    explicit Cursor(std::unique_ptr<Private> d);
    Cursor(Cursor &&) noexcept;
    Cursor &operator=(Cursor &&) noexcept;
    ~Cursor();

    bool next();
    int columnCount() const;
    QStringList columnNames() const;
    Value value(int column) const;
    qint64 rowsAffected() const;
    Value lastInsertId() const;

private:
    std::unique_ptr<Private> d;
};

/// When the statements of Connection::limited() are given up.
struct StatementLimits
{
    std::shared_ptr<Cancellation> cancellation = {};
    std::chrono::milliseconds time = {}; // for all of them together; 0 for no limit
};

/// One connection to one database; belongs to the thread that opened it (Databases::connection()).
/// Statements are prepared once and kept. Parameters are always bound, with "?" as place marker on
/// every back-end. Throws DatabaseError and its kinds. Outside of atomic() every statement commits
/// by itself (autocommit).
class QUINTETTE_CORE_EXPORT Connection
{
public:
    Connection(const QString &alias, const DatabaseSettings &settings);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    const QString &alias() const;
    const DatabaseSettings &settings() const;
    /// The SQL dialect: quoting, types, features.
    const Backend &backend() const;

    Cursor execute(const QString &sql, const ValueList &parameters = {});
    /// All rows of a statement that has few.
    QList<ValueList> fetchAll(const QString &sql, const ValueList &parameters = {});
    /// One statement for many rows of parameters, prepared once.
    qint64 executeMany(const QString &sql, const QList<ValueList> &rows);
    /// Statements without parameters, split by the driver (scripts, DDL).
    void executeScript(const QString &sql);

    /// A statement on its way to the database.
    struct Statement
    {
        Connection &connection;
        QString sql;
        ValueList parameters = {}; // of one that runs once
        QList<ValueList> rows = {}; // of executeMany()
        bool isMany = false;
    };
    using RunStatement = std::function<void(const Statement &statement)>;
    /// Is given each statement and what runs it, perhaps after a change; may throw instead.
    using Wrapper = std::function<void(const Statement &statement, const RunStatement &run)>;
    /// Runs work, whose statements go through wrapper (those that begin and end transactions do
    /// not); of several the outermost is asked first. Django: execute_wrapper().
    void wrapped(Wrapper wrapper, const std::function<void()> &work);

    /// Whether an atomic() block runs, or statements wait for commit(). Django: in_atomic_block.
    bool inTransaction() const;
    /// Runs work in a transaction, or in a savepoint inside one: commits when it returns, rolls
    /// back when it throws. Django: transaction.atomic. durable demands to be the outermost.
    /// Without a savepoint an inner block that throws undoes the whole transaction: until the next
    /// block with a savepoint ends, all statements are refused with TransactionManagementError.
    enum class Durable { No, Yes };
    enum class Savepoint { No, Yes };
    void atomic(const std::function<void()> &work, Durable durable = Durable::No,
                Savepoint savepoint = Savepoint::Yes);
    /// Runs callback after the outermost commit, at once outside of a transaction; forgotten on
    /// roll-back. What a robust one throws is written to the log, and the others run; what another
    /// throws keeps those behind it from running. Throws TransactionManagementError while
    /// autocommit is off.
    enum class Robust { No, Yes };
    void onCommit(std::function<void()> callback, Robust robust = Robust::No);

    /// Whether the innermost block is undone even when it returns; false takes back what an inner
    /// block without a savepoint has asked for by throwing, and is only safe after rolling back to
    /// a savepoint by hand. Throws TransactionManagementError outside of a block.
    bool willRollBack() const;
    void setRollback(bool rollback);
    /// A savepoint by hand; "" where statements commit by themselves. Django: savepoint().
    QString savepoint();
    void savepointCommit(const QString &savepoint);
    void savepointRollback(const QString &savepoint);

    /// While autocommit is off, the first statement begins a transaction that lasts until commit()
    /// or rollback(). These throw TransactionManagementError inside of a block.
    bool autocommit() const;
    void setAutocommit(bool autocommit);
    void commit();
    void rollback();

    /// Runs work, whose statements throw QueryCancelled when a limit is reached. Inside another
    /// limited() that one's cancellation holds too.
    void limited(const StatementLimits &limits, const std::function<void()> &work);
    /// Answers that are still true; null where that cannot be told cheaply: in a transaction and
    /// with PostgreSQL.
    AnswerMemory *answers();
    /// What ask returned before if that is still true, else what it returns now.
    Value remembered(const QString &question, const std::function<Value()> &ask);
    /// Opened longer ago than the option conn_max_age of its settings allows, in seconds, and not
    /// in a transaction; without that option never. A statement that begins then has it opened
    /// anew.
    bool isOld() const;
    /// Opens now, or throws OperationalError saying what is wrong with the file or server and what
    /// to do.
    void ensureOpen();
    void close();
    /// Called with every statement, its bindings and its microseconds; for tests, --sql and
    /// debugging. Null to stop.
    using Logger =
            std::function<void(const QString &sql, const ValueList &bindings, qint64 microseconds)>;
    void setLogger(Logger logger);

    /// Called each time the line to the database has been opened; statements may run then.
    using Opened = std::function<void(Connection &connection)>;
    void setOpened(Opened opened);

    class Private;

private:
    std::unique_ptr<Private> d;
};

/// All databases of a project by alias; hands each thread its own connection and closes it with the
/// thread. Thread-safe. Django: django.db.connections.
class QUINTETTE_CORE_EXPORT Databases
{
public:
    Databases();
    ~Databases();
    Q_DISABLE_COPY_MOVE(Databases)

    void add(const QString &alias, const DatabaseSettings &settings);
    bool contains(const QString &alias) const;
    QStringList aliases() const;
    DatabaseSettings settings(const QString &alias) const;
    /// What is called with each connection that any thread has opened, from now on; before threads
    /// begin to use them. Django: the signal connection_created.
    void whenOpened(Connection::Opened opened);
    /// This thread's connection, opened when first used. Throws ImproperlyConfigured for an unknown
    /// alias.
    Connection &connection(const QString &alias = u"default"_s) const;
    /// Closes this thread's connections (a pool thread that rests, a test that ends).
    void closeThisThread() const;
    /// Closes those of this thread that are isOld(). Django: close_old_connections.
    void closeOldOfThisThread() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Quintette

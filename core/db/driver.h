// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/db/databaseerror.h"

#include <QDeadlineTimer>

namespace Quintette {

/// What a driver implements for its rows. Keeps alive what it reads from, so it may outlive the
/// connection.
class Cursor::Private
{
public:
    virtual ~Private();
    virtual bool next() = 0;
    virtual int columnCount() const = 0;
    virtual QStringList columnNames() const = 0;
    virtual Value value(int column) const = 0;
    virtual qint64 rowsAffected() const = 0;
    virtual Value lastInsertId() const = 0;
};

namespace Internal {

/// The line to one database: opens, runs statements and says whether a transaction is open there.
/// Knows nothing of nesting; Connection counts. Every function throws DatabaseError kinds.
class Driver
{
public:
    virtual ~Driver();

    static std::unique_ptr<Driver> make(const DatabaseSettings &settings);

    virtual void open() = 0;
    virtual void close() = 0;
    virtual bool isOpen() const = 0;
    /// False when the other side has gone; must be cheap, as it is asked before every statement
    /// outside a transaction.
    virtual bool isAlive() const { return true; }

    virtual std::unique_ptr<Cursor::Private> execute(const QString &sql,
                                                     const ValueList &parameters) = 0;
    virtual qint64 executeMany(const QString &sql, const QList<ValueList> &rows) = 0;
    virtual void executeScript(const QString &sql) = 0;

    /// When statements from now on are given up with QueryCancelled; null and Forever for never.
    virtual void setLimits(const Cancellation *cancellation, QDeadlineTimer deadline) = 0;
    /// Ends the statement that runs, if any; called by other threads while the line is open.
    virtual std::function<void()> interruption() = 0;
    /// Differs from what it was when anything in the database may have been written since by
    /// anyone; nothing where finding out is not cheap.
    virtual std::optional<QPair<qint64, qint64>> contentStamp() { return {}; }

    virtual void begin() = 0;
    /// What a COMMIT was refused for, where the database's own message does not say; empty
    /// otherwise. Asked while the transaction is still open.
    virtual QString brokenReference() { return {}; }
    /// Whether the database itself is in a transaction: it ends one by itself on a full disk or a
    /// dropped line.
    virtual bool isInTransaction() const = 0;
    /// PostgreSQL refuses every statement after one error in a transaction, and makes a roll-back
    /// of the COMMIT.
    virtual bool isTransactionFailed() const { return false; }
};

} // namespace Internal
} // namespace Quintette

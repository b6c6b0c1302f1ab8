// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/db/driver.h"

namespace Quintette::Internal {

/// The atomic() blocks of one connection that run: the outermost is a transaction, the others are
/// savepoints in it, or nothing but a mark. Also a transaction that lasts until commit(), where
/// autocommit is off, and what waits for its end.
class TransactionBlocks
{
public:
    /// What work does for a statement, between its checks and with its log.
    using Run = std::function<void(const QString &sql, const std::function<void()> &work)>;
    TransactionBlocks(const QString &alias, Driver &driver, Run run);

    bool isEmpty() const { return m_blocks.isEmpty(); }
    qsizetype depth() const { return m_blocks.size(); }
    bool isOpen() const;
    /// Throws TransactionManagementError where statements would not do what they seem to.
    void refuseIfBroken() const;
    /// The driver failed: a full disk or a dropped line has ended the transaction.
    void noteFailure();
    /// The connection is closed in the midst of it.
    void noteClosed();
    /// Begins the transaction that a statement needs while autocommit is off.
    void beginIfManual();

    void enter(Connection::Savepoint savepoint);
    /// The end of the innermost block. commits: it returned, else it threw.
    void leave(bool commits);
    void addCallback(std::function<void()> callback, Connection::Robust robust);

    bool willRollBack() const;
    void setRollback(bool rollback);
    QString savepoint();
    void releaseSavepoint(const QString &name);
    void rollBackTo(const QString &name);

    bool autocommit() const { return m_autocommit; }
    void setAutocommit(bool autocommit);
    void commitManually();
    void rollBackManually();

private:
    struct Block
    {
        QString savepoint;
        qsizetype callbacksBefore = 0;
        bool isTransaction = false;
    };
    struct Callback
    {
        std::function<void()> work;
        Connection::Robust robust;
    };

    void refuseInBlock() const;
    void refuseOutsideOfBlock() const;
    void run(const QString &sql);
    QString newSavepoint();
    void commit();
    void leaveByCommit();
    void leaveByRollback() noexcept;
    void runCallbacks();

    const QString m_alias;
    Driver &m_driver;
    const Run m_run;
    QList<Block> m_blocks;
    QList<Block> m_manual; // savepoints made by hand
    QList<Callback> m_callbacks;
    int m_savepointNumber = 0;
    bool m_isLost = false;
    bool m_willRollBack = false;
    bool m_autocommit = true;
};

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/transactionblocks.h"

#include "core/base/text.h"

#include <QLoggingCategory>

namespace Quintette::Internal {

Q_LOGGING_CATEGORY(lcTransaction, "quintette.db")

TransactionBlocks::TransactionBlocks(const QString &alias, Driver &driver, Run run)
    : m_alias(alias), m_driver(driver), m_run(std::move(run))
{
}

bool TransactionBlocks::isOpen() const
{
    return !isEmpty() || (!m_autocommit && m_driver.isOpen() && m_driver.isInTransaction());
}

void TransactionBlocks::refuseIfBroken() const
{
    if (isEmpty())
        return;
    if (m_isLost)
        throw TransactionManagementError(QN_TEXT("db",
                                                 "The transaction on database \"%1\" has failed "
                                                 "and is undone; leave the atomic block "
                                                 "before running more statements.")
                                                 .arg(m_alias)
                                                 .toString());
    if (m_willRollBack)
        throw TransactionManagementError(
                QN_TEXT("db",
                        "The transaction on database \"%1\" will be undone, because a block inside "
                        "of it failed; leave the atomic block before running more statements.")
                        .arg(m_alias)
                        .toString());
}

void TransactionBlocks::noteFailure()
{
    if (!isEmpty() && !m_driver.isInTransaction())
        m_isLost = true;
}

void TransactionBlocks::noteClosed()
{
    if (!isEmpty()) {
        m_isLost = true;
        m_callbacks.clear();
    }
    m_manual.clear();
}

void TransactionBlocks::beginIfManual()
{
    if (!m_autocommit && !m_isLost && !m_driver.isInTransaction())
        m_driver.begin();
}

void TransactionBlocks::run(const QString &sql)
{
    m_run(sql, [&] { m_driver.executeScript(sql); });
}

QString TransactionBlocks::newSavepoint()
{
    const QString name = u"\"s%1\""_s.arg(++m_savepointNumber);
    run(u"SAVEPOINT "_s + name);
    return name;
}

void TransactionBlocks::enter(Connection::Savepoint savepoint)
{
    Block block;
    block.callbacksBefore = m_callbacks.size();
    if (isEmpty() && m_autocommit) {
        m_isLost = false;
        m_willRollBack = false;
        m_run(u"BEGIN"_s, [this] { m_driver.begin(); });
        block.isTransaction = true;
    } else if ((savepoint == Connection::Savepoint::Yes || isEmpty()) && !m_willRollBack) {
        block.savepoint = newSavepoint();
    }
    m_blocks += block;
}

void TransactionBlocks::commit()
{
    try {
        run(u"COMMIT"_s);
    } catch (const IntegrityError &error) {
        QString reference;
        try {
            if (m_driver.isOpen())
                reference = m_driver.brokenReference();
        } catch (const DatabaseError &) {
            // Then the first error has to do.
        }
        if (reference.isEmpty())
            throw;
        throw IntegrityError(error.message() + u": "_s + reference, error.sql(), error.bindings(),
                             error.kind());
    }
}

void TransactionBlocks::leave(bool commits)
{
    const Block &block = m_blocks.constLast();
    const bool isMark = !block.isTransaction && block.savepoint.isEmpty();
    if (isMark) {
        m_willRollBack |= !commits;
        m_blocks.removeLast();
        return;
    }
    if (!commits || m_willRollBack)
        leaveByRollback();
    else
        leaveByCommit();
}

void TransactionBlocks::leaveByCommit()
{
    const Block &block = m_blocks.constLast();
    if (!block.isTransaction) {
        run(u"RELEASE SAVEPOINT "_s + block.savepoint);
        m_blocks.removeLast();
        return;
    }
    // PostgreSQL would answer with a roll-back and call it done.
    if (m_driver.isTransactionFailed()) {
        m_isLost = true;
        refuseIfBroken();
    }
    commit();
    m_blocks.removeLast();
    m_manual.clear();
    m_savepointNumber = 0;
    runCallbacks();
}

// Never throws: it runs while the error that is the reason is on its way.
void TransactionBlocks::leaveByRollback() noexcept
{
    const Block block = m_blocks.takeLast();
    m_callbacks.resize(std::min(m_callbacks.size(), block.callbacksBefore));
    m_willRollBack = false;
    try {
        if (m_driver.isOpen() && m_driver.isInTransaction()) {
            if (block.isTransaction) {
                m_driver.executeScript(u"ROLLBACK"_s);
            } else if (!m_isLost) {
                m_driver.executeScript(u"ROLLBACK TO SAVEPOINT "_s + block.savepoint);
                m_driver.executeScript(u"RELEASE SAVEPOINT "_s + block.savepoint);
            }
        }
    } catch (const DatabaseError &) {
        m_isLost = true;
        if (isEmpty())
            m_driver.close();
    }
    if (isEmpty()) {
        m_isLost = false;
        m_manual.clear();
        m_savepointNumber = 0;
    }
}

void TransactionBlocks::addCallback(std::function<void()> callback, Connection::Robust robust)
{
    if (isEmpty() && !m_autocommit)
        throw TransactionManagementError(
                QN_TEXT("db",
                        "Nothing can wait for the commit on database \"%1\" while autocommit is "
                        "off; use an atomic block.")
                        .arg(m_alias)
                        .toString());
    m_callbacks += Callback{std::move(callback), robust};
    if (isEmpty())
        runCallbacks();
}

void TransactionBlocks::runCallbacks()
{
    const QList<Callback> done = std::exchange(m_callbacks, {});
    for (const Callback &callback : done) {
        if (callback.robust == Connection::Robust::No) {
            callback.work();
            continue;
        }
        try {
            callback.work();
        } catch (const std::exception &error) {
            qCCritical(lcTransaction, "What waited for a commit on database \"%s\" failed: %s",
                       qUtf8Printable(m_alias), error.what());
        }
    }
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
// What TransactionBlocks does for those who do it by hand: roll-back, savepoints, autocommit.
#include "core/db/transactionblocks.h"

#include "core/base/text.h"

namespace Quintette::Internal {

void TransactionBlocks::refuseOutsideOfBlock() const
{
    if (isEmpty())
        throw TransactionManagementError(
                QN_TEXT("db", "There is no atomic block on database \"%1\" to be undone.")
                        .arg(m_alias)
                        .toString());
}

bool TransactionBlocks::willRollBack() const
{
    refuseOutsideOfBlock();
    return m_willRollBack;
}

void TransactionBlocks::setRollback(bool rollback)
{
    refuseOutsideOfBlock();
    m_willRollBack = rollback;
}

QString TransactionBlocks::savepoint()
{
    if (isEmpty() && m_autocommit)
        return {};
    const qsizetype before = m_callbacks.size();
    const QString name = newSavepoint();
    m_manual += Block{name, before};
    return name;
}

void TransactionBlocks::releaseSavepoint(const QString &name)
{
    if (name.isEmpty())
        return;
    run(u"RELEASE SAVEPOINT "_s + name);
    m_manual.removeIf([&name](const Block &block) { return block.savepoint == name; });
}

void TransactionBlocks::rollBackTo(const QString &name)
{
    if (name.isEmpty())
        return;
    // Not by way of run(): this is what may be done in a transaction that an error has stopped.
    if (m_isLost)
        refuseIfBroken();
    m_driver.executeScript(u"ROLLBACK TO SAVEPOINT "_s + name);
    for (const Block &block : std::as_const(m_manual)) {
        if (block.savepoint == name)
            m_callbacks.resize(std::min(m_callbacks.size(), block.callbacksBefore));
    }
}

void TransactionBlocks::refuseInBlock() const
{
    if (!isEmpty())
        throw TransactionManagementError(
                QN_TEXT("db",
                        "This is not allowed in an atomic block on database \"%1\", which ends its "
                        "transaction by itself.")
                        .arg(m_alias)
                        .toString());
}

void TransactionBlocks::setAutocommit(bool autocommit)
{
    refuseInBlock();
    if (autocommit && isOpen())
        throw TransactionManagementError(
                QN_TEXT("db",
                        "A transaction on database \"%1\" is open; commit it or roll it back "
                        "before autocommit is switched on.")
                        .arg(m_alias)
                        .toString());
    m_autocommit = autocommit;
}

void TransactionBlocks::commitManually()
{
    refuseInBlock();
    if (!isOpen())
        return;
    if (m_driver.isTransactionFailed()) {
        rollBackManually();
        throw TransactionManagementError(
                QN_TEXT("db", "The transaction on database \"%1\" has failed and is undone.")
                        .arg(m_alias)
                        .toString());
    }
    commit();
    m_manual.clear();
}

void TransactionBlocks::rollBackManually()
{
    refuseInBlock();
    m_manual.clear();
    if (isOpen())
        m_driver.executeScript(u"ROLLBACK"_s);
}

} // namespace Quintette::Internal

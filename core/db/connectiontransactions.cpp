// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connectionprivate.h"

namespace Quintette {

bool Connection::inTransaction() const
{
    return d->blocks.isOpen();
}

void Connection::atomic(const std::function<void()> &work, Durable durable, Savepoint savepoint)
{
    if (durable == Durable::Yes && inTransaction())
        throw ProgrammingError(QN_TEXT("db",
                                       "A durable atomic block on database \"%1\" must not be "
                                       "nested in another one.")
                                       .arg(d->alias)
                                       .toString());
    d->blocks.enter(savepoint);
    const qsizetype depth = d->blocks.depth();
    try {
        work();
        d->blocks.leave(true);
    } catch (...) {
        // What an on-commit callback throws arrives here too, when the block has already ended.
        if (d->blocks.depth() == depth)
            d->blocks.leave(false);
        throw;
    }
}

void Connection::onCommit(std::function<void()> callback, Robust robust)
{
    d->blocks.addCallback(std::move(callback), robust);
}

bool Connection::willRollBack() const
{
    return d->blocks.willRollBack();
}

void Connection::setRollback(bool rollback)
{
    d->blocks.setRollback(rollback);
}

QString Connection::savepoint()
{
    return d->blocks.savepoint();
}

void Connection::savepointCommit(const QString &savepoint)
{
    d->blocks.releaseSavepoint(savepoint);
}

void Connection::savepointRollback(const QString &savepoint)
{
    d->blocks.rollBackTo(savepoint);
}

bool Connection::autocommit() const
{
    return d->blocks.autocommit();
}

void Connection::setAutocommit(bool autocommit)
{
    d->blocks.setAutocommit(autocommit);
}

void Connection::commit()
{
    d->blocks.commitManually();
}

void Connection::rollback()
{
    d->blocks.rollBackManually();
}

} // namespace Quintette

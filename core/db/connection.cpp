// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"

#include "core/base/text.h"
#include "core/db/answermemory.h"
#include "core/db/backend.h"
#include "core/db/driver.h"

#include <QElapsedTimer>

namespace Quintette {

class Connection::Private
{
public:
    // An atomic() block that runs: the outermost is a transaction, the others are savepoints.
    struct Block
    {
        QString savepoint;
        qsizetype callbacksBefore;
    };

    Private(const QString &alias, const DatabaseSettings &settings)
        : alias(alias), settings(settings), driver(Internal::Driver::make(settings))
    {
    }

    [[noreturn]] void throwTransactionFailed() const
    {
        throw TransactionManagementError(QN_TEXT("db",
                                                 "The transaction on database \"%1\" has failed "
                                                 "and is undone; leave the atomic block "
                                                 "before running more statements.")
                                                 .arg(alias)
                                                 .toString());
    }

    void ensureUsable()
    {
        if (!blocks.isEmpty()) {
            if (transactionLost)
                throwTransactionFailed();
            return;
        }
        if (driver->isOpen() && !driver->isAlive())
            driver->close();
        if (!driver->isOpen())
            driver->open();
    }

    void refuseIfCancelled() const
    {
        if (limits.cancellation && limits.cancellation->isCancelled())
            throw QueryCancelled(
                    QN_TEXT("db", "Stopped before the database had an answer.").toString());
    }

    /// Tells the driver; never throws, as it also runs while an error is on its way.
    void applyLimits() noexcept
    {
        try {
            driver->setLimits(limits.cancellation.get(), deadline);
        } catch (const DatabaseError &) {
            // The line is lost or its transaction has failed: with it go the limits.
        }
    }

    template <typename Work> auto run(const QString &sql, const ValueList &bindings, Work work)
    {
        ensureUsable();
        refuseIfCancelled();
        QElapsedTimer timer;
        if (logger)
            timer.start();
        try {
            auto result = work();
            if (logger)
                logger(sql, bindings, timer.nsecsElapsed() / 1000);
            return result;
        } catch (const DatabaseError &) {
            if (logger)
                logger(sql, bindings, timer.nsecsElapsed() / 1000);
            // A full disk or a dropped line ends the transaction; nothing may then slip through
            // outside of it.
            if (!blocks.isEmpty() && !driver->isInTransaction())
                transactionLost = true;
            throw;
        }
    }

    void runSimply(const QString &sql)
    {
        run(sql, {}, [&] {
            driver->executeScript(sql);
            return 0;
        });
    }

    void enter()
    {
        Block block;
        block.callbacksBefore = callbacks.size();
        if (blocks.isEmpty()) {
            run(u"BEGIN"_s, {}, [this] {
                driver->begin();
                return 0;
            });
            transactionLost = false;
        } else {
            block.savepoint = u"\"s%1\""_s.arg(++savepointNumber);
            runSimply(u"SAVEPOINT "_s + block.savepoint);
        }
        blocks += block;
    }

    void commit()
    {
        try {
            runSimply(u"COMMIT"_s);
        } catch (const IntegrityError &error) {
            QString reference;
            try {
                if (driver->isOpen())
                    reference = driver->brokenReference();
            } catch (const DatabaseError &) {
                // Then the first error has to do.
            }
            if (reference.isEmpty())
                throw;
            throw IntegrityError(error.message() + u": "_s + reference, error.sql(),
                                 error.bindings(), error.kind());
        }
    }

    void leaveByCommit()
    {
        const Block &block = blocks.constLast();
        if (!block.savepoint.isEmpty()) {
            runSimply(u"RELEASE SAVEPOINT "_s + block.savepoint);
            blocks.removeLast();
            return;
        }
        if (driver->isTransactionFailed())
            throwTransactionFailed();
        commit();
        blocks.removeLast();
        savepointNumber = 0;
        const QList<std::function<void()>> done = std::exchange(callbacks, {});
        for (const std::function<void()> &callback : done)
            callback();
    }

    // Never throws: it runs while the error that is the reason is on its way.
    void leaveByRollback() noexcept
    {
        const Block block = blocks.takeLast();
        callbacks.resize(block.callbacksBefore);
        const bool outermost = blocks.isEmpty();
        try {
            if (driver->isOpen() && driver->isInTransaction()) {
                if (outermost) {
                    driver->executeScript(u"ROLLBACK"_s);
                } else if (!transactionLost) {
                    driver->executeScript(u"ROLLBACK TO SAVEPOINT "_s + block.savepoint);
                    driver->executeScript(u"RELEASE SAVEPOINT "_s + block.savepoint);
                }
            }
        } catch (const DatabaseError &) {
            transactionLost = true;
            if (outermost)
                driver->close();
        }
        if (outermost) {
            transactionLost = false;
            savepointNumber = 0;
        }
    }

    const QString alias;
    const DatabaseSettings settings;
    std::unique_ptr<Internal::Driver> driver;
    Logger logger;
    QList<Block> blocks;
    QList<std::function<void()>> callbacks;
    int savepointNumber = 0;
    bool transactionLost = false;
    StatementLimits limits;
    QDeadlineTimer deadline = QDeadlineTimer::Forever;
    AnswerMemory answers;
    std::optional<QPair<qint64, qint64>> answersStamp;
};

Connection::Connection(const QString &alias, const DatabaseSettings &settings)
    : d(std::make_unique<Private>(alias, settings))
{
}

Connection::~Connection() = default;

const QString &Connection::alias() const
{
    return d->alias;
}

const DatabaseSettings &Connection::settings() const
{
    return d->settings;
}

const Backend &Connection::backend() const
{
    return Backend::of(d->settings.engine);
}

Cursor Connection::execute(const QString &sql, const ValueList &parameters)
{
    return Cursor(d->run(sql, parameters, [&] { return d->driver->execute(sql, parameters); }));
}

QList<ValueList> Connection::fetchAll(const QString &sql, const ValueList &parameters)
{
    QList<ValueList> rows;
    for (Cursor cursor = execute(sql, parameters); cursor.next();) {
        ValueList &row = rows.emplaceBack();
        row.reserve(cursor.columnCount());
        for (int column = 0; column < cursor.columnCount(); ++column)
            row += cursor.value(column);
    }
    return rows;
}

qint64 Connection::executeMany(const QString &sql, const QList<ValueList> &rows)
{
    if (rows.isEmpty())
        return 0;
    qint64 affected = 0;
    const auto work = [&] {
        affected = d->run(sql, {}, [&] { return d->driver->executeMany(sql, rows); });
    };
    // All or nothing, and one synchronisation to disk instead of one per row.
    if (inTransaction())
        work();
    else
        atomic(work);
    return affected;
}

void Connection::executeScript(const QString &sql)
{
    d->runSimply(sql);
}

bool Connection::inTransaction() const
{
    return !d->blocks.isEmpty();
}

void Connection::atomic(const std::function<void()> &work, Durable durable)
{
    if (durable == Durable::Yes && inTransaction())
        throw ProgrammingError(QN_TEXT("db",
                                       "A durable atomic block on database \"%1\" must not be "
                                       "nested in another one.")
                                       .arg(d->alias)
                                       .toString());
    d->enter();
    const qsizetype depth = d->blocks.size();
    try {
        work();
        d->leaveByCommit();
    } catch (...) {
        // What an on-commit callback throws arrives here too, when the block has already ended.
        if (d->blocks.size() == depth)
            d->leaveByRollback();
        throw;
    }
}

void Connection::onCommit(std::function<void()> callback)
{
    if (inTransaction())
        d->callbacks += std::move(callback);
    else
        callback();
}

void Connection::limited(const StatementLimits &limits, const std::function<void()> &work)
{
    d->ensureUsable();
    const StatementLimits outerLimits = d->limits;
    const QDeadlineTimer outerDeadline = d->deadline;
    const bool setsStop = limits.cancellation && limits.cancellation != outerLimits.cancellation;
    if (limits.cancellation)
        d->limits.cancellation = limits.cancellation;
    if (limits.time.count() > 0)
        d->deadline = std::min(outerDeadline, QDeadlineTimer(limits.time));
    if (setsStop)
        limits.cancellation->setStop(d->driver->interruption());
    d->applyLimits();
    const auto leave = [&] {
        if (setsStop)
            limits.cancellation->setStop({});
        d->limits = outerLimits;
        d->deadline = outerDeadline;
        if (d->driver->isOpen())
            d->applyLimits();
    };
    try {
        work();
    } catch (...) {
        leave();
        throw;
    }
    leave();
}

AnswerMemory *Connection::answers()
{
    // What a transaction sees may yet be rolled back.
    if (inTransaction())
        return nullptr;
    d->ensureUsable();
    const std::optional<QPair<qint64, qint64>> stamp = d->driver->contentStamp();
    if (!stamp)
        return nullptr;
    if (stamp != d->answersStamp)
        d->answers.clear();
    d->answersStamp = stamp;
    return &d->answers;
}

Value Connection::remembered(const QString &question, const std::function<Value()> &ask)
{
    AnswerMemory *memory = answers();
    if (memory && memory->contains(question))
        return memory->answer(question);
    const Value answer = ask();
    if (memory)
        memory->insert(question, answer);
    return answer;
}

void Connection::ensureOpen()
{
    d->ensureUsable();
}

void Connection::close()
{
    if (inTransaction()) {
        d->transactionLost = true;
        d->callbacks.clear();
    }
    d->driver->close();
}

void Connection::setLogger(Logger logger)
{
    d->logger = std::move(logger);
}

} // namespace Quintette

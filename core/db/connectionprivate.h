// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/db/answermemory.h"
#include "core/db/connection.h"
#include "core/db/driver.h"
#include "core/db/statementwrappers.h"
#include "core/db/transactionblocks.h"

#include <QElapsedTimer>

namespace Quintette {

/// What a connection consists of, and how each statement is run.
class Connection::Private
{
public:
    Private(const QString &alias, const DatabaseSettings &settings)
        : alias(alias), settings(settings), driver(Internal::Driver::make(settings)),
          blocks(alias, *driver, [this](const QString &sql, const std::function<void()> &work) {
              runSimply(sql, work);
          })
    {
        bool isNumber = false;
        const int seconds = settings.options.value(u"conn_max_age"_s).toInt(&isNumber);
        if (isNumber)
            maxAge = std::chrono::seconds(std::max(0, seconds));
    }

    void ensureUsable()
    {
        blocks.refuseIfBroken();
        if (blocks.isOpen())
            return;
        if (driver->isOpen() && (!driver->isAlive() || isOld()))
            driver->close();
        if (driver->isOpen())
            return;
        driver->open();
        age.start();
        if (opened)
            opened();
    }

    /// 0 means as long as a request takes, which only its end can tell.
    bool isOld() const
    {
        return maxAge && maxAge->count() > 0 && age.hasExpired(maxAge->count() * 1000);
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
        blocks.beginIfManual();
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
            // Nothing may slip through outside of a transaction that has ended by itself.
            blocks.noteFailure();
            throw;
        }
    }

    Cursor execute(const QString &sql, const ValueList &parameters)
    {
        return Cursor(run(sql, parameters, [&] { return driver->execute(sql, parameters); }));
    }
    qint64 executeMany(const QString &sql, const QList<ValueList> &rows)
    {
        return run(sql, {}, [&] { return driver->executeMany(sql, rows); });
    }
    void runSimply(const QString &sql, const std::function<void()> &work)
    {
        run(sql, {}, [&work] {
            work();
            return 0;
        });
    }

    const QString alias;
    const DatabaseSettings settings;
    std::unique_ptr<Internal::Driver> driver;
    Internal::TransactionBlocks blocks;
    Logger logger;
    Internal::StatementWrappers wrappers;
    std::function<void()> opened;
    std::optional<std::chrono::seconds> maxAge;
    QElapsedTimer age;
    StatementLimits limits;
    QDeadlineTimer deadline = QDeadlineTimer::Forever;
    AnswerMemory answers;
    std::optional<QPair<qint64, qint64>> answersStamp;
};

} // namespace Quintette

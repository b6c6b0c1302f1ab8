// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"

#include "core/db/backend.h"
#include "core/db/connectionprivate.h"

namespace Quintette {

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
    if (d->wrappers.isEmpty())
        return d->execute(sql, parameters);
    std::optional<Cursor> cursor;
    d->wrappers.run({*this, sql, parameters}, [&](const Statement &statement) {
        cursor.emplace(d->execute(statement.sql, statement.parameters));
    });
    return std::move(*cursor);
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
        if (d->wrappers.isEmpty()) {
            affected = d->executeMany(sql, rows);
            return;
        }
        d->wrappers.run({*this, sql, {}, rows, true}, [&](const Statement &statement) {
            affected = d->executeMany(statement.sql, statement.rows);
        });
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
    const auto script = [this](const QString &text) {
        d->runSimply(text, [&] { d->driver->executeScript(text); });
    };
    if (d->wrappers.isEmpty())
        script(sql);
    else
        d->wrappers.run({*this, sql}, [&](const Statement &statement) { script(statement.sql); });
}

void Connection::wrapped(Wrapper wrapper, const std::function<void()> &work)
{
    d->wrappers.with(std::move(wrapper), work);
}

bool Connection::isOld() const
{
    return d->maxAge && d->driver->isOpen() && !inTransaction()
            && (d->maxAge->count() == 0 || d->isOld());
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
    d->blocks.noteClosed();
    d->driver->close();
}

void Connection::setOpened(Opened opened)
{
    d->opened = [this, opened = std::move(opened)] { opened(*this); };
}

void Connection::setLogger(Logger logger)
{
    d->logger = std::move(logger);
}

} // namespace Quintette

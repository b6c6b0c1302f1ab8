// SPDX-License-Identifier: GPL-3.0-or-later
// What the settings of a SQLite database may say beside its path.
#include "core/base/text.h"
#include "core/db/sqlite/sqlitedriver.h"
#include "core/db/sqlite/sqlitehandle.h"

namespace Quintette::Internal {

static const QString initCommand = u"init_command"_s;
static const QString transactionMode = u"transaction_mode"_s;

void SqliteDriver::refuseUnknownOptions() const
{
    static const QStringList known = {u"conn_max_age"_s, initCommand, u"journal_mode"_s,
                                      transactionMode};
    for (const QString &option : m_settings.options.keys()) {
        if (!known.contains(option))
            throw OperationalError(
                    QN_TEXT("db", "The database %1 has the unknown option \"%2\"; there are %3.")
                            .arg(m_settings.name)
                            .arg(option)
                            .arg(known.join(u", "_s))
                            .toString());
    }
    static const QStringList modes = {u"DEFERRED"_s, u"IMMEDIATE"_s, u"EXCLUSIVE"_s};
    const QString mode = m_settings.options.value(transactionMode, modes.first());
    if (!modes.contains(mode.toUpper()))
        throw OperationalError(
                QN_TEXT("db", "The option %1 of database %2 is \"%3\"; use one of %4.")
                        .arg(transactionMode)
                        .arg(m_settings.name)
                        .arg(mode)
                        .arg(modes.join(u", "_s))
                        .toString());
}

void SqliteDriver::runInitCommand()
{
    if (const QString command = m_settings.options.value(initCommand); !command.isEmpty())
        executeScript(command);
}

// Readers and the writer then do not wait for each other, also with Django beside us, which follows
// what the file says. Only once we write: looking at somebody's file must not change it. Where it
// cannot be (read-only, in use, network drive), the journal stays as it is.
void SqliteDriver::preferWriteAheadLog()
{
    m_journalChosen = true;
    sqlite3 *database = m_handle->database();
    if (sqlite3_db_readonly(database, "main") == 1)
        return;
    const QString mode = m_settings.options.value(u"journal_mode"_s, u"wal"_s);
    static const QStringList known = {u"wal"_s, u"delete"_s, u"truncate"_s, u"persist"_s,
                                      u"keep"_s};
    if (!known.contains(mode))
        throw OperationalError(
                QN_TEXT("db", "The option journal_mode of database %1 is \"%2\"; use one of %3.")
                        .arg(m_settings.name)
                        .arg(mode)
                        .arg(known.join(u", "_s))
                        .toString());
    if (mode == "keep"_L1)
        return;
    sqlite3_busy_timeout(database, 0);
    const bool changed =
            sqlite3_exec(database, ("PRAGMA journal_mode = " + mode.toLatin1()).constData(),
                         nullptr, nullptr, nullptr)
            == SQLITE_OK;
    sqlite3_busy_timeout(database, m_settings.timeoutMilliseconds);
    // With a write-ahead log a crash of the machine loses at most the last commits, never the file.
    if (changed && mode == "wal"_L1)
        sqlite3_exec(database, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr);
}

// IMMEDIATE takes the right to write at once, and waits for it. A deferred transaction that has
// read before it writes fails at once when another program wrote in between, whatever the time-out
// is.
void SqliteDriver::begin()
{
    if (!m_journalChosen)
        preferWriteAheadLog();
    const bool readOnly = sqlite3_db_readonly(m_handle->database(), "main") == 1;
    const QString mode = m_settings.options.value(transactionMode, u"IMMEDIATE"_s).toUpper();
    executeScript(readOnly ? u"BEGIN"_s : u"BEGIN "_s + mode);
}

} // namespace Quintette::Internal

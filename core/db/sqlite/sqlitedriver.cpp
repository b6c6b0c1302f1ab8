// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqlitedriver.h"

#include "core/base/text.h"
#include "core/db/sqlite/sqlitecursor.h"
#include "core/db/sqlite/sqliteerror.h"
#include "core/db/sqlite/sqlitefunctions.h"
#include "core/db/sqlite/sqlitehandle.h"

#include <QDir>
#include <QFileInfo>

namespace Quintette::Internal {

static bool isMemory(const QString &name)
{
    return name == ":memory:"_L1 || name.startsWith("file:"_L1);
}

SqliteDriver::SqliteDriver(const DatabaseSettings &settings) : m_settings(settings) { }

SqliteDriver::~SqliteDriver() = default;

// What the library would only call "unable to open database file".
void SqliteDriver::refuseBadFile() const
{
    const QFileInfo file(m_settings.name);
    if (file.isDir())
        throw OperationalError(
                QN_TEXT("db", "The database %1 is a folder; give the path of a SQLite file.")
                        .arg(m_settings.name)
                        .toString());
    if (file.exists()) {
        if (!file.isReadable())
            throwSqliteError(SQLITE_PERM, {}, m_settings.name, {}, {});
        return;
    }
    if (m_settings.mustExist)
        throw OperationalError(QN_TEXT("db",
                                       "The database file %1 does not exist; check the path in the "
                                       "settings, or create it "
                                       "with \"migrate\".")
                                       .arg(m_settings.name)
                                       .toString());
    if (!file.dir().exists())
        throw OperationalError(
                QN_TEXT("db", "The database %1 cannot be created: its folder does not exist.")
                        .arg(m_settings.name)
                        .toString());
}

void SqliteDriver::open()
{
    refuseUnknownOptions();
    if (!isMemory(m_settings.name))
        refuseBadFile();
    // A connection belongs to one thread, so the library need not lock for each call.
    int flags =
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
    if (!m_settings.mustExist || isMemory(m_settings.name))
        flags |= SQLITE_OPEN_CREATE;
    sqlite3 *database = nullptr;
    const int code =
            sqlite3_open_v2(m_settings.name.toUtf8().constData(), &database, flags, nullptr);
    if (!database)
        throwSqliteError(SQLITE_NOMEM, u"out of memory"_s, m_settings.name, {}, {});
    auto handle = std::make_shared<SqliteHandle>(database, m_settings.name);
    if (code != SQLITE_OK)
        handle->fail(code, {}, {});
    m_handle = std::move(handle);
    m_journalChosen = isMemory(m_settings.name);
    try {
        configure();
    } catch (...) {
        m_handle.reset();
        throw;
    }
}

void SqliteDriver::configure()
{
    sqlite3 *database = m_handle->database();
    sqlite3_busy_timeout(database, m_settings.timeoutMilliseconds);
    registerSqliteFunctions(database);
    executeScript(u"PRAGMA foreign_keys = ON"_s);
    runInitCommand();
    // The first real look into the file: says here, not later, that it is no database.
    executeScript(u"SELECT 1 FROM sqlite_master LIMIT 1"_s);
}

void SqliteDriver::close()
{
    // Cursors that are still open keep the file open until they go.
    if (m_handle)
        m_handle->forgetStatements();
    m_handle.reset();
}

std::unique_ptr<Cursor::Private> SqliteDriver::execute(const QString &sql,
                                                       const ValueList &parameters)
{
    if (!m_journalChosen && !isInTransaction()) {
        std::unique_ptr<SqliteStatement> statement = m_handle->take(sql);
        const bool reads = sqlite3_stmt_readonly(statement->handle);
        m_handle->giveBack(sql, std::move(statement));
        if (!reads)
            preferWriteAheadLog();
    }
    return std::make_unique<SqliteCursor>(m_handle, sql, parameters);
}

qint64 SqliteDriver::executeMany(const QString &sql, const QList<ValueList> &rows)
{
    std::unique_ptr<SqliteStatement> statement = m_handle->take(sql);
    qint64 affected = 0;
    for (const ValueList &row : rows) {
        m_handle->bind(*statement, sql, row);
        int code = SQLITE_ROW;
        while (code == SQLITE_ROW)
            code = sqlite3_step(statement->handle);
        if (code != SQLITE_DONE)
            m_handle->fail(code, sql, row);
        affected += sqlite3_changes64(m_handle->database());
        sqlite3_reset(statement->handle);
    }
    m_handle->giveBack(sql, std::move(statement));
    return affected;
}

void SqliteDriver::executeScript(const QString &sql)
{
    const QByteArray utf8 = sql.toUtf8();
    const char *rest = utf8.constData();
    const char *const end = rest + utf8.size();
    while (rest < end) {
        sqlite3_stmt *raw = nullptr;
        const int prepared =
                sqlite3_prepare_v2(m_handle->database(), rest, int(end - rest) + 1, &raw, &rest);
        const SqliteStatement statement(raw);
        if (prepared != SQLITE_OK)
            m_handle->fail(prepared, sql, {});
        if (!raw)
            continue;
        if (!m_journalChosen && !isInTransaction() && !sqlite3_stmt_readonly(raw))
            preferWriteAheadLog();
        int code = SQLITE_ROW;
        while (code == SQLITE_ROW)
            code = sqlite3_step(raw);
        if (code != SQLITE_DONE)
            m_handle->fail(code, sql, {});
    }
}

void SqliteDriver::setLimits(const Cancellation *cancellation, QDeadlineTimer deadline)
{
    m_handle->setLimits(cancellation, deadline);
}

std::function<void()> SqliteDriver::interruption()
{
    return [handle = m_handle] { sqlite3_interrupt(handle->database()); };
}

// The first number changes when another connection commits, the second with every row that this one
// writes.
std::optional<QPair<qint64, qint64>> SqliteDriver::contentStamp()
{
    SqliteCursor version(m_handle, u"PRAGMA data_version"_s, {});
    return QPair<qint64, qint64>(version.next() ? version.value(0).integer() : 0,
                                 sqlite3_total_changes64(m_handle->database()));
}

// The library only says that some foreign key failed. Its check names table, row and the number of
// the key.
QString SqliteDriver::brokenReference()
{
    SqliteCursor rows(m_handle, u"PRAGMA foreign_key_check"_s, {});
    if (!rows.next())
        return {};
    const QString table = rows.value(0).toString();
    const Value row = rows.value(1);
    const QString target = rows.value(2).toString();
    SqliteCursor keys(m_handle, u"SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE id = ?"_s,
                      {table, rows.value(3)});
    const QString column = keys.next() ? keys.value(0).toString() : QString();
    const auto quoted = [](QString name) { return u'"' + name.replace(u'"', u"\"\""_s) + u'"'; };
    QString value;
    if (!column.isEmpty() && !row.isNone()) {
        SqliteCursor values(
                m_handle, u"SELECT %1 FROM %2 WHERE rowid = ?"_s.arg(quoted(column), quoted(table)),
                {row});
        value = values.next() ? values.value(0).toRepr() : QString();
    }
    return QN_TEXT("db", "%1.%2 = %3 points to no row of %4.")
            .arg(table)
            .arg(column)
            .arg(value)
            .arg(target)
            .toString();
}

bool SqliteDriver::isInTransaction() const
{
    return m_handle && !sqlite3_get_autocommit(m_handle->database());
}

} // namespace Quintette::Internal

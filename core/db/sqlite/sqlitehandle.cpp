// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqlitehandle.h"

#include "core/base/text.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/db/sqlite/sqliteerror.h"

namespace Quintette::Internal {

SqliteHandle::SqliteHandle(sqlite3 *database, const QString &path)
    : m_database(database), m_path(path)
{
}

SqliteHandle::~SqliteHandle()
{
    m_statements.clear();
    sqlite3_close_v2(m_database);
}

std::unique_ptr<SqliteStatement> SqliteHandle::take(const QString &sql)
{
    if (SqliteStatement *statement = m_statements.take(sql))
        return std::unique_ptr<SqliteStatement>(statement);
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_stmt *handle = nullptr;
    const char *tail = nullptr;
    const int code = sqlite3_prepare_v3(m_database, utf8.constData(), int(utf8.size() + 1),
                                        SQLITE_PREPARE_PERSISTENT, &handle, &tail);
    if (code != SQLITE_OK)
        fail(code, sql, {});
    auto statement = std::make_unique<SqliteStatement>(handle);
    if (!handle)
        throw ProgrammingError(QN_TEXT("db", "There is no SQL statement to run.").toString(), sql);
    for (; *tail; ++tail) {
        if (!strchr(" \t\r\n;", *tail))
            throw ProgrammingError(
                    QN_TEXT("db",
                            "Only one SQL statement can be run at a time; run a script for more.")
                            .toString(),
                    sql);
    }
    return statement;
}

void SqliteHandle::giveBack(const QString &sql, std::unique_ptr<SqliteStatement> statement)
{
    sqlite3_reset(statement->handle);
    sqlite3_clear_bindings(statement->handle);
    statement->texts.clear();
    m_statements.insert(sql, statement.release());
}

void SqliteHandle::bind(SqliteStatement &statement, const QString &sql, const ValueList &parameters)
{
    const int expected = sqlite3_bind_parameter_count(statement.handle);
    if (parameters.size() != expected)
        throw ProgrammingError(
                QN_TEXT("db", "The statement has %1 place markers but %2 values were given.")
                        .arg(expected)
                        .arg(parameters.size())
                        .toString(),
                sql, parameters);
    statement.texts.clear();
    const auto bindText = [&](int position, const QByteArray &utf8) {
        statement.texts += utf8;
        return sqlite3_bind_text64(statement.handle, position, utf8.constData(),
                                   sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
    };
    for (int i = 0; i < expected; ++i) {
        const Value *value = &parameters[i];
        Value adapted;
        const auto bindValue = [&]() -> std::optional<int> {
            switch (value->type()) {
            case Value::Type::None:
                return sqlite3_bind_null(statement.handle, i + 1);
            case Value::Type::Int:
                return sqlite3_bind_int64(statement.handle, i + 1, value->integer());
            case Value::Type::Float:
                return sqlite3_bind_double(statement.handle, i + 1, value->number());
            case Value::Type::String:
                return bindText(i + 1, value->string().toUtf8());
            case Value::Type::Bytes:
                statement.texts += value->bytes();
                // A null pointer would bind NULL, and an empty blob is not NULL.
                return sqlite3_bind_blob64(
                        statement.handle, i + 1,
                        value->bytes().isEmpty() ? "" : statement.texts.last().constData(),
                        sqlite3_uint64(value->bytes().size()), SQLITE_STATIC);
            default:
                return {};
            }
        };
        std::optional<int> code = bindValue();
        if (!code) {
            adapted = Backend::of(DatabaseSettings::Engine::Sqlite).adapt(*value);
            value = &adapted;
            code = bindValue();
        }
        if (!code)
            throw DataError(
                    QN_TEXT("db",
                            "The value %1 cannot be stored in a SQLite database: its kind is %2.")
                            .arg(value->toRepr().left(100))
                            .arg(value->typeName())
                            .toString(),
                    sql, parameters);
        if (*code != SQLITE_OK)
            fail(*code, sql, parameters);
    }
}

void SqliteHandle::setLimits(const Cancellation *cancellation, QDeadlineTimer deadline)
{
    m_cancellation = cancellation;
    m_deadline = deadline;
    // Asked after so many steps of the library's machine, some tens of microseconds.
    constexpr int steps = 2000;
    const bool isLimited = cancellation || !deadline.isForever();
    sqlite3_progress_handler(
            m_database, isLimited ? steps : 0,
            [](void *handle) { return int(static_cast<SqliteHandle *>(handle)->mustStop()); },
            this);
}

bool SqliteHandle::mustStop() const
{
    return (m_cancellation && m_cancellation->isCancelled()) || m_deadline.hasExpired();
}

void SqliteHandle::fail(int code, const QString &sql, const ValueList &parameters) const
{
    const int extended = sqlite3_extended_errcode(m_database);
    throwSqliteError((extended & 0xff) == (code & 0xff) ? extended : code,
                     QString::fromUtf8(sqlite3_errmsg(m_database)), m_path, sql, parameters);
}

} // namespace Quintette::Internal

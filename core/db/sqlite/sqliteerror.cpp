// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqliteerror.h"

#include "core/base/text.h"
#include "core/db/databaseerror.h"

#include <sqlite3.h>

namespace Quintette::Internal {

static IntegrityError::Kind integrityKind(int extendedCode)
{
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return IntegrityError::Kind::Unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return IntegrityError::Kind::ForeignKey;
    case SQLITE_CONSTRAINT_NOTNULL:
        return IntegrityError::Kind::NotNull;
    case SQLITE_CONSTRAINT_CHECK:
        return IntegrityError::Kind::Check;
    default:
        return IntegrityError::Kind::Other;
    }
}

// What a person is told about trouble with the file itself; empty where the driver's words say it
// best.
static QString fileTrouble(int code, const QString &path)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return QN_TEXT("db",
                       "The database %1 is locked by another program; try again when that has "
                       "finished "
                       "writing.")
                .arg(path)
                .toString();
    case SQLITE_READONLY:
        return QN_TEXT("db",
                       "The database %1 is read-only; give this user the right to write the file "
                       "and its "
                       "folder.")
                .arg(path)
                .toString();
    case SQLITE_CANTOPEN:
        return QN_TEXT("db",
                       "The database %1 cannot be opened; check that the file and its folder exist "
                       "and that "
                       "this user may read and write them.")
                .arg(path)
                .toString();
    case SQLITE_NOTADB:
        return QN_TEXT("db",
                       "The file %1 is not a SQLite database, or it is encrypted; choose another "
                       "file.")
                .arg(path)
                .toString();
    case SQLITE_CORRUPT:
        return QN_TEXT("db",
                       "The database %1 is damaged; restore a backup, or save what can be read "
                       "with "
                       "\"sqlite3 FILE .recover\".")
                .arg(path)
                .toString();
    case SQLITE_FULL:
        return QN_TEXT("db",
                       "The disk that holds the database %1 is full; make room and try again.")
                .arg(path)
                .toString();
    case SQLITE_IOERR:
        return QN_TEXT("db",
                       "The database %1 cannot be read or written; check the disk and its "
                       "connection.")
                .arg(path)
                .toString();
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return QN_TEXT("db",
                       "This user may not open the database %1; change the rights of the file.")
                .arg(path)
                .toString();
    default:
        return {};
    }
}

void throwSqliteError(int extendedCode, const QString &driverMessage, const QString &path,
                      const QString &sql, const ValueList &parameters)
{
    switch (extendedCode & 0xff) {
    case SQLITE_CONSTRAINT:
        throw IntegrityError(driverMessage, sql, parameters, integrityKind(extendedCode));
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        throw DataError(driverMessage, sql, parameters);
    case SQLITE_INTERRUPT:
        throw QueryCancelled(QN_TEXT("db", "Stopped before the database had an answer.").toString(),
                             sql, parameters);
    case SQLITE_ERROR:
    case SQLITE_RANGE:
    case SQLITE_MISUSE:
    case SQLITE_SCHEMA:
        throw ProgrammingError(driverMessage, sql, parameters);
    default:
        break;
    }
    const QString trouble = fileTrouble(extendedCode, path);
    throw OperationalError(trouble.isEmpty() ? driverMessage : trouble, sql, parameters);
}

} // namespace Quintette::Internal

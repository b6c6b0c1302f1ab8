// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/postgresql/postgresqlerror.h"

#include "core/base/text.h"
#include "core/db/databaseerror.h"

namespace Quintette::Internal {

static IntegrityError::Kind integrityKind(const QByteArray &sqlState)
{
    if (sqlState == "23505" || sqlState == "23P01") // an exclusion is uniqueness by other operators
        return IntegrityError::Kind::Unique;
    if (sqlState == "23503")
        return IntegrityError::Kind::ForeignKey;
    if (sqlState == "23502")
        return IntegrityError::Kind::NotNull;
    if (sqlState == "23514")
        return IntegrityError::Kind::Check;
    return IntegrityError::Kind::Other;
}

void throwPostgreSqlError(const QByteArray &sqlState, const QString &serverMessage,
                          const QString &sql, const ValueList &parameters)
{
    if (sqlState.startsWith("23"))
        throw IntegrityError(serverMessage, sql, parameters, integrityKind(sqlState));
    if (sqlState.startsWith("22"))
        throw DataError(serverMessage, sql, parameters);
    if (sqlState.startsWith("0A"))
        throw NotSupportedError(serverMessage, sql, parameters);
    if (sqlState == "57014")
        throw QueryCancelled(QN_TEXT("db", "Stopped before the database had an answer.").toString(),
                             sql, parameters);
    if (sqlState == "25P02")
        throw TransactionManagementError(serverMessage, sql, parameters);
    if (sqlState == "55P03")
        throw OperationalError(
                QN_TEXT("db",
                        "The rows or tables are locked by another program; try again when it "
                        "has finished.")
                        .toString(),
                sql, parameters);
    if (sqlState == "40001" || sqlState == "40P01")
        throw TransactionConflict(
                QN_TEXT("db",
                        "Another transaction was in the way (%1); run this transaction again.")
                        .arg(serverMessage)
                        .toString(),
                sql, parameters);
    if (sqlState == "53100")
        throw OperationalError(
                QN_TEXT("db", "The disk of the database server is full; make room and try again.")
                        .toString(),
                sql, parameters);
    if (sqlState.startsWith("42") || sqlState.startsWith("25") || sqlState.startsWith("26"))
        throw ProgrammingError(serverMessage, sql, parameters);
    throw OperationalError(serverMessage, sql, parameters);
}

} // namespace Quintette::Internal

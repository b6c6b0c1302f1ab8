// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/postgresql/postgresqlcursor.h"

#include "core/db/postgresql/postgresqlvalues.h"

namespace Quintette::Internal {

PostgreSqlCursor::PostgreSqlCursor(PostgreSqlResult result) : m_result(std::move(result))
{
    for (int column = 0; column < PQnfields(m_result.get()); ++column)
        m_types += PQftype(m_result.get(), column);
}

bool PostgreSqlCursor::next()
{
    return ++m_row < PQntuples(m_result.get());
}

QStringList PostgreSqlCursor::columnNames() const
{
    QStringList names;
    for (int column = 0; column < columnCount(); ++column)
        names += QString::fromUtf8(PQfname(m_result.get(), column));
    return names;
}

Value PostgreSqlCursor::value(int column) const
{
    if (PQgetisnull(m_result.get(), m_row, column))
        return {};
    return fromPostgreSql(m_types.at(column), PQgetvalue(m_result.get(), m_row, column),
                          PQgetlength(m_result.get(), m_row, column));
}

qint64 PostgreSqlCursor::rowsAffected() const
{
    return QByteArray(PQcmdTuples(m_result.get())).toLongLong();
}

} // namespace Quintette::Internal

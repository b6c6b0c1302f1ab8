// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/rowstream.h"

#include "core/db/databaseerror.h"

namespace Quintette::Internal {

/// Streams that are open in this thread, and so on its connections: few names let few statements be
/// prepared.
static thread_local int t_openStreams = 0;

RowStream::RowStream(Connection &connection, const Statement &statement, int rowsAtATime)
    : m_connection(connection), m_rowsAtATime(rowsAtATime)
{
    if (m_rowsAtATime == 0) {
        m_cursor = connection.execute(statement.sql, statement.parameters);
        return;
    }
    const QString name = u"quintette_%1"_s.arg(t_openStreams + 1);
    // Without a transaction the cursor has to outlive the one that declares it.
    const QString declare = connection.inTransaction()
            ? u"DECLARE %1 NO SCROLL CURSOR FOR "_s.arg(name)
            : u"DECLARE %1 NO SCROLL CURSOR WITH HOLD FOR "_s.arg(name);
    connection.execute(declare + statement.sql, statement.parameters);
    m_name = name;
    ++t_openStreams;
}

RowStream::~RowStream()
{
    if (m_name.isEmpty())
        return;
    --t_openStreams;
    try {
        m_connection.execute(u"CLOSE "_s + m_name);
    } catch (const DatabaseError &) {
        // The transaction has failed or the line is down: then it is closed.
    }
}

bool RowStream::next()
{
    if (m_name.isEmpty())
        return m_cursor->next();
    if (m_rowsLeft == 0) {
        m_cursor =
                m_connection.execute(u"FETCH FORWARD %1 FROM %2"_s.arg(m_rowsAtATime).arg(m_name));
        m_rowsLeft = m_rowsAtATime;
    }
    --m_rowsLeft;
    return m_cursor->next();
}

} // namespace Quintette::Internal

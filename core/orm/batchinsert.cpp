// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/batchinsert.h"

#include "core/db/backend.h"
#include "core/db/connection.h"
#include "core/orm/columnvalue.h"
#include "core/orm/modelinfo.h"

namespace Quintette::Internal {

/// From here on more rows per statement gain nothing, but each size is another statement to
/// prepare.
static constexpr int usualRows = 100;

static QString columnList(const QList<const Field *> &fields, const Backend &backend)
{
    QStringList names;
    for (const Field *field : fields)
        names += backend.quoteName(field->column());
    return names.join(u", "_s);
}

BatchInsert::BatchInsert(Connection &connection, const ModelInfo &model,
                         const QList<const Field *> &columns, const QList<const Field *> &returned,
                         const QString &conflict, int batchSize)
    : m_connection(connection), m_columns(columns), m_tail(conflict), m_returns(!returned.isEmpty())
{
    const Backend &backend = connection.backend();
    const QString table = backend.quoteName(model.table());
    const qsizetype most = batchSize > 0 ? batchSize : usualRows;
    if (columns.isEmpty()) {
        m_head = u"INSERT INTO %1 DEFAULT VALUES"_s.arg(table);
        m_rowsPerStatement = 1;
    } else {
        m_head = u"INSERT INTO %1 (%2) VALUES "_s.arg(table, columnList(columns, backend));
        m_row = u'(' + QStringList(columns.size(), u"?"_s).join(u", "_s) + u')';
        m_rowsPerStatement =
                std::clamp<qsizetype>(backend.maxParameters() / columns.size(), 1, most);
    }
    if (m_returns)
        m_tail += u" RETURNING "_s + columnList(returned, backend);
    m_fullSql = sql(m_rowsPerStatement);
    m_parameters.reserve(m_rowsPerStatement * columns.size());
}

QString BatchInsert::sql(qsizetype rows) const
{
    return m_head + QStringList(rows, m_row).join(u", "_s) + m_tail;
}

void BatchInsert::add(const ValueList &row)
{
    const Backend &backend = m_connection.backend();
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        m_parameters.append(columnValue(*m_columns.at(i), row.at(i), backend));
    if (++m_rows == m_rowsPerStatement)
        run(m_fullSql);
}

void BatchInsert::finish()
{
    if (m_rows > 0)
        run(sql(m_rows));
}

void BatchInsert::run(const QString &sql)
{
    Cursor cursor = m_connection.execute(sql, m_parameters);
    m_parameters.clear();
    m_rows = 0;
    while (m_returns && cursor.next())
        m_onReturned(cursor);
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/driver.h"

#include <libpq-fe.h>

namespace Quintette::Internal {

using PostgreSqlResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// The rows of a statement, all of them in the memory of this program: the line is free for the
/// next statement.
class PostgreSqlCursor : public Cursor::Private
{
public:
    explicit PostgreSqlCursor(PostgreSqlResult result);

    bool next() override;
    int columnCount() const override { return int(m_types.size()); }
    QStringList columnNames() const override;
    Value value(int column) const override;
    qint64 rowsAffected() const override;
    /// There is none in PostgreSQL: ask with RETURNING.
    Value lastInsertId() const override { return {}; }

private:
    const PostgreSqlResult m_result;
    QList<Oid> m_types;
    int m_row = -1;
};

} // namespace Quintette::Internal

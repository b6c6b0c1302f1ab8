// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/orm/sql/compiler.h"

#include <optional>

namespace Quintette::Internal {

/// The rows of a statement for an iterator that must not hold them all: read one by one where the
/// driver does so, else some at a time from a cursor of the server. Streams may be nested; the
/// inner one ends first.
class RowStream
{
public:
    /// rowsAtATime: how many to fetch from a cursor of the server; 0 to read what the driver gives.
    RowStream(Connection &connection, const Statement &statement, int rowsAtATime);
    ~RowStream();
    Q_DISABLE_COPY_MOVE(RowStream)

    bool next();
    /// Stands on the row.
    const Cursor &cursor() const { return *m_cursor; }

private:
    Connection &m_connection;
    const int m_rowsAtATime;
    QString m_name; // of the server's cursor; empty where there is none
    int m_rowsLeft = 0; // of those fetched
    std::optional<Cursor> m_cursor;
};

} // namespace Quintette::Internal

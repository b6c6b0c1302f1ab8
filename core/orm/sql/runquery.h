// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/compiler.h"
#include "core/orm/sql/queryconnection.h"
#include "core/orm/sql/rowreader.h"
#include "core/orm/sql/rowstream.h"

namespace Quintette::Internal {

/// What becomes of the rows: all kept, so that one statement may bring them, or passed by, any
/// number of them.
enum class Rows { Kept, PassedBy };

/// Runs the query and gives each row to function(reader, cursor), until that returns false.
template <typename Function> void runQuery(const Query &query, Rows rows, Function function)
{
    Connection &connection = connectionOf(query);
    const SqlDialect &dialect = SqlDialect::of(connection.backend());
    Statement statement;
    Compiler compiler(query, dialect, statement);
    if (compiler.compileSelect() == Outcome::Empty)
        return;
    const RowReader reader(compiler.layout(), query, connection.backend());
    const int atATime = dialect.rowsPerFetch();
    const bool isFew = query.limit >= 0 && query.limit <= atATime;
    // A cursor that may outlive its transaction cannot lock rows.
    const bool isWhole = rows == Rows::Kept || isFew || query.forUpdate;
    RowStream stream(connection, statement, isWhole ? 0 : atATime);
    while (stream.next()) {
        if (!function(reader, stream.cursor()))
            return;
    }
}

} // namespace Quintette::Internal

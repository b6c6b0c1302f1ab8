// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/compiler.h"
#include "core/orm/sql/queryconnection.h"
#include "core/orm/sql/rowreader.h"

namespace Quintette::Internal {

/// Runs the query and gives each row to function(reader, cursor), until that returns false.
template <typename Function> void runQuery(const Query &query, Function function)
{
    Connection &connection = connectionOf(query);
    Statement statement;
    Compiler compiler(query, SqlDialect::of(connection.backend()), statement);
    if (compiler.compileSelect() == Outcome::Empty)
        return;
    const RowReader reader(compiler.layout(), query, connection.backend());
    Cursor cursor = connection.execute(statement.sql, statement.parameters);
    while (cursor.next()) {
        if (!function(reader, cursor))
            return;
    }
}

} // namespace Quintette::Internal

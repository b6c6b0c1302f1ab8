// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqlitefunctions.h"

namespace Quintette::Internal {

void registerSqliteFunctions(sqlite3 *database)
{
    registerSqliteDateFunctions(database);
    registerSqliteSpanFunctions(database);
    registerSqliteTextFunctions(database);
    registerSqliteMathFunctions(database);
    registerSqliteSimilarity(database);
    registerSqliteUuidFunctions(database);
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace Quintette::Internal {

/// Gives a connection every function that the SQL Django makes for SQLite calls. Source:
/// django/db/backends/sqlite3.
void registerSqliteFunctions(sqlite3 *database);

// One group each; called by registerSqliteFunctions().
void registerSqliteDateFunctions(sqlite3 *database);
void registerSqliteSpanFunctions(sqlite3 *database);
void registerSqliteTextFunctions(sqlite3 *database);
void registerSqliteMathFunctions(sqlite3 *database);
void registerSqliteSimilarity(sqlite3 *database);
void registerSqliteUuidFunctions(sqlite3 *database);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/tabledefinition.h"

namespace Quintette::Internal {

/// What only the text of CREATE TABLE tells: checks, collations, generated columns, AUTOINCREMENT,
/// names of constraints. Fills it into a table whose columns are known by name already. Tolerates
/// any text.
void readSqliteTableSql(const QString &createTable, TableDefinition &table);
/// The condition after WHERE and the column list of CREATE INDEX.
struct SqliteIndexSql
{
    QStringList columns; // SQL of each, with its DESC
    QString condition;
};
SqliteIndexSql readSqliteIndexSql(const QString &createIndex);

} // namespace Quintette::Internal

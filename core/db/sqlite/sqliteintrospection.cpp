// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/db/catalogtext.h"
#include "core/db/connection.h"
#include "core/db/databaseerror.h"
#include "core/db/sqlite/sqlitebackend.h"
#include "core/db/sqlite/sqlitetablesql.h"

namespace Quintette::Internal {

namespace {

void readColumns(Connection &connection, TableDefinition &table)
{
    QMap<qint64, QString> key;
    const QList<ValueList> columns = connection.fetchAll(
            u"SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?)"_s,
            {table.name});
    for (const ValueList &row : columns) {
        if (row[5] == Value(1))
            continue; // a hidden column of a virtual table
        ColumnDefinition column;
        column.name = catalogText(row[0]);
        column.type = catalogText(row[1]);
        // The type of a generated column carries these words.
        const qsizetype generated =
                column.type.indexOf("GENERATED ALWAYS"_L1, 0, Qt::CaseInsensitive);
        if (generated >= 0)
            column.type = column.type.left(generated).trimmed();
        column.null = !row[2].isTrue();
        column.defaultSql = catalogText(row[3]);
        column.primaryKey = row[4].isTrue();
        if (column.primaryKey)
            key.insert(row[4].integer(), column.name);
        table.columns += column;
    }
    table.primaryKey = key.values();
}

void readForeignKeys(Connection &connection, TableDefinition &table)
{
    const QList<ValueList> keys =
            connection.fetchAll(u"SELECT id, \"table\", \"from\", \"to\", on_delete, on_update "
                                "FROM pragma_foreign_key_list(?) ORDER BY id, seq"_s,
                                {table.name});
    QHash<qint64, int> width;
    for (const ValueList &row : keys)
        ++width[row[0].integer()];
    for (const ValueList &row : keys) {
        if (width.value(row[0].integer()) > 1)
            continue; // over several columns: no single column references anything
        for (ColumnDefinition &column : table.columns) {
            if (column.name != catalogText(row[2]))
                continue;
            column.referencesTable = catalogText(row[1]);
            column.referencesColumn = catalogText(row[3]);
            if (column.referencesColumn.isEmpty()) {
                // Without a name the primary key is meant.
                const QList<ValueList> target =
                        connection.fetchAll(u"SELECT name FROM pragma_table_info(?) WHERE pk = 1"_s,
                                            {column.referencesTable});
                column.referencesColumn =
                        target.isEmpty() ? QString() : catalogText(target.first().first());
            }
            if (const QString rule = catalogText(row[4]); rule != "NO ACTION"_L1)
                column.referencesRule = u"ON DELETE "_s + rule;
            if (const QString rule = catalogText(row[5]); rule != "NO ACTION"_L1)
                column.referencesRule = (column.referencesRule + u" ON UPDATE "_s + rule).trimmed();
        }
    }
}

void readIndexes(Connection &connection, TableDefinition &table)
{
    const QList<ValueList> list = connection.fetchAll(
            u"SELECT l.name, l.\"unique\", l.origin, m.sql FROM pragma_index_list(?) AS l "
            "LEFT JOIN sqlite_master AS m ON m.type = 'index' AND m.name = l.name ORDER BY l.seq DESC"_s,
            {table.name});
    for (const ValueList &row : list) {
        const QString origin = catalogText(row[2]);
        if (origin == "pk"_L1)
            continue;
        IndexDefinition index;
        index.name = catalogText(row[0]);
        index.unique = row[1].isTrue();
        index.constraint = origin == "u"_L1;
        const QList<ValueList> columns = connection.fetchAll(
                u"SELECT name, \"desc\" FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno"_s,
                {index.name});
        for (const ValueList &column : columns) {
            index.expressions |= column[0].isNone();
            index.columns += catalogText(column[0]) + (column[1].isTrue() ? u" DESC"_s : QString());
        }
        const SqliteIndexSql sql = readSqliteIndexSql(catalogText(row[3]));
        index.condition = sql.condition;
        if (index.expressions)
            index.columns = sql.columns;
        if (index.constraint && index.columns.size() == 1) {
            for (ColumnDefinition &column : table.columns)
                column.unique |= column.name == index.columns.first();
        } else {
            table.indexes += index;
        }
    }
}

} // namespace

QStringList SqliteBackend::tableNames(Connection &connection, Views views) const
{
    QStringList names;
    // A virtual table is, like a view, nothing that has rows of its own; those that keep the data
    // of full-text search and the like ("shadow") belong to one.
    const QString sql = u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT "
                        u"LIKE 'sqlite\\_%' "
                        "ESCAPE '\\' AND (type = 'table' OR (? AND type IN ('view', 'virtual'))) "
                        "ORDER BY name"_s;
    for (const ValueList &row : connection.fetchAll(sql, {views == Views::Yes ? 1 : 0}))
        names += catalogText(row.first());
    return names;
}

TableDefinition SqliteBackend::readTable(Connection &connection, const QString &name) const
{
    const QList<ValueList> found = connection.fetchAll(
            u"SELECT m.name, m.type, m.sql, l.wr FROM sqlite_master AS m "
            "JOIN pragma_table_list AS l ON l.name = m.name AND l.schema = 'main' "
            "WHERE m.type IN ('table', 'view') AND m.name = ?"_s,
            {name});
    if (found.isEmpty())
        throw ProgrammingError(QN_TEXT("db", "There is no table \"%1\" in the database %2.")
                                       .arg(name)
                                       .arg(connection.settings().name)
                                       .toString());
    TableDefinition table;
    table.name = catalogText(found.first()[0]);
    table.isView = catalogText(found.first()[1]) == "view"_L1;
    table.hasRowNumber = !table.isView && !found.first()[3].isTrue();
    readColumns(connection, table);
    readForeignKeys(connection, table);
    readIndexes(connection, table);
    if (!table.isView)
        readSqliteTableSql(catalogText(found.first()[2]), table);
    return table;
}

} // namespace Quintette::Internal

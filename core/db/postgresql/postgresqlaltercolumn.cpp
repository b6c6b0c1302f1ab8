// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/db/postgresql/postgresqlschemaeditor.h"

namespace Quintette::Internal {

void PostgreSqlSchemaEditor::alterType(const QString &table, const ColumnDefinition &from,
                                       const ColumnDefinition &to)
{
    if (from.type == to.type && from.collation == to.collation)
        return;
    const QString collation =
            to.collation.isEmpty() ? QString() : u" COLLATE "_s + quote(to.collation);
    alter(table,
          u"ALTER COLUMN %1 TYPE %2%3 USING %1::%2"_s.arg(quote(to.name), to.type, collation));
}

void PostgreSqlSchemaEditor::alterNull(const QString &table, const ColumnDefinition &from,
                                       const ColumnDefinition &to, const QString &fillSql)
{
    const QString column = quote(to.name);
    if (from.null && !to.null) {
        const QString &filling = fillSql.isEmpty() ? to.defaultSql : fillSql;
        if (!filling.isEmpty())
            execute(u"UPDATE %1 SET %2 = %3 WHERE %2 IS NULL; SET CONSTRAINTS ALL IMMEDIATE"_s.arg(
                    quote(table), column, filling));
        alter(table, u"ALTER COLUMN %1 SET NOT NULL"_s.arg(column));
    } else if (!from.null && to.null) {
        alter(table, u"ALTER COLUMN %1 DROP NOT NULL"_s.arg(column));
    }
}

void PostgreSqlSchemaEditor::alterIdentity(const QString &table, const ColumnDefinition &from,
                                           const ColumnDefinition &to)
{
    if (from.autoIncrement == to.autoIncrement)
        return;
    const QString column = quote(to.name);
    if (!to.autoIncrement)
        return alter(table, u"ALTER COLUMN %1 DROP IDENTITY IF EXISTS"_s.arg(column));
    alter(table,
          u"ALTER COLUMN %1 ADD %2"_s.arg(column,
                                          connection().backend().columnSuffix(u"BigAutoField"_s)));
    // It would count from 1, although there are rows.
    const Backend &backend = connection().backend();
    execute(u"SELECT setval(pg_get_serial_sequence(%1, %2), coalesce(max(%3), 1), "
            "max(%3) IS NOT NULL) FROM %4"_s.arg(backend.quoteText(quote(table)),
                                                 backend.quoteText(to.name), column, quote(table)));
}

/// The indexes of one column by itself that only one of two tables has.
static QList<IndexDefinition> onlyIn(const TableDefinition &table, const TableDefinition &other,
                                     const QString &column)
{
    QList<IndexDefinition> found;
    for (const IndexDefinition &index : table.indexes) {
        const bool isInBoth =
                std::any_of(other.indexes.cbegin(), other.indexes.cend(),
                            [&](const IndexDefinition &one) { return one.name == index.name; });
        if (!isInBoth && index.columns == QStringList({column}))
            found += index;
    }
    return found;
}

/// Whether text is still text of that kind: only its length may differ.
static bool isSameText(const ColumnDefinition &from, const ColumnDefinition &to)
{
    return from.type.section(u'(', 0, 0) == to.type.section(u'(', 0, 0);
}

void PostgreSqlSchemaEditor::removeOldIndexes(const TableDefinition &before,
                                              const TableDefinition &after, const QString &oldName,
                                              const QString &newName)
{
    for (const IndexDefinition &index : onlyIn(before, after, oldName))
        removeIndex(before, index);
    // Its operators are those of the type.
    const QString had = likeIndexSql(before, *before.column(oldName));
    const QString has = likeIndexSql(after, *after.column(newName));
    const bool isSame =
            !has.isEmpty() && isSameText(*before.column(oldName), *after.column(newName));
    if (!had.isEmpty() && !isSame)
        execute(u"DROP INDEX IF EXISTS %1"_s.arg(quote(name(before.name, oldName, u"_like"_s))));
}

void PostgreSqlSchemaEditor::addNewIndexes(const TableDefinition &before,
                                           const TableDefinition &after, const QString &oldName,
                                           const QString &newName)
{
    for (const IndexDefinition &index : onlyIn(after, before, newName))
        execute(addIndexSql(after, index));
    const QString had = likeIndexSql(before, *before.column(oldName));
    const QString has = likeIndexSql(after, *after.column(newName));
    const bool isSame =
            !had.isEmpty() && isSameText(*before.column(oldName), *after.column(newName));
    if (!has.isEmpty() && !isSame)
        execute(has);
}

void PostgreSqlSchemaEditor::alterColumn(const TableDefinition &before,
                                         const TableDefinition &after, const QString &oldName,
                                         const QString &newName, const QString &fillSql)
{
    finish(); // what waits may speak of this column
    const ColumnDefinition &from = *before.column(oldName);
    const ColumnDefinition &to = *after.column(newName);
    const QString &table = after.name;
    const QString column = quote(newName);
    if (from.generatedSql != to.generatedSql) {
        // The server has no word for another expression; the values are computed anyway.
        removeColumn(before, oldName);
        return addColumn(after, newName, fillSql);
    }
    const bool newReference = from.referencesTable != to.referencesTable
            || from.referencesColumn != to.referencesColumn || from.type != to.type;

    if (!from.referencesTable.isEmpty() && newReference)
        dropConstraint(table,
                       existingConstraint(table, oldName, u'f', foreignKeyName(table, from)));
    if (from.unique && !to.unique)
        dropConstraint(table,
                       existingConstraint(table, oldName, u'u', name(table, oldName, u"_key"_s)));
    if (!from.check.isEmpty() && from.check != to.check)
        dropConstraint(table,
                       existingConstraint(table, oldName, u'c', name(table, oldName, u"_check"_s)));
    if (oldName != newName)
        alter(table, u"RENAME COLUMN %1 TO %2"_s.arg(quote(oldName), column));
    if (from.autoIncrement && !to.autoIncrement)
        alterIdentity(table, from, to);
    // A default of the old type may have no meaning in the new one.
    const bool newDefault = from.defaultSql != to.defaultSql
            || (from.type != to.type && !from.defaultSql.isEmpty());
    if (newDefault && !from.defaultSql.isEmpty())
        alter(table, u"ALTER COLUMN %1 DROP DEFAULT"_s.arg(column));
    removeOldIndexes(before, after, oldName, newName);
    alterType(table, from, to);
    if (newDefault && !to.defaultSql.isEmpty())
        alter(table, u"ALTER COLUMN %1 SET DEFAULT %2"_s.arg(column, to.defaultSql));
    alterNull(table, from, to, fillSql);
    if (!from.autoIncrement && to.autoIncrement)
        alterIdentity(table, from, to);
    if (!from.unique && to.unique)
        alter(table,
              u"ADD CONSTRAINT %1 UNIQUE (%2)"_s.arg(quote(name(table, newName, u"_uniq"_s)),
                                                     column));
    addNewIndexes(before, after, oldName, newName);
    if (!to.check.isEmpty() && from.check != to.check)
        alter(table,
              u"ADD CONSTRAINT %1 CHECK (%2)"_s.arg(quote(name(table, newName, u"_check"_s)),
                                                    to.check));
    if (!to.referencesTable.isEmpty() && newReference)
        execute(addForeignKeySql(table, to));
    if (from.comment != to.comment)
        execute(commentSql(table, to));
}

} // namespace Quintette::Internal

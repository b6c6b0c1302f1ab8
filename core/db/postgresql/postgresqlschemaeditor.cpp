// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/postgresql/postgresqlschemaeditor.h"

#include "core/db/backend.h"
#include "core/db/schemanames.h"

namespace Quintette::Internal {

void PostgreSqlSchemaEditor::atomically(const std::function<void()> &work)
{
    const auto all = [&] {
        work();
        finish();
    };
    if (isCollecting())
        all();
    else
        connection().atomic(all);
}

void PostgreSqlSchemaEditor::alter(const QString &table, const QString &change)
{
    execute(u"ALTER TABLE %1 %2"_s.arg(quote(table), change));
}

QString PostgreSqlSchemaEditor::name(const QString &table, const QString &column,
                                     const QString &suffix) const
{
    return schemaName(table, {column}, suffix, connection().backend().maxNameLength());
}

QString PostgreSqlSchemaEditor::foreignKeyName(const QString &table,
                                               const ColumnDefinition &column) const
{
    return name(table, column.name,
                u"_fk_%1_%2"_s.arg(column.referencesTable, column.referencesColumn));
}

QString PostgreSqlSchemaEditor::addForeignKeySql(const QString &table,
                                                 const ColumnDefinition &column) const
{
    QString sql = u"ALTER TABLE %1 ADD CONSTRAINT %2 FOREIGN KEY (%3) REFERENCES %4 (%5)"_s.arg(
            quote(table), quote(foreignKeyName(table, column)), quote(column.name),
            quote(column.referencesTable), quote(column.referencesColumn));
    if (!column.referencesRule.isEmpty())
        sql += u' ' + column.referencesRule;
    return sql + u" DEFERRABLE INITIALLY DEFERRED"_s;
}

// An ordinary index on text serves LIKE 'x%' only in the C locale, so Django adds a second one.
QString PostgreSqlSchemaEditor::likeIndexSql(const QString &table,
                                             const ColumnDefinition &column) const
{
    const bool isVarchar = column.type.startsWith("varchar"_L1);
    if (column.type.contains(u'[') || !(isVarchar || column.type.startsWith("text"_L1)))
        return {};
    return u"CREATE INDEX %1 ON %2 (%3 %4)"_s.arg(
            quote(name(table, column.name, u"_like"_s)), quote(table), quote(column.name),
            isVarchar ? u"varchar_pattern_ops"_s : u"text_pattern_ops"_s);
}

void PostgreSqlSchemaEditor::deferColumnExtras(const TableDefinition &table,
                                               const ColumnDefinition &column)
{
    const bool isIndexed = column.unique || column.primaryKey
            || std::any_of(table.indexes.cbegin(), table.indexes.cend(),
                           [&](const IndexDefinition &index) {
                               return index.columns == QStringList({column.name}) && !index.unique
                                       && index.name == name(table.name, column.name, {});
                           });
    if (isIndexed) {
        if (const QString sql = likeIndexSql(table.name, column); !sql.isEmpty())
            defer(table.name, sql);
    }
    if (!column.referencesTable.isEmpty())
        defer(table.name, addForeignKeySql(table.name, column));
    if (!column.comment.isEmpty())
        defer(table.name,
              u"COMMENT ON COLUMN %1.%2 IS %3"_s.arg(
                      quote(table.name), quote(column.name),
                      connection().backend().quoteText(column.comment)));
}

QString PostgreSqlSchemaEditor::addIndexSql(const TableDefinition &table,
                                            const IndexDefinition &index) const
{
    const bool isRule = index.unique && index.condition.isEmpty() && !index.expressions;
    if (!isRule)
        return createIndexSql(table.name, index);
    return u"ALTER TABLE %1 ADD CONSTRAINT %2 UNIQUE (%3)"_s.arg(
            quote(table.name), quote(index.name), quotedList(index.columns));
}

void PostgreSqlSchemaEditor::deferIndex(const TableDefinition &table, const IndexDefinition &index)
{
    defer(table.name, addIndexSql(table, index));
}

void PostgreSqlSchemaEditor::dropTable(const QString &table)
{
    forgetDeferred(table);
    execute(u"DROP TABLE %1 CASCADE"_s.arg(quote(table)));
}

void PostgreSqlSchemaEditor::addColumn(const TableDefinition &after, const QString &column,
                                       const QString &fillSql)
{
    const ColumnDefinition *definition = after.column(column);
    QString sql = columnSql(*definition);
    const bool fills = !fillSql.isEmpty() && definition->defaultSql.isEmpty()
            && definition->generatedSql.isEmpty();
    if (fills) {
        ColumnDefinition filled = *definition;
        filled.defaultSql = fillSql;
        sql = columnSql(filled);
    }
    alter(after.name, u"ADD COLUMN %1 %2"_s.arg(quote(column), sql));
    if (fills)
        alter(after.name, u"ALTER COLUMN %1 DROP DEFAULT"_s.arg(quote(column)));
    for (const IndexDefinition &index : after.indexes) {
        if (index.columns == QStringList({column}) && !index.constraint)
            deferIndex(after, index);
    }
    deferColumnExtras(after, *definition);
}

void PostgreSqlSchemaEditor::removeColumn(const TableDefinition &before, const QString &column)
{
    finish();
    alter(before.name, u"DROP COLUMN %1 CASCADE"_s.arg(quote(column)));
}

QString PostgreSqlSchemaEditor::existingConstraint(const QString &table, const QString &column,
                                                   QChar kind, const QString &expected)
{
    if (isCollecting())
        return expected;
    const QList<ValueList> found = connection().fetchAll(
            u"SELECT c.conname::text FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid "
            "JOIN pg_attribute a ON a.attrelid = t.oid AND c.conkey = ARRAY[a.attnum] "
            "WHERE t.relname = ? AND pg_table_is_visible(t.oid) AND a.attname = ? AND c.contype = ?"_s,
            {table, column, QString(kind)});
    return found.isEmpty() ? QString() : found.first().first().toString();
}

void PostgreSqlSchemaEditor::dropConstraint(const QString &table, const QString &constraint)
{
    if (!constraint.isEmpty())
        alter(table, u"DROP CONSTRAINT %1"_s.arg(quote(constraint)));
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
    const bool newReference = from.referencesTable != to.referencesTable
            || from.referencesColumn != to.referencesColumn || from.type != to.type;

    if (!from.referencesTable.isEmpty() && newReference)
        dropConstraint(table,
                       existingConstraint(table, oldName, u'f', foreignKeyName(table, from)));
    if (from.unique && !to.unique) {
        dropConstraint(table,
                       existingConstraint(table, oldName, u'u', name(table, oldName, u"_key"_s)));
        execute(u"DROP INDEX IF EXISTS %1"_s.arg(quote(name(table, oldName, u"_like"_s))));
    }
    if (!from.check.isEmpty() && from.check != to.check)
        dropConstraint(table,
                       existingConstraint(table, oldName, u'c', name(table, oldName, u"_check"_s)));
    if (oldName != newName)
        alter(table, u"RENAME COLUMN %1 TO %2"_s.arg(quote(oldName), column));
    if (from.type != to.type)
        alter(table, u"ALTER COLUMN %1 TYPE %2 USING %1::%2"_s.arg(column, to.type));
    if (from.defaultSql != to.defaultSql)
        alter(table,
              to.defaultSql.isEmpty()
                      ? u"ALTER COLUMN %1 DROP DEFAULT"_s.arg(column)
                      : u"ALTER COLUMN %1 SET DEFAULT %2"_s.arg(column, to.defaultSql));
    if (from.null && !to.null) {
        if (!fillSql.isEmpty())
            execute(u"UPDATE %1 SET %2 = %3 WHERE %2 IS NULL; SET CONSTRAINTS ALL IMMEDIATE"_s.arg(
                    quote(table), column, fillSql));
        alter(table, u"ALTER COLUMN %1 SET NOT NULL"_s.arg(column));
    } else if (!from.null && to.null) {
        alter(table, u"ALTER COLUMN %1 DROP NOT NULL"_s.arg(column));
    }
    if (!from.unique && to.unique) {
        alter(table,
              u"ADD CONSTRAINT %1 UNIQUE (%2)"_s.arg(quote(name(table, newName, u"_uniq"_s)),
                                                     column));
        if (const QString sql = likeIndexSql(table, to); !sql.isEmpty())
            execute(sql);
    }
    if (!to.check.isEmpty() && from.check != to.check)
        alter(table,
              u"ADD CONSTRAINT %1 CHECK (%2)"_s.arg(quote(name(table, newName, u"_check"_s)),
                                                    to.check));
    if (!to.referencesTable.isEmpty() && newReference)
        execute(addForeignKeySql(table, to));
    for (const IndexDefinition &index : before.indexes) {
        const bool stays =
                std::any_of(after.indexes.cbegin(), after.indexes.cend(),
                            [&](const IndexDefinition &other) { return other.name == index.name; });
        if (!stays && index.columns == QStringList({oldName}))
            removeIndex(before, index);
    }
    for (const IndexDefinition &index : after.indexes) {
        const bool was =
                std::any_of(before.indexes.cbegin(), before.indexes.cend(),
                            [&](const IndexDefinition &other) { return other.name == index.name; });
        if (!was && index.columns == QStringList({newName}))
            execute(addIndexSql(after, index));
    }
}

void PostgreSqlSchemaEditor::addIndex(const TableDefinition &table, const IndexDefinition &index)
{
    execute(addIndexSql(table, index));
}

void PostgreSqlSchemaEditor::removeIndex(const TableDefinition &table, const IndexDefinition &index)
{
    finish();
    if (index.unique && index.condition.isEmpty() && !index.expressions)
        alter(table.name, u"DROP CONSTRAINT %1"_s.arg(quote(existingIndex(table.name, index))));
    else
        execute(u"DROP INDEX IF EXISTS %1"_s.arg(quote(existingIndex(table.name, index))));
}

void PostgreSqlSchemaEditor::addCheck(const TableDefinition &table, const CheckDefinition &check)
{
    alter(table.name, u"ADD CONSTRAINT %1 CHECK (%2)"_s.arg(quote(check.name), check.sql));
}

void PostgreSqlSchemaEditor::removeCheck(const TableDefinition &table, const CheckDefinition &check)
{
    alter(table.name, u"DROP CONSTRAINT %1"_s.arg(quote(check.name)));
}

} // namespace Quintette::Internal

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

bool PostgreSqlSchemaEditor::isDeterministic(const QString &collation) const
{
    if (collation.isEmpty() || isCollecting())
        return true;
    const QList<ValueList> found = connection().fetchAll(
            u"SELECT collisdeterministic FROM pg_collation WHERE collname = ?"_s, {collation});
    return found.isEmpty() || found.first().first().isTrue();
}

// An ordinary index on text serves LIKE 'x%' only in the C locale, so Django adds a second one.
QString PostgreSqlSchemaEditor::likeIndexSql(const TableDefinition &table,
                                             const ColumnDefinition &column) const
{
    const bool isIndexed = column.unique || column.primaryKey
            || std::any_of(table.indexes.cbegin(), table.indexes.cend(),
                           [&](const IndexDefinition &index) {
                               return index.columns == QStringList({column.name}) && !index.unique
                                       && index.name == name(table.name, column.name, {});
                           });
    const bool isVarchar = column.type.startsWith("varchar"_L1);
    const bool isText = isVarchar || column.type.startsWith("text"_L1);
    if (!isIndexed || !isText || column.type.contains(u'[') || !isDeterministic(column.collation))
        return {};
    return u"CREATE INDEX %1 ON %2 (%3 %4)"_s.arg(
            quote(name(table.name, column.name, u"_like"_s)), quote(table.name), quote(column.name),
            isVarchar ? u"varchar_pattern_ops"_s : u"text_pattern_ops"_s);
}

QString PostgreSqlSchemaEditor::commentSql(const QString &table,
                                           const ColumnDefinition &column) const
{
    return u"COMMENT ON COLUMN %1.%2 IS %3"_s.arg(
            quote(table), quote(column.name),
            column.comment.isEmpty() ? u"NULL"_s
                                     : connection().backend().quoteText(column.comment));
}

void PostgreSqlSchemaEditor::setComment(const TableDefinition &table)
{
    execute(u"COMMENT ON TABLE %1 IS %2"_s.arg(
            quote(table.name),
            table.comment.isEmpty() ? u"NULL"_s : connection().backend().quoteText(table.comment)));
}

void PostgreSqlSchemaEditor::deferColumnExtras(const TableDefinition &table,
                                               const ColumnDefinition &column)
{
    if (const QString sql = likeIndexSql(table, column); !sql.isEmpty())
        defer(table.name, sql);
    if (!column.referencesTable.isEmpty())
        defer(table.name, addForeignKeySql(table.name, column));
    if (!column.comment.isEmpty())
        defer(table.name, commentSql(table.name, column));
}

QString PostgreSqlSchemaEditor::addIndexSql(const TableDefinition &table,
                                            const IndexDefinition &index) const
{
    if (!isRule(index))
        return createIndexSql(table, index);
    return u"ALTER TABLE %1 ADD CONSTRAINT %2 %3"_s.arg(quote(table.name), quote(index.name),
                                                        uniqueSql(table, index));
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
    QString sql = columnSql(after, *definition);
    const bool fills = !fillSql.isEmpty() && definition->defaultSql.isEmpty()
            && definition->generatedSql.isEmpty();
    if (fills) {
        ColumnDefinition filled = *definition;
        filled.defaultSql = fillSql;
        sql = columnSql(after, filled);
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

void PostgreSqlSchemaEditor::addIndex(const TableDefinition &table, const IndexDefinition &index)
{
    execute(addIndexSql(table, index));
}

void PostgreSqlSchemaEditor::removeIndex(const TableDefinition &table, const IndexDefinition &index)
{
    finish();
    if (isRule(index))
        alter(table.name, u"DROP CONSTRAINT %1"_s.arg(quote(existingIndex(table.name, index))));
    else
        execute(u"DROP INDEX IF EXISTS %1"_s.arg(quote(existingIndex(table.name, index))));
}

void PostgreSqlSchemaEditor::addIndexConcurrently(const TableDefinition &table,
                                                  const IndexDefinition &index)
{
    QString sql = createIndexSql(table, index);
    execute(sql.replace(sql.indexOf("INDEX "_L1), 6, u"INDEX CONCURRENTLY "_s));
}

void PostgreSqlSchemaEditor::removeIndexConcurrently(const TableDefinition &table,
                                                     const IndexDefinition &index)
{
    finish();
    execute(u"DROP INDEX CONCURRENTLY IF EXISTS %1"_s.arg(quote(existingIndex(table.name, index))));
}

void PostgreSqlSchemaEditor::renameIndex(const TableDefinition &, const QString &oldName,
                                         const IndexDefinition &index)
{
    finish();
    execute(u"ALTER INDEX %1 RENAME TO %2"_s.arg(quote(oldName), quote(index.name)));
}

void PostgreSqlSchemaEditor::addCheck(const TableDefinition &table, const CheckDefinition &check)
{
    const QString validity = check.isValidated ? QString() : u" NOT VALID"_s;
    alter(table.name,
          u"ADD CONSTRAINT %1 CHECK (%2)%3"_s.arg(quote(check.name), check.sql, validity));
}

void PostgreSqlSchemaEditor::removeCheck(const TableDefinition &table, const CheckDefinition &check)
{
    dropConstraint(table.name, check.name);
}

void PostgreSqlSchemaEditor::validateCheck(const TableDefinition &table, const QString &check)
{
    alter(table.name, u"VALIDATE CONSTRAINT %1"_s.arg(quote(check)));
}

void PostgreSqlSchemaEditor::addExclusion(const TableDefinition &table,
                                          const CheckDefinition &exclusion)
{
    alter(table.name, u"ADD CONSTRAINT %1 %2"_s.arg(quote(exclusion.name), exclusion.sql));
}

void PostgreSqlSchemaEditor::removeExclusion(const TableDefinition &table,
                                             const CheckDefinition &exclusion)
{
    dropConstraint(table.name, exclusion.name);
}

} // namespace Quintette::Internal

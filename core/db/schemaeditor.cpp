// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/schemaeditor.h"

#include "core/db/backend.h"
#include "core/db/postgresql/postgresqlschemaeditor.h"
#include "core/db/sqlite/sqliteschemaeditor.h"

namespace Quintette {

SchemaEditor::SchemaEditor(Connection &connection, Mode mode)
    : m_connection(connection), m_mode(mode)
{
}
SchemaEditor::~SchemaEditor() = default;

std::unique_ptr<SchemaEditor> SchemaEditor::make(Connection &connection, Mode mode)
{
    if (connection.backend().isPostgreSql())
        return std::make_unique<Internal::PostgreSqlSchemaEditor>(connection, mode);
    return std::make_unique<Internal::SqliteSchemaEditor>(connection, mode);
}

void SchemaEditor::execute(const QString &sql)
{
    m_statements += sql;
    if (!isCollecting())
        m_connection.executeScript(sql);
}

void SchemaEditor::defer(const QString &table, const QString &sql)
{
    m_deferred += Deferred{table, sql};
}

void SchemaEditor::forgetDeferred(const QString &table)
{
    m_deferred.removeIf([&table](const Deferred &deferred) { return deferred.table == table; });
}

void SchemaEditor::finish()
{
    const QList<Deferred> waiting = std::exchange(m_deferred, {});
    for (const Deferred &deferred : waiting)
        execute(deferred.sql);
}

QString SchemaEditor::quote(const QString &name) const
{
    return m_connection.backend().quoteName(name);
}

QString SchemaEditor::quotedList(const QStringList &names) const
{
    QStringList quoted;
    for (const QString &name : names) {
        const bool descending = name.endsWith(" DESC"_L1);
        quoted +=
                quote(descending ? name.chopped(5) : name) + (descending ? u" DESC"_s : QString());
    }
    return quoted.join(u", "_s);
}

void SchemaEditor::createTable(const TableDefinition &table)
{
    execute(createTableSql(table, table.name));
    for (const IndexDefinition &index : table.indexes) {
        if (!index.constraint && isKnownHere(index))
            deferIndex(table, index);
    }
    for (const ColumnDefinition &column : table.columns)
        deferColumnExtras(table, column);
    const Backend &backend = m_connection.backend();
    if (!table.comment.isEmpty() && backend.supports(Backend::Feature::CommentOnColumn))
        defer(table.name,
              u"COMMENT ON TABLE %1 IS %2"_s.arg(quote(table.name),
                                                 backend.quoteText(table.comment)));
}

/// What only PostgreSQL has.
bool SchemaEditor::isKnownHere(const IndexDefinition &index) const
{
    const bool isSpecial = !index.include.isEmpty() || index.nullsAreEqual || index.deferred;
    return !isSpecial || m_connection.backend().isPostgreSql();
}

QString SchemaEditor::createTableSql(const TableDefinition &table, const QString &name) const
{
    QStringList parts;
    for (const ColumnDefinition &column : table.columns) {
        QString part = quote(column.name) + u' ' + columnSql(column);
        if (const QString reference = inlineReferenceSql(column); !reference.isEmpty())
            part += u' ' + reference;
        parts += part;
    }
    if (table.primaryKey.size() > 1)
        parts += u"PRIMARY KEY (%1)"_s.arg(quotedList(table.primaryKey));
    for (const CheckDefinition &check : table.checks)
        parts += u"CONSTRAINT %1 CHECK (%2)"_s.arg(quote(check.name), check.sql);
    for (const IndexDefinition &index : table.indexes) {
        if (!index.constraint || !isKnownHere(index))
            continue;
        parts += u"CONSTRAINT %1 UNIQUE%2 (%3)%4"_s.arg(
                quote(index.name), index.nullsAreEqual ? u" NULLS NOT DISTINCT"_s : QString(),
                quotedList(index.columns),
                index.deferred ? u" DEFERRABLE INITIALLY DEFERRED"_s : QString());
    }
    if (m_connection.backend().supports(Backend::Feature::ExclusionConstraint)) {
        for (const CheckDefinition &exclusion : table.exclusions)
            parts += u"CONSTRAINT %1 %2"_s.arg(quote(exclusion.name), exclusion.sql);
    }
    return u"CREATE TABLE %1 (%2)"_s.arg(quote(name), parts.join(u", "_s));
}

QString SchemaEditor::columnSql(const ColumnDefinition &column) const
{
    QString sql = column.type;
    if (!column.collation.isEmpty())
        sql += u" COLLATE "_s + quote(column.collation);
    if (!column.generatedSql.isEmpty())
        sql += u" GENERATED ALWAYS AS (%1) %2"_s.arg(
                column.generatedSql, column.generatedStored ? u"STORED"_s : u"VIRTUAL"_s);
    else if (!column.defaultSql.isEmpty())
        sql += u" DEFAULT "_s + column.defaultSql;
    if (column.generatedSql.isEmpty()) // whose value says so itself
        sql += column.null ? u" NULL"_s : u" NOT NULL"_s;
    if (column.primaryKey)
        sql += u" PRIMARY KEY"_s;
    else if (column.unique)
        sql += u" UNIQUE"_s;
    if (column.autoIncrement) {
        const Backend &backend = m_connection.backend();
        sql += u' ' + backend.columnSuffix(u"BigAutoField"_s);
    }
    if (!column.check.isEmpty())
        sql += u" CHECK (%1)"_s.arg(column.check);
    return sql;
}

QString SchemaEditor::createIndexSql(const QString &table, const IndexDefinition &index) const
{
    QString sql = u"CREATE %1INDEX %2 ON %3 (%4)"_s.arg(
            index.unique ? u"UNIQUE "_s : QString(), quote(index.name), quote(table),
            index.expressions ? index.columns.join(u", "_s) : quotedList(index.columns));
    if (!index.include.isEmpty())
        sql += u" INCLUDE (%1)"_s.arg(quotedList(index.include));
    if (index.nullsAreEqual)
        sql += u" NULLS NOT DISTINCT"_s;
    if (!index.condition.isEmpty())
        sql += u" WHERE "_s + index.condition;
    return sql;
}

void SchemaEditor::deferIndex(const TableDefinition &table, const IndexDefinition &index)
{
    defer(table.name, createIndexSql(table.name, index));
}

QString SchemaEditor::existingIndex(const QString &table, const IndexDefinition &index)
{
    if (isCollecting())
        return index.name;
    QString alike = index.name;
    const QList<IndexDefinition> all =
            m_connection.backend().readTable(m_connection, table).indexes;
    for (const IndexDefinition &other : all) {
        if (other.name == index.name)
            return index.name;
        if (other.columns == index.columns && other.unique == index.unique
            && other.condition == index.condition)
            alike = other.name;
    }
    return alike;
}

void SchemaEditor::renameTable(const QString &from, const QString &to)
{
    if (from == to)
        return;
    // What waits speaks of the old name.
    finish();
    execute(u"ALTER TABLE %1 RENAME TO %2"_s.arg(quote(from), quote(to)));
}

} // namespace Quintette

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

/// The statement with its parameters in place; a question mark in quotes is none.
static QString withValues(const QString &sql, const ValueList &parameters, const Backend &backend)
{
    QString text;
    qsizetype next = 0;
    QChar quote;
    for (const QChar c : sql) {
        if (!quote.isNull() && c == quote)
            quote = QChar();
        else if (quote.isNull() && (c == u'\'' || c == u'"'))
            quote = c;
        if (c == u'?' && quote.isNull() && next < parameters.size())
            text += backend.quoteValue(parameters.at(next++));
        else
            text += c;
    }
    return text;
}

void SchemaEditor::execute(const QString &sql, const ValueList &parameters)
{
    m_statements += withValues(sql, parameters, m_connection.backend());
    if (!isCollecting())
        m_connection.execute(sql, parameters);
}

void SchemaEditor::setTablespace(const TableDefinition &table, const QString &tablespace)
{
    if (m_connection.backend().supports(Backend::Feature::Tablespaces))
        execute(u"ALTER TABLE %1 SET TABLESPACE %2"_s.arg(quote(table.name), quote(tablespace)));
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

void SchemaEditor::withoutTransaction(const std::function<void()> &work)
{
    work();
    finish();
}

bool SchemaEditor::isKnownHere(const IndexDefinition &index) const
{
    const bool isSpecialRule = index.unique
            && (!index.include.isEmpty() || index.nullsAreEqual
                || index.deferral != Deferral::None);
    return !isSpecialRule || m_connection.backend().supports(Backend::Feature::IndexOptions);
}

bool SchemaEditor::isRule(const IndexDefinition &index)
{
    return index.unique && index.condition.isEmpty() && !index.expressions
            && index.include.isEmpty() && index.opclasses.isEmpty();
}

QString SchemaEditor::tableTablespaceSql(const TableDefinition &table) const
{
    const QString &byDefault = m_connection.settings().tablespace;
    const QString &tablespace = table.tablespace.isEmpty() ? byDefault : table.tablespace;
    return tablespace.isEmpty() || !m_connection.backend().supports(Backend::Feature::Tablespaces)
            ? QString()
            : u" TABLESPACE "_s + quote(tablespace);
}

QString SchemaEditor::indexTablespaceSql(QLatin1StringView words, const QString &named,
                                         const TableDefinition &table) const
{
    const DatabaseSettings &settings = m_connection.settings();
    for (const QString &tablespace :
         {named, settings.indexTablespace, table.tablespace, settings.tablespace}) {
        if (!tablespace.isEmpty() && m_connection.backend().supports(Backend::Feature::Tablespaces))
            return words + quote(tablespace);
    }
    return {};
}

QString SchemaEditor::uniqueSql(const TableDefinition &table, const IndexDefinition &index) const
{
    QString sql = index.nullsAreEqual ? u"UNIQUE NULLS NOT DISTINCT"_s : u"UNIQUE"_s;
    sql += u" (%1)"_s.arg(quotedList(index.columns));
    sql += indexTablespaceSql(" USING INDEX TABLESPACE "_L1, index.tablespace, table);
    if (index.deferral == Deferral::Deferred)
        sql += u" DEFERRABLE INITIALLY DEFERRED"_s;
    else if (index.deferral == Deferral::Immediate)
        sql += u" DEFERRABLE INITIALLY IMMEDIATE"_s;
    return sql;
}

QString SchemaEditor::createTableSql(const TableDefinition &table, const QString &name) const
{
    QStringList parts;
    for (const ColumnDefinition &column : table.columns) {
        QString part = quote(column.name) + u' ' + columnSql(table, column);
        if (const QString reference = inlineReferenceSql(column); !reference.isEmpty())
            part += u' ' + reference;
        parts += part;
    }
    if (table.primaryKey.size() > 1)
        parts += u"PRIMARY KEY (%1)"_s.arg(quotedList(table.primaryKey));
    for (const CheckDefinition &check : table.checks)
        parts += u"CONSTRAINT %1 CHECK (%2)"_s.arg(quote(check.name), check.sql);
    for (const IndexDefinition &index : table.indexes) {
        if (index.constraint && isKnownHere(index))
            parts += u"CONSTRAINT %1 %2"_s.arg(quote(index.name), uniqueSql(table, index));
    }
    const Backend &backend = m_connection.backend();
    if (backend.supports(Backend::Feature::ExclusionConstraint)) {
        for (const CheckDefinition &exclusion : table.exclusions)
            parts += u"CONSTRAINT %1 %2"_s.arg(quote(exclusion.name), exclusion.sql);
    }
    return u"CREATE TABLE %1 (%2)"_s.arg(quote(name), parts.join(u", "_s))
            + tableTablespaceSql(table);
}

QString SchemaEditor::columnSql(const TableDefinition &table, const ColumnDefinition &column) const
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
    if (column.primaryKey || column.unique)
        sql += indexTablespaceSql(" USING INDEX TABLESPACE "_L1, column.tablespace, table);
    if (column.autoIncrement) {
        const Backend &backend = m_connection.backend();
        sql += u' ' + backend.columnSuffix(u"BigAutoField"_s);
    }
    if (!column.check.isEmpty())
        sql += u" CHECK (%1)"_s.arg(column.check);
    return sql;
}

QString SchemaEditor::indexColumnsSql(const IndexDefinition &index) const
{
    const bool hasOpclasses = m_connection.backend().supports(Backend::Feature::IndexOptions);
    QStringList parts;
    for (qsizetype i = 0; i < index.columns.size(); ++i) {
        const QString &column = index.columns.at(i);
        const QString direction = column.endsWith(" DESC"_L1) ? u" DESC"_s : QString();
        const QString name = column.chopped(direction.size());
        const QString opclass = hasOpclasses ? index.opclasses.value(i) : QString();
        parts += (index.expressions ? name : quote(name))
                + (opclass.isEmpty() ? QString() : u' ' + opclass) + direction;
    }
    return parts.join(u", "_s);
}

QString SchemaEditor::createIndexSql(const TableDefinition &table,
                                     const IndexDefinition &index) const
{
    const Backend &backend = m_connection.backend();
    const bool hasOptions = backend.supports(Backend::Feature::IndexOptions);
    QString sql = u"CREATE %1INDEX %2 ON %3"_s.arg(index.unique ? u"UNIQUE "_s : QString(),
                                                   quote(index.name), quote(table.name));
    if (hasOptions && !index.method.isEmpty())
        sql += u" USING "_s + index.method;
    sql += u" (%1)"_s.arg(indexColumnsSql(index));
    if (hasOptions && !index.include.isEmpty())
        sql += u" INCLUDE (%1)"_s.arg(quotedList(index.include));
    if (hasOptions && index.nullsAreEqual)
        sql += u" NULLS NOT DISTINCT"_s;
    if (hasOptions && !index.storage.isEmpty())
        sql += u" WITH (%1)"_s.arg(index.storage.join(u", "_s));
    sql += indexTablespaceSql(" TABLESPACE "_L1, index.tablespace, table);
    if (!index.condition.isEmpty())
        sql += u" WHERE "_s + index.condition;
    return sql;
}

void SchemaEditor::addIndexConcurrently(const TableDefinition &table, const IndexDefinition &index)
{
    addIndex(table, index);
}

void SchemaEditor::removeIndexConcurrently(const TableDefinition &table,
                                           const IndexDefinition &index)
{
    removeIndex(table, index);
}

void SchemaEditor::deferIndex(const TableDefinition &table, const IndexDefinition &index)
{
    defer(table.name, createIndexSql(table, index));
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/db/catalogtext.h"
#include "core/db/connection.h"
#include "core/db/databaseerror.h"
#include "core/db/postgresql/postgresqlbackend.h"

namespace Quintette::Internal {

namespace {

void readColumns(Connection &connection, qint64 table, TableDefinition &definition)
{
    const QString sql = uR"(
        SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull,
               pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, a.attgenerated::text,
               CASE WHEN a.attcollation <> t.typcollation THEN c.collname::text END,
               col_description(a.attrelid, a.attnum)
        FROM pg_attribute a
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_collation c ON c.oid = a.attcollation
        WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum)"_s;
    for (const ValueList &row : connection.fetchAll(sql, {table})) {
        ColumnDefinition column;
        column.name = catalogText(row[0]);
        // The long word of information_schema for what everybody writes varchar.
        column.type = catalogText(row[1]).replace("character varying"_L1, "varchar"_L1);
        column.null = !row[2].isTrue();
        const QString expression = catalogText(row[3]);
        column.generatedStored = !catalogText(row[5]).isEmpty();
        if (column.generatedStored)
            column.generatedSql = expression;
        else if (expression.startsWith("nextval("_L1))
            column.autoIncrement = true;
        else
            column.defaultSql = expression;
        column.autoIncrement |= !catalogText(row[4]).isEmpty();
        column.collation = catalogText(row[6]);
        column.comment = catalogText(row[7]);
        definition.columns += column;
    }
}

void readConstraints(Connection &connection, qint64 table, TableDefinition &definition)
{
    const QString sql = uR"(
        SELECT c.conname::text, c.contype::text,
               ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(number, position)
                     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.position),
               f.relname::text,
               ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(number, position)
                     JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.position),
               pg_get_expr(c.conbin, c.conrelid),
               CASE c.confdeltype WHEN 'c' THEN 'ON DELETE CASCADE' WHEN 'n' THEN 'ON DELETE SET NULL'
                                  WHEN 'd' THEN 'ON DELETE SET DEFAULT' WHEN 'r' THEN 'ON DELETE RESTRICT' END,
               c.convalidated, pg_get_constraintdef(c.oid), c.condeferrable, c.condeferred,
               EXISTS (SELECT 1 FROM pg_index i WHERE i.indexrelid = c.conindid
                       AND (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean)
        FROM pg_constraint c LEFT JOIN pg_class f ON f.oid = c.confrelid
        WHERE c.conrelid = ? ORDER BY c.conname)"_s;
    for (const ValueList &row : connection.fetchAll(sql, {table})) {
        const QString kind = catalogText(row[1]);
        const QStringList columns = catalogTexts(row[2]);
        if (kind == "p"_L1)
            definition.primaryKey = columns;
        const Deferral deferral = !row[9].isTrue() ? Deferral::None
                : row[10].isTrue()                 ? Deferral::Deferred
                                                   : Deferral::Immediate;
        const bool isSpecial = deferral != Deferral::None || row[11].isTrue();
        if (kind == "u"_L1 && (columns.size() > 1 || isSpecial)) {
            IndexDefinition rule{catalogText(row[0]), columns, true, {}, true};
            rule.nullsAreEqual = row[11].isTrue();
            rule.deferral = deferral;
            definition.indexes += rule;
        }
        const CheckDefinition check{catalogText(row[0]), catalogText(row[5]), row[7].isTrue()};
        if (kind == "c"_L1 && columns.size() != 1)
            definition.checks += check;
        if (kind == "x"_L1)
            definition.exclusions += CheckDefinition{check.name, catalogText(row[8])};
        for (ColumnDefinition &column : definition.columns) {
            if (!columns.contains(column.name))
                continue;
            column.primaryKey |= kind == "p"_L1;
            if (columns.size() > 1)
                continue;
            column.unique |= kind == "u"_L1 && !isSpecial;
            if (kind == "c"_L1) {
                // A check that the server or Django named after the column belongs to it, any other
                // to the table.
                if (column.check.isEmpty() && check.name.endsWith("_check"_L1)
                    && check.name.contains(column.name))
                    column.check = check.sql;
                else
                    definition.checks += check;
            }
            if (kind == "f"_L1) {
                column.referencesTable = catalogText(row[3]);
                column.referencesColumn = catalogTexts(row[4]).value(0);
                column.referencesRule = catalogText(row[6]);
            }
        }
    }
}

void readIndexes(Connection &connection, qint64 table, TableDefinition &definition)
{
    const QString sql = uR"(
        SELECT c.relname::text, i.indisunique, pg_get_expr(i.indpred, i.indrelid),
               ARRAY(SELECT pg_get_indexdef(i.indexrelid, n, true)
                            || CASE WHEN (i.indoption[n - 1] & 1) = 1 THEN ' DESC' ELSE '' END
                     FROM generate_series(1, i.indnkeyatts) n),
               i.indexprs IS NOT NULL, m.amname::text, c.reloptions, s.spcname::text,
               ARRAY(SELECT CASE WHEN o.opcdefault THEN '' ELSE o.opcname::text END
                     FROM generate_series(1, i.indnkeyatts) n
                     JOIN pg_opclass o ON o.oid = i.indclass[n - 1] ORDER BY n),
               ARRAY(SELECT a.attname::text FROM generate_series(i.indnkeyatts + 1, i.indnatts) n
                     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[n - 1] ORDER BY n),
               (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
        LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
        WHERE i.indrelid = ? AND NOT i.indisprimary
              AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('u', 'x'))
        ORDER BY c.relname)"_s;
    for (const ValueList &row : connection.fetchAll(sql, {table})) {
        IndexDefinition index;
        index.name = catalogText(row[0]);
        index.unique = row[1].isTrue();
        index.condition = catalogText(row[2]);
        index.columns = catalogTexts(row[3]);
        index.expressions = row[4].isTrue();
        if (!index.expressions) {
            for (QString &name : index.columns)
                name.remove(u'"');
        }
        if (const QString method = catalogText(row[5]); method != "btree"_L1)
            index.method = method;
        for (const QString &option : catalogTexts(row[6]))
            index.storage += option.section(u'=', 0, 0) + u" = "_s + option.section(u'=', 1);
        index.tablespace = catalogText(row[7]);
        index.opclasses = catalogTexts(row[8]);
        if (index.opclasses.join(QString()).isEmpty())
            index.opclasses.clear();
        index.include = catalogTexts(row[9]);
        index.nullsAreEqual = row[10].isTrue();
        definition.indexes += index;
    }
}

} // namespace

QStringList PostgreSqlBackend::tableNames(Connection &connection, Views views) const
{
    QStringList names;
    const QString kinds = views == Views::Yes ? u"'r', 'p', 'f', 'v', 'm'"_s : u"'r', 'p', 'f'"_s;
    const QString sql =
            u"SELECT c.relname::text FROM pg_class c WHERE c.relkind IN (%1) AND NOT "
            u"c.relispartition "
            "AND pg_table_is_visible(c.oid) AND c.relnamespace NOT IN (SELECT oid FROM "
            "pg_namespace "
            "WHERE nspname IN ('pg_catalog', 'information_schema', 'pg_toast')) ORDER BY c.relname"_s
                    .arg(kinds);
    for (const ValueList &row : connection.fetchAll(sql, {}))
        names += catalogText(row.first());
    return names;
}

TableDefinition PostgreSqlBackend::readTable(Connection &connection, const QString &name) const
{
    const QList<ValueList> found = connection.fetchAll(
            u"SELECT c.oid, c.relkind::text, obj_description(c.oid, 'pg_class'), "
            "s.spcname::text FROM pg_class c LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace "
            "WHERE c.relname = ? AND pg_table_is_visible(c.oid) "
            "AND c.relkind IN ('r', 'p', 'f', 'v', 'm')"_s,
            {name});
    if (found.isEmpty())
        throw ProgrammingError(QN_TEXT("db", "There is no table \"%1\" in the database %2.")
                                       .arg(name)
                                       .arg(connection.settings().name)
                                       .toString());
    const qint64 table = found.first()[0].integer();
    TableDefinition definition;
    definition.name = name;
    definition.isView =
            catalogText(found.first()[1]) == "v"_L1 || catalogText(found.first()[1]) == "m"_L1;
    definition.comment = catalogText(found.first()[2]);
    definition.tablespace = catalogText(found.first()[3]);
    readColumns(connection, table, definition);
    readConstraints(connection, table, definition);
    readIndexes(connection, table, definition);
    return definition;
}

} // namespace Quintette::Internal

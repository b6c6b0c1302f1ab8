// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sqlite/sqliteschemaeditor.h"

#include "core/base/text.h"
#include "core/db/backend.h"
#include "core/db/databaseerror.h"

#include <QScopeGuard>

namespace Quintette::Internal {

void SqliteSchemaEditor::atomically(const std::function<void()> &work)
{
    if (isCollecting()) {
        work();
        finish();
        return;
    }
    // SQLite ignores this switch inside of a transaction.
    if (connection().inTransaction())
        throw ProgrammingError(
                QN_TEXT("db",
                        "The tables of a SQLite database cannot be changed inside of another "
                        "transaction.")
                        .toString());
    withoutForeignKeys([&] {
        connection().atomic([&] {
            work();
            finish();
            checkForeignKeys();
        });
    });
}

void SqliteSchemaEditor::withoutTransaction(const std::function<void()> &work)
{
    withoutForeignKeys([&] {
        SchemaEditor::withoutTransaction(work);
        checkForeignKeys();
    });
}

void SqliteSchemaEditor::withoutForeignKeys(const std::function<void()> &work)
{
    connection().executeScript(u"PRAGMA foreign_keys = OFF"_s);
    const auto switchOn =
            qScopeGuard([this] { connection().executeScript(u"PRAGMA foreign_keys = ON"_s); });
    work();
}

void SqliteSchemaEditor::checkForeignKeys()
{
    const QList<ValueList> broken = connection().fetchAll(
            u"SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1"_s);
    if (broken.isEmpty())
        return;
    throw IntegrityError(
            QN_TEXT("db", "Row %1 of table \"%2\" points to a row of \"%3\" that does not exist.")
                    .arg(broken[0][1].toString())
                    .arg(broken[0][0].toString())
                    .arg(broken[0][2].toString())
                    .toString(),
            {}, {}, IntegrityError::Kind::ForeignKey);
}

QString SqliteSchemaEditor::inlineReferenceSql(const ColumnDefinition &column) const
{
    if (column.referencesTable.isEmpty())
        return {};
    QString sql = u"REFERENCES %1 (%2)"_s.arg(quote(column.referencesTable),
                                              quote(column.referencesColumn));
    if (!column.referencesRule.isEmpty())
        sql += u' ' + column.referencesRule;
    return sql + u" DEFERRABLE INITIALLY DEFERRED"_s;
}

void SqliteSchemaEditor::dropTable(const QString &table)
{
    forgetDeferred(table);
    execute(u"DROP TABLE %1"_s.arg(quote(table)));
}

void SqliteSchemaEditor::remake(const TableDefinition &after, const Fill &fill)
{
    // Triggers go with the old table; those of other programs must not be lost.
    QStringList triggers;
    if (!isCollecting()) {
        const QList<ValueList> found = connection().fetchAll(
                u"SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"_s,
                {after.name});
        for (const ValueList &row : found)
            triggers += row.first().toString();
    }
    const QString temporary = u"new__"_s + after.name;
    execute(createTableSql(after, temporary));
    QStringList names;
    QStringList sources;
    for (const ColumnDefinition &column : after.columns) {
        if (!column.generatedSql.isEmpty())
            continue;
        names += column.name;
        sources += fill.value(column.name, quote(column.name));
    }
    execute(u"INSERT INTO %1 (%2) SELECT %3 FROM %4"_s.arg(
            quote(temporary), quotedList(names), sources.join(u", "_s), quote(after.name)));
    dropTable(after.name);
    // Views that name the table are broken for this moment, which only the old rules of renaming
    // overlook.
    if (!isCollecting())
        connection().executeScript(u"PRAGMA legacy_alter_table = ON"_s);
    renameTable(temporary, after.name);
    if (!isCollecting())
        connection().executeScript(u"PRAGMA legacy_alter_table = OFF"_s);
    for (const IndexDefinition &index : after.indexes) {
        if (!index.constraint && isKnownHere(index))
            execute(createIndexSql(after, index));
    }
    for (const QString &trigger : std::as_const(triggers))
        execute(trigger);
}

void SqliteSchemaEditor::addColumn(const TableDefinition &after, const QString &column,
                                   const QString &fillSql)
{
    const ColumnDefinition *definition = after.column(column);
    const bool isSimple = definition->null && !definition->unique && !definition->primaryKey
            && fillSql.isEmpty() && !definition->generatedStored
            && definition->defaultSql.isEmpty();
    if (!isSimple) {
        const QString &filling = fillSql.isEmpty() ? definition->defaultSql : fillSql;
        return remake(after, {{column, filling.isEmpty() ? u"NULL"_s : filling}});
    }
    QString sql = columnSql(after, *definition);
    if (const QString reference = inlineReferenceSql(*definition); !reference.isEmpty())
        sql += u' ' + reference;
    execute(u"ALTER TABLE %1 ADD COLUMN %2 %3"_s.arg(quote(after.name), quote(column), sql));
    for (const IndexDefinition &index : after.indexes) {
        if (index.columns == QStringList({column}) && !index.constraint)
            deferIndex(after, index);
    }
}

void SqliteSchemaEditor::removeColumn(const TableDefinition &before, const QString &column)
{
    TableDefinition after = before;
    after.columns.removeIf(
            [&column](const ColumnDefinition &other) { return other.name == column; });
    after.primaryKey.removeAll(column);
    after.indexes.removeIf([&column](const IndexDefinition &index) {
        return index.columns.contains(column) || index.columns.contains(column + u" DESC"_s);
    });
    remake(after);
}

void SqliteSchemaEditor::alterColumn(const TableDefinition &before, const TableDefinition &after,
                                     const QString &oldName, const QString &newName,
                                     const QString &fillSql)
{
    const ColumnDefinition *from = before.column(oldName);
    const ColumnDefinition *to = after.column(newName);
    const bool onlyRenamed = oldName != newName && columnSql(before, *from) == columnSql(after, *to)
            && from->referencesTable.isEmpty() && to->referencesTable.isEmpty()
            && to->check.isEmpty();
    if (onlyRenamed)
        return execute(u"ALTER TABLE %1 RENAME COLUMN %2 TO %3"_s.arg(
                quote(after.name), quote(oldName), quote(newName)));
    QString source = quote(oldName);
    if (from->null && !to->null && !fillSql.isEmpty())
        source = u"coalesce(%1, %2)"_s.arg(source, fillSql);
    // Django puts the changed column last, and tables shall look alike.
    TableDefinition made = after;
    const auto changed = std::find_if(
            made.columns.begin(), made.columns.end(),
            [&newName](const ColumnDefinition &column) { return column.name == newName; });
    std::rotate(changed, changed + 1, made.columns.end());
    remake(made, {{newName, source}});
}

void SqliteSchemaEditor::addIndex(const TableDefinition &table, const IndexDefinition &index)
{
    if (!isKnownHere(index))
        return;
    if (index.constraint)
        remake(table);
    else
        execute(createIndexSql(table, index));
}

void SqliteSchemaEditor::removeIndex(const TableDefinition &table, const IndexDefinition &index)
{
    if (!isKnownHere(index))
        return;
    if (index.constraint)
        remake(table);
    else
        execute(u"DROP INDEX %1"_s.arg(quote(existingIndex(table.name, index))));
}

void SqliteSchemaEditor::renameIndex(const TableDefinition &table, const QString &oldName,
                                     const IndexDefinition &index)
{
    execute(u"DROP INDEX %1"_s.arg(quote(oldName)));
    execute(createIndexSql(table, index));
}

void SqliteSchemaEditor::addCheck(const TableDefinition &table, const CheckDefinition &)
{
    remake(table);
}

void SqliteSchemaEditor::removeCheck(const TableDefinition &table, const CheckDefinition &)
{
    remake(table);
}

} // namespace Quintette::Internal

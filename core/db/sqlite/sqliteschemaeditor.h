// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/schemaeditor.h"

namespace Quintette::Internal {

/// SQLite changes little in place: most changes make the table anew, copy the rows and take the old
/// name.
class SqliteSchemaEditor : public SchemaEditor
{
public:
    SqliteSchemaEditor(Connection &connection, Mode mode) : SchemaEditor(connection, mode) { }

    void atomically(const std::function<void()> &work) override;
    void withoutTransaction(const std::function<void()> &work) override;
    void dropTable(const QString &table) override;
    void addColumn(const TableDefinition &after, const QString &column,
                   const QString &fillSql) override;
    void removeColumn(const TableDefinition &before, const QString &column) override;
    void alterColumn(const TableDefinition &before, const TableDefinition &after,
                     const QString &oldName, const QString &newName,
                     const QString &fillSql) override;
    void addIndex(const TableDefinition &table, const IndexDefinition &index) override;
    void removeIndex(const TableDefinition &table, const IndexDefinition &index) override;
    void renameIndex(const TableDefinition &table, const QString &oldName,
                     const IndexDefinition &index) override;
    void addCheck(const TableDefinition &table, const CheckDefinition &check) override;
    void removeCheck(const TableDefinition &table, const CheckDefinition &check) override;

protected:
    QString inlineReferenceSql(const ColumnDefinition &column) const override;
    void deferColumnExtras(const TableDefinition &, const ColumnDefinition &) override { }

private:
    // New column to the SQL that fills it; columns that are not in it are copied by their name.
    using Fill = QMap<QString, QString>;

    void remake(const TableDefinition &after, const Fill &fill = {});
    void withoutForeignKeys(const std::function<void()> &work);
    void checkForeignKeys();
};

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/schemaeditor.h"

namespace Quintette::Internal {

class PostgreSqlSchemaEditor : public SchemaEditor
{
public:
    PostgreSqlSchemaEditor(Connection &connection, Mode mode) : SchemaEditor(connection, mode) { }

    void atomically(const std::function<void()> &work) override;
    void dropTable(const QString &table) override;
    void addColumn(const TableDefinition &after, const QString &column,
                   const QString &fillSql) override;
    void removeColumn(const TableDefinition &before, const QString &column) override;
    void alterColumn(const TableDefinition &before, const TableDefinition &after,
                     const QString &oldName, const QString &newName,
                     const QString &fillSql) override;
    void addIndex(const TableDefinition &table, const IndexDefinition &index) override;
    void removeIndex(const TableDefinition &table, const IndexDefinition &index) override;
    void addCheck(const TableDefinition &table, const CheckDefinition &check) override;
    void removeCheck(const TableDefinition &table, const CheckDefinition &check) override;

protected:
    QString inlineReferenceSql(const ColumnDefinition &) const override { return {}; }
    void deferColumnExtras(const TableDefinition &table, const ColumnDefinition &column) override;
    void deferIndex(const TableDefinition &table, const IndexDefinition &index) override;

private:
    void alter(const QString &table, const QString &change);
    QString name(const QString &table, const QString &column, const QString &suffix) const;
    QString addIndexSql(const TableDefinition &table, const IndexDefinition &index) const;
    QString likeIndexSql(const QString &table, const ColumnDefinition &column) const;
    QString foreignKeyName(const QString &table, const ColumnDefinition &column) const;
    QString addForeignKeySql(const QString &table, const ColumnDefinition &column) const;
    /// The name a constraint really has: other programs name theirs otherwise.
    QString existingConstraint(const QString &table, const QString &column, QChar kind,
                               const QString &expected);
    void dropConstraint(const QString &table, const QString &constraint);
};

} // namespace Quintette::Internal

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
    void addIndexConcurrently(const TableDefinition &table, const IndexDefinition &index) override;
    void removeIndexConcurrently(const TableDefinition &table,
                                 const IndexDefinition &index) override;
    void renameIndex(const TableDefinition &table, const QString &oldName,
                     const IndexDefinition &index) override;
    void addCheck(const TableDefinition &table, const CheckDefinition &check) override;
    void removeCheck(const TableDefinition &table, const CheckDefinition &check) override;
    void validateCheck(const TableDefinition &table, const QString &check) override;
    void addExclusion(const TableDefinition &table, const CheckDefinition &exclusion) override;
    void removeExclusion(const TableDefinition &table, const CheckDefinition &exclusion) override;
    void setComment(const TableDefinition &table) override;

protected:
    QString inlineReferenceSql(const ColumnDefinition &) const override { return {}; }
    void deferColumnExtras(const TableDefinition &table, const ColumnDefinition &column) override;
    void deferIndex(const TableDefinition &table, const IndexDefinition &index) override;

private:
    void alter(const QString &table, const QString &change);
    QString name(const QString &table, const QString &column, const QString &suffix) const;
    QString addIndexSql(const TableDefinition &table, const IndexDefinition &index) const;
    /// The second index of a column that has one; empty where it needs none.
    QString likeIndexSql(const TableDefinition &table, const ColumnDefinition &column) const;
    bool isDeterministic(const QString &collation) const;
    QString commentSql(const QString &table, const ColumnDefinition &column) const;
    void alterType(const QString &table, const ColumnDefinition &from, const ColumnDefinition &to);
    void alterNull(const QString &table, const ColumnDefinition &from, const ColumnDefinition &to,
                   const QString &fillSql);
    void alterIdentity(const QString &table, const ColumnDefinition &from,
                       const ColumnDefinition &to);
    void removeOldIndexes(const TableDefinition &before, const TableDefinition &after,
                          const QString &oldName, const QString &newName);
    void addNewIndexes(const TableDefinition &before, const TableDefinition &after,
                       const QString &oldName, const QString &newName);
    QString foreignKeyName(const QString &table, const ColumnDefinition &column) const;
    QString addForeignKeySql(const QString &table, const ColumnDefinition &column) const;
    /// The name a constraint really has: other programs name theirs otherwise.
    QString existingConstraint(const QString &table, const QString &column, QChar kind,
                               const QString &expected);
    void dropConstraint(const QString &table, const QString &constraint);
};

} // namespace Quintette::Internal

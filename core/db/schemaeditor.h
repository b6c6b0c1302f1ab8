// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"
#include "core/db/tabledefinition.h"

namespace Quintette {

/// Changes tables, in the SQL that Django writes for the same change. What must wait for other
/// tables (foreign keys on PostgreSQL, indexes) is kept until finish(). Throws DatabaseError.
/// Django: BaseDatabaseSchemaEditor.
class QUINTETTE_CORE_EXPORT SchemaEditor
{
public:
    enum class Mode {
        Run,
        Collect, // only writes down what it would run: sqlmigrate
    };

    static std::unique_ptr<SchemaEditor> make(Connection &connection, Mode mode = Mode::Run);
    virtual ~SchemaEditor();
    Q_DISABLE_COPY_MOVE(SchemaEditor)

    /// Runs work and finish() in one transaction, with foreign keys checked once at its end: SQLite
    /// makes a table anew to change it, and the rows that point to it must survive that. In
    /// Mode::Collect nothing is opened.
    virtual void atomically(const std::function<void()> &work) = 0;
    /// The same without a transaction around it: what it did before an error stays done.
    virtual void withoutTransaction(const std::function<void()> &work);

    void createTable(const TableDefinition &table);
    virtual void dropTable(const QString &table) = 0;
    virtual void renameTable(const QString &from, const QString &to);
    /// after has the column already. fillSql is what existing rows get, empty for the column's own
    /// default or NULL.
    virtual void addColumn(const TableDefinition &after, const QString &column,
                           const QString &fillSql) = 0;
    virtual void removeColumn(const TableDefinition &before, const QString &column) = 0;
    /// Any change of one column, its name included. fillSql replaces NULL where the column no
    /// longer takes it.
    virtual void alterColumn(const TableDefinition &before, const TableDefinition &after,
                             const QString &oldName, const QString &newName,
                             const QString &fillSql) = 0;
    /// Index, or rule that several columns are unique together. table is as it is afterwards.
    virtual void addIndex(const TableDefinition &table, const IndexDefinition &index) = 0;
    virtual void removeIndex(const TableDefinition &table, const IndexDefinition &index) = 0;
    /// Without locking out who writes into the table, outside of transactions; just as the others
    /// where the database has no such thing.
    virtual void addIndexConcurrently(const TableDefinition &table, const IndexDefinition &index);
    virtual void removeIndexConcurrently(const TableDefinition &table,
                                         const IndexDefinition &index);
    /// index has its new name.
    virtual void renameIndex(const TableDefinition &table, const QString &oldName,
                             const IndexDefinition &index) = 0;
    virtual void addCheck(const TableDefinition &table, const CheckDefinition &check) = 0;
    virtual void removeCheck(const TableDefinition &table, const CheckDefinition &check) = 0;
    /// Looks at the rows that were there before a check was put on without that.
    virtual void validateCheck(const TableDefinition &, const QString &) { }
    /// Nothing where the database has none.
    virtual void addExclusion(const TableDefinition &, const CheckDefinition &) { }
    virtual void removeExclusion(const TableDefinition &, const CheckDefinition &) { }
    /// table has the comment already.
    virtual void setComment(const TableDefinition &) { }

    void execute(const QString &sql);
    /// One statement with "?" for its parameters; statements() has it with their values.
    void execute(const QString &sql, const ValueList &parameters);
    /// Moves a table; nothing where the database has no tablespaces.
    void setTablespace(const TableDefinition &table, const QString &tablespace);
    /// What waited.
    void finish();
    /// Everything that ran, or would have.
    const QStringList &statements() const { return m_statements; }

protected:
    SchemaEditor(Connection &connection, Mode mode);

    Connection &connection() const { return m_connection; }
    bool isCollecting() const { return m_mode == Mode::Collect; }
    bool isKnownHere(const IndexDefinition &index) const;
    QString quote(const QString &name) const;
    QString quotedList(const QStringList &names) const;
    /// Whether it is a rule of the table as far as the database can say such rules in ALTER TABLE,
    /// and not a CREATE UNIQUE INDEX.
    static bool isRule(const IndexDefinition &index);
    QString uniqueSql(const TableDefinition &table, const IndexDefinition &index) const;
    void defer(const QString &table, const QString &sql);
    void forgetDeferred(const QString &table);
    QString createTableSql(const TableDefinition &table, const QString &name) const;
    QString columnSql(const TableDefinition &table, const ColumnDefinition &column) const;
    QString createIndexSql(const TableDefinition &table, const IndexDefinition &index) const;
    QString indexColumnsSql(const IndexDefinition &index) const;
    /// The name that an index really has: a renamed column leaves its indexes their names, and
    /// other programs name theirs otherwise, so one over the same columns will do.
    QString existingIndex(const QString &table, const IndexDefinition &index);
    /// The REFERENCES clause inside of the column's definition; empty where the constraint is added
    /// afterwards.
    virtual QString inlineReferenceSql(const ColumnDefinition &column) const = 0;
    /// What belongs to a new column or table but stands outside of CREATE TABLE.
    virtual void deferColumnExtras(const TableDefinition &table,
                                   const ColumnDefinition &column) = 0;
    virtual void deferIndex(const TableDefinition &table, const IndexDefinition &index);

private:
    /// " TABLESPACE x", " USING INDEX TABLESPACE x", or nothing: the one that is named, else the
    /// database's for indexes, else the table's.
    QString tableTablespaceSql(const TableDefinition &table) const;
    QString indexTablespaceSql(QLatin1StringView words, const QString &named,
                               const TableDefinition &table) const;

    struct Deferred
    {
        QString table;
        QString sql;
    };

    Connection &m_connection;
    const Mode m_mode;
    QStringList m_statements;
    QList<Deferred> m_deferred;
};

} // namespace Quintette

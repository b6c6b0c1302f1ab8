// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <QStringList>

#include <algorithm>

namespace Quintette {

/// A column as the schema has it, and as the schema editor makes it.
struct ColumnDefinition
{
    QString name;
    QString type; // the database's own word: "varchar(200)", "bigint", "datetime"
    bool null = true;
    bool primaryKey = false;
    bool autoIncrement = false;
    bool unique = false;
    QString defaultSql; // SQL expression, empty for none
    QString check; // SQL of a column check, empty for none
    QString generatedSql; // SQL of a generated column, empty for none
    bool generatedStored = false;
    QString collation;
    QString comment;
    QString tablespace; // of the index that keeps it unique; on PostgreSQL only
    // The column this one references; empty for none. Constraints are deferrable, initially
    // deferred, as Django's.
    QString referencesTable;
    QString referencesColumn;
    QString referencesRule; // "ON DELETE CASCADE" where the database itself acts, empty as a rule
};

/// When a rule is checked.
enum class Deferral : quint8 {
    None, // at each row
    Immediate, // after each statement, unless the transaction asks for later
    Deferred, // when the transaction ends
};

struct IndexDefinition
{
    QString name;
    QStringList columns; // each may carry " DESC"
    bool unique = false;
    QString condition; // SQL of a partial index, empty for none
    bool constraint =
            false; // a named UNIQUE rule of the table (Meta.constraints), not a CREATE INDEX
    bool expressions = false; // columns holds SQL expressions, not names
    // On PostgreSQL only. Elsewhere a unique rule of this kind is left out, as Django leaves it,
    // and any other index is an ordinary one.
    QStringList include = {}; // columns that it carries along
    bool nullsAreEqual = false; // two NULLs are not unique
    Deferral deferral = Deferral::None;
    QStringList opclasses = {}; // one for each column, or none
    QString method = {}; // "gin"; empty for the ordinary "btree"
    QStringList storage = {}; // "fillfactor = 70"
    QString tablespace = {};
};

struct CheckDefinition
{
    QString name;
    QString sql;
    bool isValidated = true; // false: rows that were there before may break it (PostgreSQL)
};

/// A table without any notion of models: what introspection reads and the schema editor creates.
struct TableDefinition
{
    QString name;
    QList<ColumnDefinition> columns;
    QList<IndexDefinition> indexes; // unique constraints over several columns included
    QList<CheckDefinition> checks;
    QList<CheckDefinition> exclusions; // "EXCLUDE USING gist (...)"; on PostgreSQL only
    QStringList primaryKey; // more than one name for a composite key
    bool isView = false;
    bool hasRowNumber = false; // SQLite's hidden rowid, which can serve as a key
    QString comment;
    QString tablespace; // on PostgreSQL only

    const ColumnDefinition *column(const QString &columnName) const
    {
        const auto found =
                std::find_if(columns.cbegin(), columns.cend(), [&](const ColumnDefinition &column) {
                    return column.name == columnName;
                });
        return found == columns.cend() ? nullptr : &*found;
    }
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/db/databasesettings.h"
#include "core/db/tabledefinition.h"

namespace Quintette {

class Connection;

/// What a column type depends on beside the kind of field. -1: not given.
struct ColumnTypeOptions
{
    int maxLength = -1;
    int maxDigits = -1;
    int decimalPlaces = -1;
};

/// One SQL dialect: how names, types and values are spelled and what the database can do.
/// Stateless and immutable, so that SQL can be made and tested without a connection; thread-safe.
/// Django: DatabaseFeatures, DatabaseOperations and the data types of DatabaseWrapper.
class QUINTETTE_CORE_EXPORT Backend
{
public:
    enum class Vendor { Sqlite, PostgreSql };

    enum class Feature {
        DistinctOn, // SELECT DISTINCT ON (...)
        SelectForUpdate,
        CombinedParentheses, // (SELECT ...) UNION (SELECT ...)
        AlterColumn, // ALTER TABLE changes a column in place
        NativeArray,
        NativeBoolean,
        NativeDuration, // interval columns; else microseconds in a bigint
        NativeUuid,
        CommentOnColumn,
        ExclusionConstraint,
        IndexOptions, // other kinds of indexes, opclasses, INCLUDE, NULLS NOT DISTINCT, DEFERRABLE
        Tablespaces,
        RefusesNullCharacters, // a text must not hold U+0000
    };

    virtual ~Backend();

    static const Backend &of(DatabaseSettings::Engine engine);

    virtual Vendor vendor() const = 0;
    bool isSqlite() const { return vendor() == Vendor::Sqlite; }
    bool isPostgreSql() const { return vendor() == Vendor::PostgreSql; }
    /// "sqlite" or "postgresql", as Django names the vendor.
    virtual QString name() const = 0;
    virtual bool supports(Feature feature) const = 0;
    /// By Django's name for it ("supports_deferrable_unique_constraints"); throws ValueError
    /// listing the names there are.
    bool hasFeature(const QString &name) const;

    /// The name in double quotes; a name that has them already is left alone (Django does so).
    QString quoteName(const QString &name) const;
    /// A text literal, for DDL only: values of queries are always bound.
    QString quoteText(const QString &text) const;
    /// A literal for a DEFAULT clause or a data migration.
    virtual QString quoteValue(const Value &value) const = 0;

    /// How many "?" one statement may hold.
    virtual int maxParameters() const = 0;
    /// How long the name of a table, index or constraint may be.
    virtual int maxNameLength() const = 0;

    /// The column type of one of Django's field classes ("CharField"), empty for one without a
    /// column.
    virtual QString columnType(const QString &internalType,
                               const ColumnTypeOptions &options = {}) const = 0;
    /// SQL of the check Django puts on a column of that field class, empty for none.
    virtual QString columnCheck(const QString &internalType, const QString &column) const = 0;
    /// What follows the type of an automatic key ("AUTOINCREMENT"), empty for none.
    virtual QString columnSuffix(const QString &internalType) const = 0;
    /// The type of a foreign key to a column of that field class (bigint for BigAutoField).
    QString relatedColumnType(const QString &internalType,
                              const ColumnTypeOptions &options = {}) const;
    /// The smallest and largest number a column of that field class holds; nothing for other
    /// classes.
    std::optional<QPair<qint64, qint64>> integerRange(const QString &internalType) const;

    /// What the driver binds for a typed value: SQLite has no dates, so they become text there, and
    /// so on. Aware date and times become UTC, as Django stores them with USE_TZ.
    virtual Value adapt(const Value &value) const = 0;
    /// The typed value of what the driver read; raw itself where it does not mean one.
    /// A DateTime is aware, in UTC, where the column has no offset of its own.
    virtual Value convert(const Value &raw, Value::Type type) const;

    /// Names of the project's tables, sorted; the database's own are left out, and those that keep
    /// the data of a virtual table. Virtual tables count as views. Throws DatabaseError.
    enum class Views { No, Yes };
    virtual QStringList tableNames(Connection &connection, Views views = Views::No) const = 0;
    /// What the database says about one table or view. Throws ProgrammingError when there is none.
    virtual TableDefinition readTable(Connection &connection, const QString &name) const = 0;
};

} // namespace Quintette

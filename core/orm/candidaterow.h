// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/record.h"

namespace Quintette {

class Cursor;
class QuerySet;

namespace Internal {

/// A record as if it were a row of its table already, so that the database itself judges
/// constraints. Excluded fields have no column in it. All throw DatabaseError.
class CandidateRow
{
public:
    CandidateRow(const Record &record, const QStringList &exclude, const QString &database);

    /// SQL over the table's columns.
    void add(const QString &sql);
    void add(const Q &condition);

    /// For each condition, in order: whether the row is let through; what is NULL is, as in a check
    /// constraint.
    QList<bool> judge() const;

    /// What is computed of two rows, and the SQL operator between.
    struct Comparison
    {
        Expression expression;
        QString sqlOperator;
    };
    /// Whether one of the rows of a query compares with this one in all of these ways.
    bool meets(const QuerySet &rows, const QList<Comparison> &comparisons) const;

private:
    struct Sql
    {
        QString text;
        ValueList parameters;
    };
    Sql row() const;
    Cursor run(const QString &sql, const ValueList &parameters) const;

    const Record &m_record;
    QStringList m_exclude;
    QString m_database;
    QStringList m_conditions;
    ValueList m_parameters;
};

} // namespace Internal
} // namespace Quintette

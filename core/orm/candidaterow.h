// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/record.h"

namespace Quintette::Internal {

/// A record as if it were a row of its table already, so that the database itself judges check
/// constraints and the conditions of unique ones: one statement for all of them.
class CandidateRow
{
public:
    CandidateRow(const Record &record, const QString &database);

    /// SQL over the table's columns.
    void add(const QString &sql);
    void add(const Q &condition);

    /// For each condition, in order: whether the row is let through; what is NULL is, as in a check
    /// constraint. Throws DatabaseError.
    QList<bool> judge() const;

private:
    const Record &m_record;
    QString m_database;
    QStringList m_conditions;
    ValueList m_parameters;
};

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/orm/record.h"

namespace Quintette {

class QuerySet;

namespace Internal {

/// What is wrong with a record as a whole or with one of its fields.
struct Violation
{
    QString field; // ValidationError::nonField for the whole
    ValidationError::Item item;
};

/// The constraints of a model, and of the models it inherits from, that saving record would break.
/// Those that speak of an excluded field are not looked at. What a constraint cannot judge (the
/// database refuses a value) counts as kept, since saving will tell. Django: validate_constraints.
class ConstraintCheck
{
public:
    ConstraintCheck(const Record &record, const QStringList &exclude, const QString &database)
        : m_record(record), m_model(record.model()), m_exclude(exclude), m_database(database)
    {
    }

    /// isSound: all values are right in themselves, so that SQL of the database's own may be asked.
    QList<Violation> run(bool isSound);

private:
    using Constraint = ModelOptions::Constraint;

    bool speaksOfExcluded(const Constraint &constraint) const;
    bool isKept(const Constraint &constraint) const;
    bool isUniqueKept(const Constraint &constraint) const;
    bool isComputedKept(const Constraint &constraint) const;
    QuerySet others() const;
    bool isUnder(const Constraint &constraint) const;
    Violation violationOf(const Constraint &constraint) const;

    const Record &m_record;
    const ModelInfo &m_model;
    const QStringList &m_exclude;
    const QString &m_database;
};

/// "Book with this Title and Author already exists." Django: unique_error_message.
Violation uniqueViolation(const ModelInfo &model, const QStringList &fields);

} // namespace Internal
} // namespace Quintette

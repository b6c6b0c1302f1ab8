// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/constraintoperations.h"

namespace Quintette {

// Steps for large tables that are in use. On PostgreSQL only; on other databases each does what its
// plain namesake does, so that the tables are as the history says. Django:
// django.contrib.postgres.operations.

/// Without locking out who writes; its migration needs "atomic": false.
class AddIndexConcurrently : public AddIndex
{
public:
    using AddIndex::AddIndex;
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;

protected:
    void changeTable(Change change, const OperationContext &context, const TableDefinition &table,
                     const Dict &rule, const ModelState &holder) const override;
};

class RemoveIndexConcurrently : public RemoveIndex
{
public:
    using RemoveIndex::RemoveIndex;
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;

protected:
    void changeTable(Change change, const OperationContext &context, const TableDefinition &table,
                     const Dict &rule, const ModelState &holder) const override;
};

/// A check that the rows there are need not meet yet.
class AddConstraintNotValid : public AddConstraint
{
public:
    using AddConstraint::AddConstraint;
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;

protected:
    void changeTable(Change change, const OperationContext &context, const TableDefinition &table,
                     const Dict &rule, const ModelState &holder) const override;
};

/// Looks at the rows that such a check has left out. Keys: "model_name", "name".
class ValidateConstraint : public Operation
{
public:
    ValidateConstraint(const QString &model, const QString &name) : m_model(model), m_name(name) { }
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &, ProjectState &) const override { }
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &,
                   const ProjectState &) const override
    {
    }

private:
    QString m_model;
    QString m_name;
};

} // namespace Quintette

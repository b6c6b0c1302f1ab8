// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/ruleoperations.h"

namespace Quintette {

class AddConstraint : public RuleOperation
{
public:
    AddConstraint(const QString &model, const Dict &constraint);
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
};

class RemoveConstraint : public RuleOperation
{
public:
    RemoveConstraint(const QString &model, const QString &name);
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
};

/// What is said of a constraint otherwise than in the database, its message for instance. Keys:
/// "model_name", "name", "constraint".
class AlterConstraint : public Operation
{
public:
    AlterConstraint(const QString &model, const QString &name, const Dict &constraint)
        : m_model(model), m_name(name), m_constraint(constraint)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &,
                  const ProjectState &) const override
    {
    }
    void backwards(const OperationContext &, const ProjectState &,
                   const ProjectState &) const override
    {
    }

private:
    QString m_model;
    QString m_name;
    Dict m_constraint;
};

} // namespace Quintette

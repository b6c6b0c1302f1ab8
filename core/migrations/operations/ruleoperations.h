// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// An index or a constraint of a model, put on or taken off; what the four operations share.
/// The description of an index: "name", "fields" ("-published" descends) or "expressions" (SQL),
/// "condition" (SQL). Of a constraint: "name" and "check" (SQL), or the keys of an index with
/// "unique": true.
class RuleOperation : public Operation
{
public:
    void applyToState(const QString &app, ProjectState &state) const override;

protected:
    enum class Change { Add, Remove };
    // option is the list that the model keeps them in: "indexes" or "constraints".
    RuleOperation(Change change, const QString &option, const QString &model, const QString &name,
                  const Dict &description);

    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

    const QString m_model;
    const QString m_name;
    const Dict m_description; // empty for Remove

private:
    void apply(Change change, const OperationContext &context, const ProjectState &from,
               const ProjectState &to) const;

    const Change m_change;
    const QString m_option;
};

class AddIndex : public RuleOperation
{
public:
    AddIndex(const QString &model, const Dict &index);
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
};

class RemoveIndex : public RuleOperation
{
public:
    RemoveIndex(const QString &model, const QString &name);
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
};

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

} // namespace Quintette

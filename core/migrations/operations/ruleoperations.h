// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// An index or a constraint of a model, put on or taken off; what the four operations share.
/// README.md has what the description of one consists of.
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

    void apply(Change change, const OperationContext &context, const ProjectState &from,
               const ProjectState &to) const;
    /// What is done to the table, which is as it is afterwards; holder has the rule.
    virtual void changeTable(Change change, const OperationContext &context,
                             const TableDefinition &table, const Dict &rule,
                             const ModelState &holder) const;

private:
    const Change m_change;
    const QString m_option;
};

/// The rule of that name; throws ValueError where the model has none.
Dict findRule(const ModelState &model, const QString &option, const QString &name);

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

/// Keys: "model_name", "old_name", "new_name".
class RenameIndex : public Operation
{
public:
    RenameIndex(const QString &model, const QString &oldName, const QString &newName)
        : m_model(model), m_oldName(oldName), m_newName(newName)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    void rename(const OperationContext &context, const QString &from, const QString &to,
                const ProjectState &state) const;

    QString m_model;
    QString m_oldName;
    QString m_newName;
};

} // namespace Quintette

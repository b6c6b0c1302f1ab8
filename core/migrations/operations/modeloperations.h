// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Each as Django's operation of that name; keys of the file are the members' names in snake case.
class CreateModel : public Operation
{
public:
    explicit CreateModel(const ModelState &model) : m_model(model) { }
    static std::unique_ptr<Operation> make(const Dict &dict);
    const ModelState &model() const { return m_model; }

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    ModelState m_model;
};

class DeleteModel : public Operation
{
public:
    explicit DeleteModel(const QString &name) : m_name(name) { }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_name;
};

class RenameModel : public Operation
{
public:
    RenameModel(const QString &oldName, const QString &newName)
        : m_oldName(oldName), m_newName(newName)
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
    void rename(const OperationContext &context, const ProjectState &from, const QString &fromName,
                const ProjectState &to, const QString &toName) const;

    QString m_oldName;
    QString m_newName;
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Keys: "name" of a function that the program or a plugin has registered, "hints" for the routers.
/// Django: RunPython.
class RunCode : public Operation
{
public:
    explicit RunCode(const QString &name, const Dict &hints = {}) : m_name(name), m_hints(hints) { }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &, ProjectState &) const override { }
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    MigrationCode find(const OperationContext &context) const;

    QString m_name;
    Dict m_hints;
};

/// Keys: "database_operations", which change tables only, and "state_operations", which change what
/// the history says of the models only.
class SeparateDatabaseAndState : public Operation
{
public:
    SeparateDatabaseAndState(const OperationList &database, const OperationList &state)
        : m_database(database), m_state(state)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    bool isReversible() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QList<ProjectState> states(const QString &app, const ProjectState &before) const;

    OperationList m_database;
    OperationList m_state;
};

} // namespace Quintette

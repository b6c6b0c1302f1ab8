// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Keys: "sql", "reverse_sql" (missing: cannot be undone; empty: nothing to undo), "hints" for the
/// routers, "state_operations" that say what it does to the models.
class RunSql : public Operation
{
public:
    RunSql(const QString &sql, const std::optional<QString> &reverseSql, const Dict &hints = {},
           const OperationList &stateOperations = {})
        : m_sql(sql), m_reverseSql(reverseSql), m_hints(hints), m_stateOperations(stateOperations)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    bool isReversible() const override { return m_reverseSql.has_value(); }
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_sql;
    std::optional<QString> m_reverseSql;
    Dict m_hints;
    OperationList m_stateOperations;
};

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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Keys: "sql", "reverse_sql" (missing: cannot be undone; empty: nothing to undo), "hints" for the
/// routers, "state_operations" that say what it does to the models. SQL is a text of statements, or
/// a list whose items are texts or ["INSERT ... VALUES (?)", [parameters]].
class RunSql : public Operation
{
public:
    struct Step
    {
        QString sql;
        std::optional<ValueList> parameters; // nothing: a text of any number of statements
    };

    /// Throws ValueError where one of the two is no such text or list.
    RunSql(const Value &sql, const std::optional<Value> &reverseSql, const Dict &hints = {},
           const OperationList &stateOperations = {});
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
    Value m_sql;
    std::optional<Value> m_reverseSql;
    QList<Step> m_steps;
    QList<Step> m_reverseSteps;
    Dict m_hints;
    OperationList m_stateOperations;
};

} // namespace Quintette

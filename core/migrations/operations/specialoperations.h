// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Keys: "sql", "reverse_sql" (missing: cannot be undone; empty: nothing to undo).
class RunSql : public Operation
{
public:
    RunSql(const QString &sql, const std::optional<QString> &reverseSql)
        : m_sql(sql), m_reverseSql(reverseSql)
    {
    }
    static std::unique_ptr<Operation> make(const Dict &dict);

    Dict toDict() const override;
    QString describe() const override;
    bool isReversible() const override { return m_reverseSql.has_value(); }
    void applyToState(const QString &, ProjectState &) const override { }
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_sql;
    std::optional<QString> m_reverseSql;
};

/// Key: "name" of a function that the program or a plugin has registered. Django: RunPython.
class RunCode : public Operation
{
public:
    explicit RunCode(const QString &name) : m_name(name) { }
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
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Keys: "name" of the model, "table"; empty for the name that it has by itself.
class AlterModelTable : public Operation
{
public:
    AlterModelTable(const QString &model, const QString &table) : m_model(model), m_table(table) { }
    static std::unique_ptr<Operation> make(const Dict &dict);
    Dict toDict() const override;
    QString describe() const override;
    void applyToState(const QString &app, ProjectState &state) const override;
    void forwards(const OperationContext &, const ProjectState &before,
                  const ProjectState &after) const override;
    void backwards(const OperationContext &, const ProjectState &before,
                   const ProjectState &after) const override;

private:
    QString m_model;
    QString m_table;
};

/// Keys: "name" of the model, "table_comment"; empty for none.
class AlterModelTableComment : public Operation
{
public:
    AlterModelTableComment(const QString &model, const QString &comment)
        : m_model(model), m_comment(comment)
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
    QString m_model;
    QString m_comment;
};

} // namespace Quintette

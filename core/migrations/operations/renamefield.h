// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

/// Keys: "model_name", "old_name", "new_name". Whatever names the field by its name follows.
class RenameField : public Operation
{
public:
    RenameField(const QString &model, const QString &oldName, const QString &newName)
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
    QString m_model;
    QString m_oldName;
    QString m_newName;
};

} // namespace Quintette

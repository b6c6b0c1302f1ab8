// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/operations/operation.h"

namespace Quintette {

// What the operations on fields do to tables: a column, or the table of a many-to-many field.

/// Throws ValueError where the model has no such field at that point.
const FieldState &requiredField(const ModelState &model, const QString &name);

void addToTables(const OperationContext &context, const ModelState &model, const FieldState &field,
                 const ProjectState &after);
void removeFromTables(const OperationContext &context, const ModelState &model,
                      const FieldState &field, const ProjectState &before);
/// fill: SQL of what replaces NULL where that is no longer taken. Throws ValueError for a change
/// between a column and a many-to-many field.
void changeInTables(const OperationContext &context, const ModelState &oldModel,
                    const FieldState &oldField, const ProjectState &from,
                    const ModelState &newModel, const FieldState &newField, const ProjectState &to,
                    const QString &fill);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/fieldtables.h"

#include "core/base/error.h"
#include "core/migrations/statetables.h"

namespace Quintette {

const FieldState &requiredField(const ModelState &model, const QString &name)
{
    const FieldState *field = model.field(name);
    if (!field)
        throw ValueError(u"model %1.%2 has no field \"%3\" at this point of the migrations"_s.arg(
                model.app, model.name, name));
    return *field;
}

void addToTables(const OperationContext &context, const ModelState &model, const FieldState &field,
                 const ProjectState &after)
{
    if (!context.changesTable(model, after))
        return;
    if (!field.isManyToMany()) {
        context.editor.addColumn(tableOf(model, after, context.backend), field.column(),
                                 fillSql(field, context.backend));
    } else if (const auto through = throughTableOf(model, field, after, context.backend)) {
        context.editor.createTable(*through);
    }
}

void removeFromTables(const OperationContext &context, const ModelState &model,
                      const FieldState &field, const ProjectState &before)
{
    if (!context.changesTable(model, before))
        return;
    if (!field.isManyToMany())
        context.editor.removeColumn(tableOf(model, before, context.backend), field.column());
    else if (const auto through = throughTableOf(model, field, before, context.backend))
        context.editor.dropTable(through->name);
}

void changeInTables(const OperationContext &context, const ModelState &oldModel,
                    const FieldState &oldField, const ProjectState &from,
                    const ModelState &newModel, const FieldState &newField, const ProjectState &to,
                    const QString &fill)
{
    if (!context.changesTable(newModel, to))
        return;
    if (oldField.isManyToMany() && newField.isManyToMany()) {
        const auto oldTable = throughTableOf(oldModel, oldField, from, context.backend);
        const auto newTable = throughTableOf(newModel, newField, to, context.backend);
        if (oldTable && newTable)
            context.editor.renameTable(oldTable->name, newTable->name);
        return;
    }
    if (oldField.isManyToMany() != newField.isManyToMany())
        throw ValueError(
                u"%1.%2.%3 cannot be changed from %4 to %5; remove the field and add another"_s.arg(
                        newModel.app, newModel.name, newField.name, oldField.kind, newField.kind));
    context.editor.alterColumn(tableOf(oldModel, from, context.backend),
                               tableOf(newModel, to, context.backend), oldField.column(),
                               newField.column(), fill);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/fieldoperations.h"

#include "core/base/error.h"
#include "core/migrations/statetables.h"

namespace Quintette {

namespace {

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
                    const ModelState &newModel, const FieldState &newField, const ProjectState &to)
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
                               newField.column(), fillSql(newField, context.backend));
}

} // namespace

std::unique_ptr<Operation> AddField::make(const Dict &dict)
{
    return std::make_unique<AddField>(requiredText(dict, u"model_name"),
                                      FieldState::fromDict(requiredDict(dict, u"field")));
}

Dict AddField::toDict() const
{
    return {{u"op"_s, u"AddField"_s}, {u"model_name"_s, m_model}, {u"field"_s, m_field.toDict()}};
}

QString AddField::describe() const
{
    return u"Add field %1 to %2"_s.arg(m_field.name, m_model);
}

void AddField::applyToState(const QString &app, ProjectState &state) const
{
    state.edit(app, m_model).fields += m_field;
}

void AddField::forwards(const OperationContext &context, const ProjectState &,
                        const ProjectState &after) const
{
    addToTables(context, after.model(context.app, m_model), m_field, after);
}

void AddField::backwards(const OperationContext &context, const ProjectState &,
                         const ProjectState &after) const
{
    removeFromTables(context, after.model(context.app, m_model), m_field, after);
}

std::unique_ptr<Operation> RemoveField::make(const Dict &dict)
{
    return std::make_unique<RemoveField>(requiredText(dict, u"model_name"),
                                         requiredText(dict, u"name"));
}

Dict RemoveField::toDict() const
{
    return {{u"op"_s, u"RemoveField"_s}, {u"model_name"_s, m_model}, {u"name"_s, m_name}};
}

QString RemoveField::describe() const
{
    return u"Remove field %1 from %2"_s.arg(m_name, m_model);
}

void RemoveField::applyToState(const QString &app, ProjectState &state) const
{
    ModelState &model = state.edit(app, m_model);
    requiredField(model, m_name);
    model.fields.removeIf([this](const FieldState &field) { return field.name == m_name; });
}

void RemoveField::forwards(const OperationContext &context, const ProjectState &before,
                           const ProjectState &) const
{
    const ModelState &model = before.model(context.app, m_model);
    removeFromTables(context, model, requiredField(model, m_name), before);
}

void RemoveField::backwards(const OperationContext &context, const ProjectState &before,
                            const ProjectState &) const
{
    const ModelState &model = before.model(context.app, m_model);
    addToTables(context, model, requiredField(model, m_name), before);
}

std::unique_ptr<Operation> AlterField::make(const Dict &dict)
{
    return std::make_unique<AlterField>(requiredText(dict, u"model_name"),
                                        FieldState::fromDict(requiredDict(dict, u"field")));
}

Dict AlterField::toDict() const
{
    return {{u"op"_s, u"AlterField"_s}, {u"model_name"_s, m_model}, {u"field"_s, m_field.toDict()}};
}

QString AlterField::describe() const
{
    return u"Change field %1 of %2"_s.arg(m_field.name, m_model);
}

void AlterField::applyToState(const QString &app, ProjectState &state) const
{
    ModelState &model = state.edit(app, m_model);
    requiredField(model, m_field.name);
    *model.field(m_field.name) = m_field;
}

void AlterField::forwards(const OperationContext &context, const ProjectState &before,
                          const ProjectState &after) const
{
    const ModelState &oldModel = before.model(context.app, m_model);
    const ModelState &newModel = after.model(context.app, m_model);
    const FieldState &oldField = requiredField(oldModel, m_field.name);
    const FieldState &newField = requiredField(newModel, m_field.name);
    if (oldField.differsInDatabase(newField))
        changeInTables(context, oldModel, oldField, before, newModel, newField, after);
}

void AlterField::backwards(const OperationContext &context, const ProjectState &before,
                           const ProjectState &after) const
{
    forwards(context, after, before);
}

std::unique_ptr<Operation> RenameField::make(const Dict &dict)
{
    return std::make_unique<RenameField>(requiredText(dict, u"model_name"),
                                         requiredText(dict, u"old_name"),
                                         requiredText(dict, u"new_name"));
}

Dict RenameField::toDict() const
{
    return {{u"op"_s, u"RenameField"_s},
            {u"model_name"_s, m_model},
            {u"old_name"_s, m_oldName},
            {u"new_name"_s, m_newName}};
}

QString RenameField::describe() const
{
    return u"Rename field %1 of %2 to %3"_s.arg(m_oldName, m_model, m_newName);
}

void RenameField::applyToState(const QString &app, ProjectState &state) const
{
    ModelState &model = state.edit(app, m_model);
    requiredField(model, m_oldName);
    model.field(m_oldName)->name = m_newName;
    const auto renamed = [this](const Value &name) {
        if (name.toString() == m_oldName)
            return Value(m_newName);
        return name.toString() == u'-' + m_oldName ? Value(u'-' + m_newName) : name;
    };
    ValueList sets;
    for (const Value &set : model.list(u"unique_together")) {
        ValueList names;
        for (const Value &name : set.list())
            names += renamed(name);
        sets += Value(names);
    }
    if (!sets.isEmpty())
        model.options.insert(u"unique_together"_s, sets);
    for (const QString &option : {u"indexes"_s, u"constraints"_s}) {
        ValueList changed;
        for (const Value &item : model.list(option)) {
            Dict description = item.dict();
            ValueList names;
            if (const Value *fields = description.find(u"fields"); fields && fields->isList()) {
                for (const Value &name : fields->list())
                    names += renamed(name);
                description.insert(u"fields"_s, names);
            }
            changed += Value(description);
        }
        if (!changed.isEmpty())
            model.options.insert(option, changed);
    }
    // Other models may point to it by name.
    for (const ModelState &other : state.models()) {
        for (const FieldState &field : other.fields) {
            if (field.text(u"to").compare(ModelState::keyOf(app, m_model), Qt::CaseInsensitive) == 0
                && field.text(u"to_field") == m_oldName)
                state.edit(other.app, other.name)
                        .field(field.name)
                        ->options.insert(u"to_field"_s, m_newName);
        }
    }
}

void RenameField::forwards(const OperationContext &context, const ProjectState &before,
                           const ProjectState &after) const
{
    const ModelState &oldModel = before.model(context.app, m_model);
    const ModelState &newModel = after.model(context.app, m_model);
    changeInTables(context, oldModel, requiredField(oldModel, m_oldName), before, newModel,
                   requiredField(newModel, m_newName), after);
}

void RenameField::backwards(const OperationContext &context, const ProjectState &before,
                            const ProjectState &after) const
{
    const ModelState &oldModel = before.model(context.app, m_model);
    const ModelState &newModel = after.model(context.app, m_model);
    changeInTables(context, newModel, requiredField(newModel, m_newName), after, oldModel,
                   requiredField(oldModel, m_oldName), before);
}

} // namespace Quintette

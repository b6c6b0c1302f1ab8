// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/modeloperations.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/migrations/statetables.h"

namespace Quintette {

namespace {

void createTables(const OperationContext &context, const ModelState &model,
                  const ProjectState &state)
{
    context.editor.createTable(tableOf(model, state, context.backend));
    for (const FieldState &field : model.fields) {
        if (!field.isManyToMany())
            continue;
        if (const auto through = throughTableOf(model, field, state, context.backend))
            context.editor.createTable(*through);
    }
}

void dropTables(const OperationContext &context, const ModelState &model, const ProjectState &state)
{
    for (const FieldState &field : model.fields) {
        if (!field.isManyToMany())
            continue;
        if (const auto through = throughTableOf(model, field, state, context.backend))
            context.editor.dropTable(through->name);
    }
    context.editor.dropTable(model.table());
}

} // namespace

std::unique_ptr<Operation> CreateModel::make(const Dict &dict)
{
    ModelState model;
    model.name = requiredText(dict, u"name");
    const Value fields = dict.value(u"fields");
    if (!fields.isList())
        throw ValueError(u"CreateModel %1 needs the list \"fields\""_s.arg(model.name));
    for (const Value &field : fields.list()) {
        if (field.type() != Value::Type::Dict)
            throw ValueError(u"a field of CreateModel %1 is no object"_s.arg(model.name));
        model.fields += FieldState::fromDict(field.dict());
    }
    if (dict.contains(u"options"))
        model.options = requiredDict(dict, u"options");
    return std::make_unique<CreateModel>(model);
}

Dict CreateModel::toDict() const
{
    ValueList fields;
    for (const FieldState &field : m_model.fields)
        fields += Value(field.toDict());
    Dict dict = {{u"op"_s, u"CreateModel"_s}, {u"name"_s, m_model.name}, {u"fields"_s, fields}};
    if (!m_model.options.isEmpty())
        dict.insert(u"options"_s, m_model.options);
    return dict;
}

QString CreateModel::describe() const
{
    return u"Create model "_s + m_model.name;
}

void CreateModel::applyToState(const QString &app, ProjectState &state) const
{
    ModelState model = m_model;
    model.app = app;
    if (model.options.contains(u"order_with_respect_to"))
        model.keepOrderField();
    state.insert(model);
}

void CreateModel::forwards(const OperationContext &context, const ProjectState &,
                           const ProjectState &after) const
{
    const ModelState &model = after.model(context.app, m_model.name);
    if (context.changesTable(model, after))
        createTables(context, model, after);
}

void CreateModel::backwards(const OperationContext &context, const ProjectState &,
                            const ProjectState &after) const
{
    const ModelState &model = after.model(context.app, m_model.name);
    if (context.changesTable(model, after))
        dropTables(context, model, after);
}

std::unique_ptr<Operation> DeleteModel::make(const Dict &dict)
{
    return std::make_unique<DeleteModel>(requiredText(dict, u"name"));
}

Dict DeleteModel::toDict() const
{
    return {{u"op"_s, u"DeleteModel"_s}, {u"name"_s, m_name}};
}

QString DeleteModel::describe() const
{
    return u"Delete model "_s + m_name;
}

void DeleteModel::applyToState(const QString &app, ProjectState &state) const
{
    state.model(app, m_name);
    state.remove(app, m_name);
}

void DeleteModel::forwards(const OperationContext &context, const ProjectState &before,
                           const ProjectState &) const
{
    const ModelState &model = before.model(context.app, m_name);
    if (context.changesTable(model, before))
        dropTables(context, model, before);
}

void DeleteModel::backwards(const OperationContext &context, const ProjectState &before,
                            const ProjectState &) const
{
    const ModelState &model = before.model(context.app, m_name);
    if (context.changesTable(model, before))
        createTables(context, model, before);
}

std::unique_ptr<Operation> RenameModel::make(const Dict &dict)
{
    return std::make_unique<RenameModel>(requiredText(dict, u"old_name"),
                                         requiredText(dict, u"new_name"));
}

Dict RenameModel::toDict() const
{
    return {{u"op"_s, u"RenameModel"_s}, {u"old_name"_s, m_oldName}, {u"new_name"_s, m_newName}};
}

QString RenameModel::describe() const
{
    return u"Rename model %1 to %2"_s.arg(m_oldName, m_newName);
}

void RenameModel::applyToState(const QString &app, ProjectState &state) const
{
    ModelState model = state.model(app, m_oldName);
    state.remove(app, m_oldName);
    model.name = m_newName;
    state.insert(model);
    state.renameTarget(app + u'.' + m_oldName, app + u'.' + m_newName);
}

void RenameModel::rename(const OperationContext &context, const ProjectState &from,
                         const QString &fromName, const ProjectState &to,
                         const QString &toName) const
{
    const ModelState &oldModel = from.model(context.app, fromName);
    const ModelState &newModel = to.model(context.app, toName);
    if (!context.changesTable(newModel, to))
        return;
    context.editor.renameTable(oldModel.table(), newModel.table());
    // The tables of many-to-many fields, its own and those that lead to it, are named after the
    // model.
    for (const ModelState &owner : from.models()) {
        const ModelState &newOwner =
                owner.key() == oldModel.key() ? newModel : to.model(owner.app, owner.name);
        for (const FieldState &field : owner.fields) {
            if (!field.isManyToMany() || !field.text(u"through").isEmpty())
                continue;
            const bool concerns = owner.key() == oldModel.key()
                    || field.text(u"to").compare(oldModel.key(), Qt::CaseInsensitive) == 0;
            if (!concerns)
                continue;
            const FieldState &newField = *newOwner.field(field.name);
            const auto oldTable = throughTableOf(owner, field, from, context.backend);
            const auto newTable = throughTableOf(newOwner, newField, to, context.backend);
            context.editor.renameTable(oldTable->name, newTable->name);
            for (const auto &[oldColumn, newColumn] :
                 {std::pair{throughColumns(owner, field, from).first,
                            throughColumns(newOwner, newField, to).first},
                  std::pair{throughColumns(owner, field, from).second,
                            throughColumns(newOwner, newField, to).second}}) {
                if (oldColumn != newColumn)
                    context.editor.execute(u"ALTER TABLE %1 RENAME COLUMN %2 TO %3"_s.arg(
                            context.backend.quoteName(newTable->name),
                            context.backend.quoteName(oldColumn),
                            context.backend.quoteName(newColumn)));
            }
        }
    }
}

void RenameModel::forwards(const OperationContext &context, const ProjectState &before,
                           const ProjectState &after) const
{
    rename(context, before, m_oldName, after, m_newName);
}

void RenameModel::backwards(const OperationContext &context, const ProjectState &before,
                            const ProjectState &after) const
{
    rename(context, after, m_newName, before, m_oldName);
}

} // namespace Quintette

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

std::unique_ptr<Operation> AlterModelOptions::make(const Dict &dict)
{
    return std::make_unique<AlterModelOptions>(requiredText(dict, u"name"),
                                               requiredDict(dict, u"options"));
}

Dict AlterModelOptions::toDict() const
{
    return {{u"op"_s, u"AlterModelOptions"_s}, {u"name"_s, m_name}, {u"options"_s, m_options}};
}

QString AlterModelOptions::describe() const
{
    return u"Change options of "_s + m_name;
}

void AlterModelOptions::applyToState(const QString &app, ProjectState &state) const
{
    static const QStringList alterable = {
            u"default_permissions"_s, u"get_latest_by"_s, u"ordering"_s,
            u"permissions"_s,         u"verbose_name"_s,  u"verbose_name_plural"_s};
    ModelState &model = state.edit(app, m_name);
    for (const QString &option : alterable)
        model.options.remove(option);
    for (const Dict::Item &item : m_options)
        model.options.insert(item.key, item.value);
}

std::unique_ptr<Operation> AlterUniqueTogether::make(const Dict &dict)
{
    const Value sets = dict.value(u"unique_together");
    if (!sets.isList())
        throw ValueError(u"AlterUniqueTogether needs the list \"unique_together\""_s);
    for (const Value &set : sets.list()) {
        if (!set.isList())
            throw ValueError(u"unique_together is a list of lists of field names"_s);
    }
    return std::make_unique<AlterUniqueTogether>(requiredText(dict, u"name"), sets.list());
}

Dict AlterUniqueTogether::toDict() const
{
    return {{u"op"_s, u"AlterUniqueTogether"_s},
            {u"name"_s, m_name},
            {u"unique_together"_s, m_sets}};
}

QString AlterUniqueTogether::describe() const
{
    return u"Change what is unique together of "_s + m_name;
}

void AlterUniqueTogether::applyToState(const QString &app, ProjectState &state) const
{
    state.edit(app, m_name).options.insert(u"unique_together"_s, m_sets);
}

void AlterUniqueTogether::forwards(const OperationContext &context, const ProjectState &before,
                                   const ProjectState &after) const
{
    if (!context.changesTable(after.model(context.app, m_name), after))
        return;
    const TableDefinition from =
            tableOf(before.model(context.app, m_name), before, context.backend);
    const TableDefinition to = tableOf(after.model(context.app, m_name), after, context.backend);
    const auto isIn = [](const TableDefinition &table, const IndexDefinition &index) {
        return std::any_of(table.indexes.cbegin(), table.indexes.cend(),
                           [&](const IndexDefinition &other) { return other.name == index.name; });
    };
    for (const IndexDefinition &index : from.indexes) {
        if (!isIn(to, index))
            context.editor.removeIndex(to, index);
    }
    for (const IndexDefinition &index : to.indexes) {
        if (!isIn(from, index))
            context.editor.addIndex(to, index);
    }
}

void AlterUniqueTogether::backwards(const OperationContext &context, const ProjectState &before,
                                    const ProjectState &after) const
{
    forwards(context, after, before);
}

} // namespace Quintette

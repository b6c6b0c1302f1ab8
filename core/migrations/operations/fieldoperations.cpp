// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/fieldoperations.h"

#include "core/migrations/operations/fieldtables.h"
#include "core/migrations/statetables.h"

namespace Quintette {

namespace {

/// What the models know of a field afterwards, where its default was for the rows of then only.
FieldState remembered(FieldState field, bool preserveDefault)
{
    if (!preserveDefault)
        field.options.remove(u"default"_s);
    return field;
}

bool preservesDefault(const Dict &dict)
{
    const Value *given = dict.find(u"preserve_default");
    return !given || given->isTrue();
}

Dict describeField(const QString &operation, const QString &model, const FieldState &field,
                   bool preserveDefault)
{
    Dict dict{{u"op"_s, operation}, {u"model_name"_s, model}, {u"field"_s, field.toDict()}};
    if (!preserveDefault)
        dict.insert(u"preserve_default"_s, false);
    return dict;
}

} // namespace

std::unique_ptr<Operation> AddField::make(const Dict &dict)
{
    return std::make_unique<AddField>(requiredText(dict, u"model_name"),
                                      FieldState::fromDict(requiredDict(dict, u"field")),
                                      preservesDefault(dict));
}

Dict AddField::toDict() const
{
    return describeField(u"AddField"_s, m_model, m_field, m_preserveDefault);
}

QString AddField::describe() const
{
    return u"Add field %1 to %2"_s.arg(m_field.name, m_model);
}

void AddField::applyToState(const QString &app, ProjectState &state) const
{
    state.edit(app, m_model).fields += remembered(m_field, m_preserveDefault);
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
                                        FieldState::fromDict(requiredDict(dict, u"field")),
                                        preservesDefault(dict));
}

Dict AlterField::toDict() const
{
    return describeField(u"AlterField"_s, m_model, m_field, m_preserveDefault);
}

QString AlterField::describe() const
{
    return u"Change field %1 of %2"_s.arg(m_field.name, m_model);
}

void AlterField::applyToState(const QString &app, ProjectState &state) const
{
    ModelState &model = state.edit(app, m_model);
    requiredField(model, m_field.name);
    *model.field(m_field.name) = remembered(m_field, m_preserveDefault);
}

void AlterField::change(const OperationContext &context, const ProjectState &from,
                        const ProjectState &to, const FieldState &filling) const
{
    const ModelState &oldModel = from.model(context.app, m_model);
    const ModelState &newModel = to.model(context.app, m_model);
    const FieldState &oldField = requiredField(oldModel, m_field.name);
    const FieldState &newField = requiredField(newModel, m_field.name);
    if (oldField.differsInDatabase(newField))
        changeInTables(context, oldModel, oldField, from, newModel, newField, to,
                       fillSql(filling, context.backend));
}

void AlterField::forwards(const OperationContext &context, const ProjectState &before,
                          const ProjectState &after) const
{
    change(context, before, after, m_field);
}

void AlterField::backwards(const OperationContext &context, const ProjectState &before,
                           const ProjectState &after) const
{
    change(context, after, before, requiredField(before.model(context.app, m_model), m_field.name));
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/renamefield.h"

#include "core/migrations/operations/fieldtables.h"
#include "core/migrations/statetables.h"

namespace Quintette {

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
    if (model.text(u"order_with_respect_to") == m_oldName)
        model.options.insert(u"order_with_respect_to"_s, m_newName);
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
    const FieldState &newField = requiredField(newModel, m_newName);
    changeInTables(context, oldModel, requiredField(oldModel, m_oldName), before, newModel,
                   newField, after, fillSql(newField, context.backend));
}

void RenameField::backwards(const OperationContext &context, const ProjectState &before,
                            const ProjectState &after) const
{
    const ModelState &oldModel = before.model(context.app, m_model);
    const ModelState &newModel = after.model(context.app, m_model);
    const FieldState &oldField = requiredField(oldModel, m_oldName);
    changeInTables(context, newModel, requiredField(newModel, m_newName), after, oldModel, oldField,
                   before, fillSql(oldField, context.backend));
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/ruleoperations.h"

#include "core/base/error.h"
#include "core/migrations/statetables.h"

namespace Quintette {

namespace {

const QString indexes = u"indexes"_s;

} // namespace

Dict findRule(const ModelState &model, const QString &option, const QString &name)
{
    for (const Value &item : model.list(option)) {
        if (item.dict().value(u"name") == Value(name))
            return item.dict();
    }
    throw ValueError(
            u"model %1.%2 has no \"%3\" among its %4 at this point of the migrations"_s.arg(
                    model.app, model.name, name, option));
}

RuleOperation::RuleOperation(Change change, const QString &option, const QString &model,
                             const QString &name, const Dict &description)
    : m_model(model), m_name(name), m_description(description), m_change(change), m_option(option)
{
}

void RuleOperation::applyToState(const QString &app, ProjectState &state) const
{
    ModelState &model = state.edit(app, m_model);
    ValueList rules = model.list(m_option);
    if (m_change == Change::Add) {
        rules += Value(m_description);
    } else {
        findRule(model, m_option, m_name);
        rules.removeIf(
                [this](const Value &item) { return item.dict().value(u"name") == Value(m_name); });
    }
    model.options.insert(m_option, rules);
}

void RuleOperation::apply(Change change, const OperationContext &context, const ProjectState &from,
                          const ProjectState &to) const
{
    const ModelState &model = to.model(context.app, m_model);
    if (!context.changesTable(model, to))
        return;
    const TableDefinition table = tableOf(model, to, context.backend);
    const ModelState &holder = change == Change::Add ? model : from.model(context.app, m_model);
    changeTable(change, context, table, findRule(holder, m_option, m_name), holder);
}

void RuleOperation::changeTable(Change change, const OperationContext &context,
                                const TableDefinition &table, const Dict &rule,
                                const ModelState &holder) const
{
    SchemaEditor &editor = context.editor;
    const bool adds = change == Change::Add;
    if (isCheck(rule))
        adds ? editor.addCheck(table, checkOf(rule)) : editor.removeCheck(table, checkOf(rule));
    else if (isExclusion(rule))
        adds ? editor.addExclusion(table, exclusionOf(rule, holder))
             : editor.removeExclusion(table, exclusionOf(rule, holder));
    else
        adds ? editor.addIndex(table, indexOf(rule, holder))
             : editor.removeIndex(table, indexOf(rule, holder));
}

void RuleOperation::forwards(const OperationContext &context, const ProjectState &before,
                             const ProjectState &after) const
{
    apply(m_change, context, before, after);
}

void RuleOperation::backwards(const OperationContext &context, const ProjectState &before,
                              const ProjectState &after) const
{
    apply(m_change == Change::Add ? Change::Remove : Change::Add, context, after, before);
}

AddIndex::AddIndex(const QString &model, const Dict &index)
    : RuleOperation(Change::Add, indexes, model, requiredText(index, u"name"), index)
{
}

std::unique_ptr<Operation> AddIndex::make(const Dict &dict)
{
    return std::make_unique<AddIndex>(requiredText(dict, u"model_name"),
                                      requiredDict(dict, u"index"));
}

Dict AddIndex::toDict() const
{
    return {{u"op"_s, u"AddIndex"_s}, {u"model_name"_s, m_model}, {u"index"_s, m_description}};
}

QString AddIndex::describe() const
{
    return u"Create index %1 on %2"_s.arg(m_name, m_model);
}

RemoveIndex::RemoveIndex(const QString &model, const QString &name)
    : RuleOperation(Change::Remove, indexes, model, name, {})
{
}

std::unique_ptr<Operation> RemoveIndex::make(const Dict &dict)
{
    return std::make_unique<RemoveIndex>(requiredText(dict, u"model_name"),
                                         requiredText(dict, u"name"));
}

Dict RemoveIndex::toDict() const
{
    return {{u"op"_s, u"RemoveIndex"_s}, {u"model_name"_s, m_model}, {u"name"_s, m_name}};
}

QString RemoveIndex::describe() const
{
    return u"Remove index %1 from %2"_s.arg(m_name, m_model);
}

std::unique_ptr<Operation> RenameIndex::make(const Dict &dict)
{
    return std::make_unique<RenameIndex>(requiredText(dict, u"model_name"),
                                         requiredText(dict, u"old_name"),
                                         requiredText(dict, u"new_name"));
}

Dict RenameIndex::toDict() const
{
    return {{u"op"_s, u"RenameIndex"_s},
            {u"model_name"_s, m_model},
            {u"old_name"_s, m_oldName},
            {u"new_name"_s, m_newName}};
}

QString RenameIndex::describe() const
{
    return u"Rename index %1 on %2 to %3"_s.arg(m_oldName, m_model, m_newName);
}

void RenameIndex::applyToState(const QString &app, ProjectState &state) const
{
    ModelState &model = state.edit(app, m_model);
    findRule(model, indexes, m_oldName);
    ValueList renamed;
    for (const Value &item : model.list(indexes)) {
        Dict description = item.dict();
        if (description.value(u"name") == Value(m_oldName))
            description.insert(u"name"_s, m_newName);
        renamed += Value(description);
    }
    model.options.insert(indexes, renamed);
}

void RenameIndex::rename(const OperationContext &context, const QString &from, const QString &to,
                         const ProjectState &state) const
{
    const ModelState &model = state.model(context.app, m_model);
    if (context.changesTable(model, state))
        context.editor.renameIndex(tableOf(model, state, context.backend), from,
                                   indexOf(findRule(model, indexes, to), model));
}

void RenameIndex::forwards(const OperationContext &context, const ProjectState &,
                           const ProjectState &after) const
{
    rename(context, m_oldName, m_newName, after);
}

void RenameIndex::backwards(const OperationContext &context, const ProjectState &before,
                            const ProjectState &) const
{
    rename(context, m_newName, m_oldName, before);
}

} // namespace Quintette

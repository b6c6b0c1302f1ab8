// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/optionoperations.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/migrations/statetables.h"

namespace Quintette {

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
    static const QStringList alterable = {u"base_manager_name"_s,
                                          u"default_manager_name"_s,
                                          u"default_permissions"_s,
                                          u"default_related_name"_s,
                                          u"get_latest_by"_s,
                                          u"managed"_s,
                                          u"ordering"_s,
                                          u"permissions"_s,
                                          u"select_on_save"_s,
                                          u"verbose_name"_s,
                                          u"verbose_name_plural"_s};
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

std::unique_ptr<Operation> AlterOrderWithRespectTo::make(const Dict &dict)
{
    const Value *owner = dict.find(u"order_with_respect_to");
    return std::make_unique<AlterOrderWithRespectTo>(
            requiredText(dict, u"name"), owner && owner->isText() ? owner->toString() : QString());
}

Dict AlterOrderWithRespectTo::toDict() const
{
    return {{u"op"_s, u"AlterOrderWithRespectTo"_s},
            {u"name"_s, m_name},
            {u"order_with_respect_to"_s, m_owner.isEmpty() ? Value() : Value(m_owner)}};
}

QString AlterOrderWithRespectTo::describe() const
{
    return u"Set order_with_respect_to on %1 to %2"_s.arg(
            m_name, m_owner.isEmpty() ? u"nothing"_s : m_owner);
}

void AlterOrderWithRespectTo::applyToState(const QString &app, ProjectState &state) const
{
    ModelState &model = state.edit(app, m_name);
    if (!m_owner.isEmpty() && !model.field(m_owner))
        throw ValueError(u"%1.%2 has no field \"%3\" to be in order with respect to"_s.arg(
                app, model.name, m_owner));
    if (m_owner.isEmpty())
        model.options.remove(u"order_with_respect_to"_s);
    else
        model.options.insert(u"order_with_respect_to"_s, m_owner);
    model.keepOrderField();
}

void AlterOrderWithRespectTo::forwards(const OperationContext &context, const ProjectState &before,
                                       const ProjectState &after) const
{
    const ModelState &from = before.model(context.app, m_name);
    const ModelState &to = after.model(context.app, m_name);
    const bool had = from.field(ModelState::orderField);
    const bool has = to.field(ModelState::orderField);
    if (had == has || !context.changesTable(to, after))
        return;
    if (has) {
        context.editor.addColumn(tableOf(to, after, context.backend), ModelState::orderField,
                                 u"0"_s);
    } else {
        context.editor.removeColumn(tableOf(from, before, context.backend), ModelState::orderField);
    }
}

void AlterOrderWithRespectTo::backwards(const OperationContext &context, const ProjectState &before,
                                        const ProjectState &after) const
{
    forwards(context, after, before);
}

} // namespace Quintette

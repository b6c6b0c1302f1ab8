// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/tableoperations.h"

#include "core/db/backend.h"
#include "core/migrations/statetables.h"

namespace Quintette {

namespace {

QString textOf(const Dict &dict, QStringView key)
{
    const Value *value = dict.find(key);
    return value && value->isText() ? value->toString() : QString();
}

void setOption(const QString &app, const QString &model, const QString &option,
               const QString &value, ProjectState &state)
{
    Dict &options = state.edit(app, model).options;
    if (value.isEmpty())
        options.remove(option);
    else
        options.insert(option, value);
}

} // namespace

std::unique_ptr<Operation> AlterModelTable::make(const Dict &dict)
{
    return std::make_unique<AlterModelTable>(requiredText(dict, u"name"), textOf(dict, u"table"));
}

Dict AlterModelTable::toDict() const
{
    return {{u"op"_s, u"AlterModelTable"_s}, {u"name"_s, m_model}, {u"table"_s, m_table}};
}

QString AlterModelTable::describe() const
{
    return u"Rename table of %1 to %2"_s.arg(m_model,
                                             m_table.isEmpty() ? u"its own name"_s : m_table);
}

void AlterModelTable::applyToState(const QString &app, ProjectState &state) const
{
    setOption(app, m_model, u"db_table"_s, m_table, state);
}

void AlterModelTable::forwards(const OperationContext &context, const ProjectState &before,
                               const ProjectState &after) const
{
    const ModelState &from = before.model(context.app, m_model);
    const ModelState &to = after.model(context.app, m_model);
    if (!context.changesTable(to, after))
        return;
    context.editor.renameTable(from.table(), to.table());
    // The tables of its many-to-many fields are named after it.
    for (const FieldState &field : to.fields) {
        if (!field.isManyToMany())
            continue;
        const auto oldTable = throughTableOf(from, field, before, context.backend);
        const auto newTable = throughTableOf(to, field, after, context.backend);
        if (oldTable && newTable)
            context.editor.renameTable(oldTable->name, newTable->name);
    }
}

void AlterModelTable::backwards(const OperationContext &context, const ProjectState &before,
                                const ProjectState &after) const
{
    forwards(context, after, before);
}

std::unique_ptr<Operation> AlterModelTableComment::make(const Dict &dict)
{
    return std::make_unique<AlterModelTableComment>(requiredText(dict, u"name"),
                                                    textOf(dict, u"table_comment"));
}

Dict AlterModelTableComment::toDict() const
{
    return {{u"op"_s, u"AlterModelTableComment"_s},
            {u"name"_s, m_model},
            {u"table_comment"_s, m_comment}};
}

QString AlterModelTableComment::describe() const
{
    return u"Change the comment on the table of "_s + m_model;
}

void AlterModelTableComment::applyToState(const QString &app, ProjectState &state) const
{
    setOption(app, m_model, u"db_table_comment"_s, m_comment, state);
}

void AlterModelTableComment::forwards(const OperationContext &context, const ProjectState &,
                                      const ProjectState &after) const
{
    const ModelState &model = after.model(context.app, m_model);
    if (context.changesTable(model, after))
        context.editor.setComment(tableOf(model, after, context.backend));
}

void AlterModelTableComment::backwards(const OperationContext &context, const ProjectState &before,
                                       const ProjectState &after) const
{
    forwards(context, after, before);
}

} // namespace Quintette

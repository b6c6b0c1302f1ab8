// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/specialoperations.h"

#include "core/base/error.h"

namespace Quintette {

std::unique_ptr<Operation> RunSql::make(const Dict &dict)
{
    std::optional<QString> reverse;
    if (const Value *value = dict.find(u"reverse_sql"); value && value->isText())
        reverse = value->toString();
    return std::make_unique<RunSql>(requiredText(dict, u"sql"), reverse);
}

Dict RunSql::toDict() const
{
    Dict dict = {{u"op"_s, u"RunSql"_s}, {u"sql"_s, m_sql}};
    if (m_reverseSql)
        dict.insert(u"reverse_sql"_s, *m_reverseSql);
    return dict;
}

QString RunSql::describe() const
{
    return u"Run SQL"_s;
}

void RunSql::forwards(const OperationContext &context, const ProjectState &,
                      const ProjectState &) const
{
    context.editor.execute(m_sql);
}

void RunSql::backwards(const OperationContext &context, const ProjectState &,
                       const ProjectState &) const
{
    if (m_reverseSql && !m_reverseSql->trimmed().isEmpty())
        context.editor.execute(*m_reverseSql);
}

std::unique_ptr<Operation> RunCode::make(const Dict &dict)
{
    return std::make_unique<RunCode>(requiredText(dict, u"name"));
}

Dict RunCode::toDict() const
{
    return {{u"op"_s, u"RunCode"_s}, {u"name"_s, m_name}};
}

QString RunCode::describe() const
{
    return u"Run the function "_s + m_name;
}

MigrationCode RunCode::find(const OperationContext &context) const
{
    const auto found = context.code.constFind(m_name);
    if (found == context.code.constEnd())
        throw ImproperlyConfigured(
                u"a migration of app \"%1\" calls the function \"%2\", which nobody has registered; is its plugin loaded?"_s
                        .arg(context.app, m_name));
    return *found;
}

void RunCode::forwards(const OperationContext &context, const ProjectState &before,
                       const ProjectState &) const
{
    const MigrationCode code = find(context);
    if (code.forwards)
        code.forwards(context.connection, before);
}

void RunCode::backwards(const OperationContext &context, const ProjectState &before,
                        const ProjectState &) const
{
    const MigrationCode code = find(context);
    if (!code.backwards)
        throw ValueError(
                u"the function \"%1\" of app \"%2\" cannot be undone"_s.arg(m_name, context.app));
    code.backwards(context.connection, before);
}

} // namespace Quintette

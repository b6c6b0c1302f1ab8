// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/runsql.h"

#include "core/base/error.h"

namespace Quintette {

namespace {

RunSql::Step stepOf(const Value &item)
{
    if (item.isText())
        return {item.toString(), {}};
    const ValueList parts = item.isList() ? item.list() : ValueList();
    const bool isPair =
            parts.size() == 2 && parts[0].isText() && (parts[1].isNone() || parts[1].isList());
    if (!isPair)
        throw ValueError(u"RunSql takes a text, or a list of texts and of pairs [\"SQL\", "
                         u"[parameters]]; it was given %1"_s.arg(item.toRepr()));
    if (parts[1].isNone())
        return {parts[0].toString(), {}};
    return {parts[0].toString(), parts[1].list()};
}

QList<RunSql::Step> stepsOf(const Value &sql)
{
    QList<RunSql::Step> steps;
    if (!sql.isList())
        steps += stepOf(sql);
    else
        for (const Value &item : sql.list())
            steps += stepOf(item);
    steps.removeIf([](const RunSql::Step &step) { return step.sql.trimmed().isEmpty(); });
    return steps;
}

void run(const QList<RunSql::Step> &steps, SchemaEditor &editor)
{
    for (const RunSql::Step &step : steps) {
        if (step.parameters)
            editor.execute(step.sql, *step.parameters);
        else
            editor.execute(step.sql);
    }
}

} // namespace

RunSql::RunSql(const Value &sql, const std::optional<Value> &reverseSql, const Dict &hints,
               const OperationList &stateOperations)
    : m_sql(sql), m_reverseSql(reverseSql), m_steps(stepsOf(sql)), m_hints(hints),
      m_stateOperations(stateOperations)
{
    if (m_reverseSql)
        m_reverseSteps = stepsOf(*m_reverseSql);
}

std::unique_ptr<Operation> RunSql::make(const Dict &dict)
{
    if (!dict.contains(u"sql"))
        throw ValueError(u"an operation RunSql needs \"sql\""_s);
    std::optional<Value> reverse;
    if (const Value *value = dict.find(u"reverse_sql"); value && !value->isNone())
        reverse = *value;
    return std::make_unique<RunSql>(dict.value(u"sql"), reverse, optionalDict(dict, u"hints"),
                                    optionalOperations(dict, u"state_operations"));
}

Dict RunSql::toDict() const
{
    Dict dict = {{u"op"_s, u"RunSql"_s}, {u"sql"_s, m_sql}};
    if (m_reverseSql)
        dict.insert(u"reverse_sql"_s, *m_reverseSql);
    if (!m_hints.isEmpty())
        dict.insert(u"hints"_s, m_hints);
    if (!m_stateOperations.isEmpty())
        dict.insert(u"state_operations"_s, toDicts(m_stateOperations));
    return dict;
}

void RunSql::applyToState(const QString &app, ProjectState &state) const
{
    for (const auto &operation : m_stateOperations)
        operation->applyToState(app, state);
}

QString RunSql::describe() const
{
    return u"Run SQL"_s;
}

void RunSql::forwards(const OperationContext &context, const ProjectState &,
                      const ProjectState &) const
{
    if (context.isAllowed(m_hints))
        run(m_steps, context.editor);
}

void RunSql::backwards(const OperationContext &context, const ProjectState &,
                       const ProjectState &) const
{
    if (context.isAllowed(m_hints))
        run(m_reverseSteps, context.editor);
}

} // namespace Quintette

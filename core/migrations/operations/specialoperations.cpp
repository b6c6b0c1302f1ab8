// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/operations/specialoperations.h"

#include "core/base/error.h"

namespace Quintette {

std::unique_ptr<Operation> RunCode::make(const Dict &dict)
{
    return std::make_unique<RunCode>(requiredText(dict, u"name"), optionalDict(dict, u"hints"));
}

Dict RunCode::toDict() const
{
    Dict dict = {{u"op"_s, u"RunCode"_s}, {u"name"_s, m_name}};
    if (!m_hints.isEmpty())
        dict.insert(u"hints"_s, m_hints);
    return dict;
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
    if (!context.isAllowed(m_hints))
        return;
    const MigrationCode code = find(context);
    if (code.forwards)
        code.forwards(context.connection, before);
}

void RunCode::backwards(const OperationContext &context, const ProjectState &before,
                        const ProjectState &) const
{
    if (!context.isAllowed(m_hints))
        return;
    const MigrationCode code = find(context);
    if (!code.backwards)
        throw ValueError(
                u"the function \"%1\" of app \"%2\" cannot be undone"_s.arg(m_name, context.app));
    code.backwards(context.connection, before);
}

std::unique_ptr<Operation> SeparateDatabaseAndState::make(const Dict &dict)
{
    return std::make_unique<SeparateDatabaseAndState>(
            optionalOperations(dict, u"database_operations"),
            optionalOperations(dict, u"state_operations"));
}

Dict SeparateDatabaseAndState::toDict() const
{
    return {{u"op"_s, u"SeparateDatabaseAndState"_s},
            {u"database_operations"_s, toDicts(m_database)},
            {u"state_operations"_s, toDicts(m_state)}};
}

QString SeparateDatabaseAndState::describe() const
{
    return u"Change tables and models apart"_s;
}

bool SeparateDatabaseAndState::isReversible() const
{
    return std::all_of(m_database.cbegin(), m_database.cend(),
                       [](const auto &operation) { return operation->isReversible(); });
}

void SeparateDatabaseAndState::applyToState(const QString &app, ProjectState &state) const
{
    for (const auto &operation : m_state)
        operation->applyToState(app, state);
}

/// What the tables go through: the state before each of the steps that change them, and after.
QList<ProjectState> SeparateDatabaseAndState::states(const QString &app,
                                                     const ProjectState &before) const
{
    QList<ProjectState> states{before};
    for (const auto &operation : m_database) {
        ProjectState next = states.constLast();
        operation->applyToState(app, next);
        states += next;
    }
    return states;
}

void SeparateDatabaseAndState::forwards(const OperationContext &context, const ProjectState &before,
                                        const ProjectState &) const
{
    const QList<ProjectState> all = states(context.app, before);
    for (qsizetype i = 0; i < m_database.size(); ++i)
        m_database.at(i)->forwards(context, all.at(i), all.at(i + 1));
}

void SeparateDatabaseAndState::backwards(const OperationContext &context,
                                         const ProjectState &before, const ProjectState &) const
{
    const QList<ProjectState> all = states(context.app, before);
    for (qsizetype i = m_database.size() - 1; i >= 0; --i)
        m_database.at(i)->backwards(context, all.at(i), all.at(i + 1));
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/statementwrappers.h"

#include "core/base/text.h"
#include "core/db/databaseerror.h"

#include <QScopeGuard>

namespace Quintette::Internal {

void StatementWrappers::with(Connection::Wrapper wrapper, const std::function<void()> &work)
{
    m_wrappers.append(std::move(wrapper));
    const auto takeOff = qScopeGuard([this] { m_wrappers.removeLast(); });
    work();
}

void StatementWrappers::run(const Connection::Statement &statement,
                            const Connection::RunStatement &innermost)
{
    bool ran = false;
    runFrom(0, statement, [&](const Connection::Statement &last) {
        innermost(last);
        ran = true;
    });
    if (!ran)
        throw ProgrammingError(
                QN_TEXT("db",
                        "A wrapper around statements has not run one; let it call what it "
                        "is given, or throw.")
                        .toString(),
                statement.sql);
}

void StatementWrappers::runFrom(qsizetype wrapper, const Connection::Statement &statement,
                                const Connection::RunStatement &innermost)
{
    if (wrapper >= m_wrappers.size())
        return innermost(statement);
    const Connection::Wrapper current = m_wrappers.at(wrapper);
    current(statement,
            [&](const Connection::Statement &next) { runFrom(wrapper + 1, next, innermost); });
}

} // namespace Quintette::Internal

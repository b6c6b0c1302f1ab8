// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/connection.h"

namespace Quintette::Internal {

/// The wrappers around the statements of one connection, the outermost first.
class StatementWrappers
{
public:
    bool isEmpty() const { return m_wrappers.isEmpty(); }
    /// Until work ends, however it ends.
    void with(Connection::Wrapper wrapper, const std::function<void()> &work);
    /// Runs a statement through all of them. Throws ProgrammingError when one neither ran it nor
    /// threw.
    void run(const Connection::Statement &statement, const Connection::RunStatement &innermost);

private:
    void runFrom(qsizetype wrapper, const Connection::Statement &statement,
                 const Connection::RunStatement &innermost);

    QList<Connection::Wrapper> m_wrappers;
};

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/query.h"

namespace Quintette {
class Connection;
}

namespace Quintette::Internal {

/// aggregate() and count(): one row over all rows of a query, which becomes a subquery where it has
/// groups, a slice or DISTINCT of its own. Django: Query.get_aggregation.
class Aggregation
{
public:
    Aggregation(const Query &query, const QList<QPair<QString, Expression>> &aggregates);

    struct Compiled
    {
        QString sql;
        ValueList parameters;
        NodeList nodes; // that read the columns
        bool isEmpty = false; // no row can match
    };
    Compiled compile(const class SqlDialect &dialect);
    Dict run(class ::Quintette::Connection &connection);

private:
    bool needsSubquery() const;
    /// Whether a condition is about a window, which takes a query of its own around.
    bool isQualified() const;
    void leaveOutUnused();
    void wrap();
    Compiled compileOfNothing(const class ::Quintette::Backend &backend);

    Query m_query;
    QStringList m_names;
    NodeList m_nodes; // of the outer query
    bool m_wrapped = false;
};

} // namespace Quintette::Internal

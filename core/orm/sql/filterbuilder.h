// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/qnode.h"
#include "core/orm/query.h"

namespace Quintette::Internal {

/// Turns a Q into resolved conditions of one query, adding the joins they need. Django: Query.add_q
/// and build_filter.
class FilterBuilder
{
public:
    enum class Purpose {
        Filter, // of the query: negated conditions over to-many relations become subqueries
        Expression // inside an expression: joins must not take rows away
    };

    FilterBuilder(Query &query, JoinSet *reuse, Purpose purpose, bool summarize = false);

    /// Adds the conditions of one filter() call to the query.
    static void addTo(Query &query, const Q &condition);
    /// The conditions as one node, for Purpose::Expression.
    NodePtr condition(const Q &condition, bool allowJoins);

private:
    struct Built
    {
        NodePtr node; // null for nothing to say
        JoinSet needed = 0;
    };
    struct Negation
    {
        bool branch = false; // somewhere above
        bool current = false; // in effect here
    };

    Built build(const Q::Node &node, Negation negation);
    Built buildChild(const Q::Node::Child &child, Negation negation);
    Built buildComposite(const Lookup &lookup, const QStringList &parts, const Field &key,
                         QStringView kind, Negation negation);
    Built buildLookup(const Lookup &lookup, Negation negation);
    NodePtr resolveRight(const Lookup &lookup);
    NodePtr resolveCondition(const Expression &expression);

    Query &m_query;
    JoinSet *m_reuse;
    Purpose m_purpose;
    bool m_summarize;
    bool m_allowJoins = true;
    int m_depth = 0;
    QVarLengthArray<int, 8> m_lookupJoins; // of the last lookup, before trimming

    friend class ExcludeSplitter;
};

} // namespace Quintette::Internal

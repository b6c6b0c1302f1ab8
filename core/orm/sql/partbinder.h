// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/query.h"

#include <QHash>

namespace Quintette::Internal {

/// Binds the outer names in all parts of a query that stands level queries below the outer one.
class PartBinder
{
public:
    PartBinder(OuterScope &scope, int level) : m_scope(scope), m_level(level) { }

    /// Returns whether anything of it changed. The query is a copy of one that stays meanwhile.
    bool bind(Query &query);

private:
    void bindNode(NodePtr &node);

    OuterScope &m_scope;
    int m_level;
    bool m_changed = false;
    QHash<const Node *, NodePtr> m_bound; // what is selected and grouped by stays one node
};

} // namespace Quintette::Internal

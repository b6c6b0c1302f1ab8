// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/filterbuilder.h"

namespace Quintette::Internal {

/// A negated condition over a to-many relation asks for objects without any such related object,
/// which no join can say: it becomes NOT EXISTS of a subquery. Django: Query.split_exclude.
class ExcludeSplitter
{
public:
    ExcludeSplitter(FilterBuilder &outer, const Lookup &lookup, const Names &names,
                    const ResolvedPath &path);

    FilterBuilder::Built split();

private:
    struct Start
    {
        int join; // of the inner query, that has the column
        const Field *column;
        QString outerName; // the same value in the outer query
        bool containsOuterJoin = false;
    };

    Start trimStart(Query &inner, const QVarLengthArray<int, 8> &lookupJoins) const;

    FilterBuilder &m_outer;
    const Lookup &m_lookup;
    const Names &m_names;
    const ResolvedPath &m_path;
};

} // namespace Quintette::Internal

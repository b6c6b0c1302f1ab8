// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/q.h"
#include "core/orm/query.h"

namespace Quintette::Internal {

/// Decides which joins of one level of conditions may be inner joins. Each condition votes for the
/// joins without whose rows it cannot be true. Django: JoinPromoter.
class JoinPromoter
{
public:
    JoinPromoter(Q::Connector connector, qsizetype children, bool negated);

    void addVotes(JoinSet joins);
    /// Changes the joins of the query; the joins that are certainly needed by this level.
    JoinSet apply(Query &query) const;

private:
    Q::Connector m_effective;
    qsizetype m_children;
    JoinSet m_any = 0;
    quint16 m_votes[64] = {};
};

} // namespace Quintette::Internal

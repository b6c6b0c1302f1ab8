// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/joinpromoter.h"

#include <bit>

namespace Quintette::Internal {

// NOT (a AND b) is (NOT a) OR (NOT b), so joins have to be treated as those of an OR.
JoinPromoter::JoinPromoter(Q::Connector connector, qsizetype children, bool negated)
    : m_effective(connector), m_children(children)
{
    if (negated)
        m_effective = connector == Q::Connector::And ? Q::Connector::Or : Q::Connector::And;
}

void JoinPromoter::addVotes(JoinSet joins)
{
    m_any |= joins;
    while (joins) {
        ++m_votes[std::countr_zero(joins)];
        joins &= joins - 1;
    }
}

// With OR, a join that not every side needs must be outer: where it finds no row, the other side
// may still be true. A join that every side needs, or with AND any one, can be inner.
JoinSet JoinPromoter::apply(Query &query) const
{
    JoinSet promoted = 0;
    JoinSet demoted = 0;
    for (JoinSet left = m_any; left; left &= left - 1) {
        const int join = std::countr_zero(left);
        const bool byAll = m_votes[join] == m_children;
        if (m_effective == Q::Connector::Or && !byAll)
            promoted |= JoinSet(1) << join;
        if (m_effective == Q::Connector::And || (m_effective == Q::Connector::Or && byAll))
            demoted |= JoinSet(1) << join;
    }
    query.promote(promoted);
    query.demote(demoted);
    return demoted;
}

} // namespace Quintette::Internal

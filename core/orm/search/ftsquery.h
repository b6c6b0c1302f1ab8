// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/search.h"

namespace Quintette::Internal {

/// A query of FTS5, or the opposite of one: FTS5 itself can only take away from what it has found.
struct FtsQuery
{
    QString match; // empty: nothing that could be looked for
    bool negated = false;

    FtsQuery operator~() const { return {match, !negated}; }
    /// A side that says nothing does not count.
    friend QUINTETTE_CORE_EXPORT FtsQuery operator&(const FtsQuery &a, const FtsQuery &b);
    friend QUINTETTE_CORE_EXPORT FtsQuery operator|(const FtsQuery &a, const FtsQuery &b);
};

/// What a text of that type looks for. Raw has the language of PostgreSQL's to_tsquery: & | ! <->,
/// parentheses, quotation marks and :* for beginnings of words. Throws ValueError where it makes no
/// sense.
QUINTETTE_CORE_EXPORT FtsQuery ftsQueryOf(const QString &text, SearchQueryType type);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/aggregates/aggregates.h"
#include "core/orm/filteredrelation.h"
#include "core/orm/q.h"

namespace Quintette::Internal {

/// Reads a condition as Python writes it: "Q(a=1) | ~Q(b__gt=F('c') + 2)". Throws ValueError saying
/// where it fails.
Q parseCondition(const QString &text);

/// An annotation or aggregate with its alias: "n=Count(authors, distinct=True,
/// filter=Q(age__gt=3))".
struct NamedExpression
{
    QString alias; // Django's default where none is said; may be empty
    Expression expression;
    std::optional<FilteredRelation> relation = {}; // instead of the expression
};
NamedExpression parseNamedExpression(const QString &text);

} // namespace Quintette::Internal

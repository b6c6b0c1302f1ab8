// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/functions/functionexpression.h"

namespace Quintette {

/// How alike two texts are, from 0 to 1, by the groups of three letters they share. Needs the
/// extension pg_trgm on PostgreSQL. Django: TrigramSimilarity.
class QUINTETTE_CORE_EXPORT TrigramSimilarity : public FunctionExpression
{
public:
    TrigramSimilarity(const Argument &text, const QString &other);
};

/// 1 less the similarity. Django: TrigramDistance.
class QUINTETTE_CORE_EXPORT TrigramDistance : public Expression
{
public:
    TrigramDistance(const Argument &text, const QString &other);
};

} // namespace Quintette

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

/// How well a text fits into the best part of the column; Strict: whole words of it. PostgreSQL
/// only. Django: TrigramWordSimilarity and TrigramStrictWordSimilarity, by (text, column) there.
class QUINTETTE_CORE_EXPORT TrigramWordSimilarity : public FunctionExpression
{
public:
    enum class Words { Any, Strict };
    TrigramWordSimilarity(const QString &text, const Argument &column, Words words = Words::Any);
};

/// 1 less that. Django: TrigramWordDistance and TrigramStrictWordDistance.
class QUINTETTE_CORE_EXPORT TrigramWordDistance : public Expression
{
public:
    using Words = TrigramWordSimilarity::Words;
    TrigramWordDistance(const QString &text, const Argument &column, Words words = Words::Any);
};

/// 1 less the similarity. Django: TrigramDistance.
class QUINTETTE_CORE_EXPORT TrigramDistance : public Expression
{
public:
    TrigramDistance(const Argument &text, const QString &other);
};

} // namespace Quintette

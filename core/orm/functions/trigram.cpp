// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/trigram.h"

namespace Quintette {

TrigramSimilarity::TrigramSimilarity(const Argument &text, const QString &other)
    : FunctionExpression({.name = u"SIMILARITY"_s, .output = FieldKind::Float},
                         {text, Argument(Literal(Value(other)))})
{
}

TrigramWordSimilarity::TrigramWordSimilarity(const QString &text, const Argument &column,
                                             Words words)
    : FunctionExpression(
            {.name = words == Words::Strict ? u"STRICT_WORD_SIMILARITY"_s : u"WORD_SIMILARITY"_s,
             .output = FieldKind::Float},
            {Argument(Literal(Value(text))), column})
{
}

TrigramWordDistance::TrigramWordDistance(const QString &text, const Argument &column, Words words)
    : Expression(Literal(Value(1.0)) - TrigramWordSimilarity(text, column, words))
{
}

TrigramDistance::TrigramDistance(const Argument &text, const QString &other)
    : Expression(Literal(Value(1.0)) - TrigramSimilarity(text, other))
{
}

} // namespace Quintette

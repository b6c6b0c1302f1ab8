// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/trigram.h"

namespace Quintette {

TrigramSimilarity::TrigramSimilarity(const Argument &text, const QString &other)
    : FunctionExpression({.name = u"SIMILARITY"_s, .output = FieldKind::Float},
                         {text, Argument(Literal(Value(other)))})
{
}

TrigramDistance::TrigramDistance(const Argument &text, const QString &other)
    : Expression(Literal(Value(1.0)) - TrigramSimilarity(text, other))
{
}

} // namespace Quintette

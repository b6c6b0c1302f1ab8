// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"

namespace Quintette {

/// The right side of "in" or "range" where not all items are constants:
/// {"pages__in", ExpressionList({F("publisher"), Literal(300)})}.
class QUINTETTE_CORE_EXPORT ExpressionList : public Expression
{
public:
    explicit ExpressionList(const QList<Expression> &items);
};

} // namespace Quintette

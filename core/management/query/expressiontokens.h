// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette::Internal {

/// One token of an expression as Python writes it.
struct ExpressionToken
{
    enum class Kind { Name, Number, Text, Operator, End };

    Kind kind = Kind::End;
    QString text; // name or operator
    Value value; // number or text
    qsizetype position = 0;
};

/// Splits text; throws ValueError with the position for what is no token.
QList<ExpressionToken> expressionTokens(const QString &text);

} // namespace Quintette::Internal

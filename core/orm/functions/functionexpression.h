// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/sql/functionnode.h"

namespace Quintette {

/// What the ready-made functions are: one call, whose spelling is the back-end's affair.
class QUINTETTE_CORE_EXPORT FunctionExpression : public Expression
{
protected:
    FunctionExpression(Internal::FunctionSpec spec, const QList<Argument> &arguments);
};

} // namespace Quintette

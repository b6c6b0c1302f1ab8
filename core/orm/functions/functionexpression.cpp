// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/functionexpression.h"

namespace Quintette {

using namespace Internal;

static NodePtr call(FunctionSpec spec, const QList<Argument> &arguments)
{
    NodeList nodes;
    for (const Argument &argument : arguments)
        nodes.append(argument.node());
    return std::make_shared<FunctionNode>(std::move(spec), std::move(nodes));
}

FunctionExpression::FunctionExpression(FunctionSpec spec, const QList<Argument> &arguments)
    : Expression(call(std::move(spec), arguments))
{
}

} // namespace Quintette

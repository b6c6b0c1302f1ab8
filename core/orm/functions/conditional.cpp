// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/conditional.h"

#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/functionnode.h"

namespace Quintette {

using namespace Internal;

static NodeList nodes(const QList<Argument> &arguments)
{
    NodeList list;
    for (const Argument &argument : arguments)
        list.append(argument.node());
    return list;
}

static NodePtr caseNode(const QList<When> &branches, const Expression &otherwise,
                        const Field *output)
{
    NodeList sources;
    for (const When &branch : branches) {
        sources.append(std::make_shared<ConditionNode>(branch.condition));
        sources.append(branch.then.node());
    }
    sources.append(otherwise.node());
    return std::make_shared<CaseNode>(std::move(sources), output);
}

Case::Case(const QList<When> &branches, const Expression &otherwise)
    : Expression(caseNode(branches, otherwise, nullptr))
{
}

Case::Case(const QList<When> &branches, const Expression &otherwise, FieldKind output)
    : Expression(caseNode(branches, otherwise, fieldOfKind(output)))
{
}

ExpressionWrapper::ExpressionWrapper(const Expression &expression, FieldKind output)
    : Expression(std::make_shared<WrapperNode>(expression.node(), fieldOfKind(output)))
{
}

ExpressionWrapper::ExpressionWrapper(const Q &condition)
    : Expression(std::make_shared<WrapperNode>(std::make_shared<ConditionNode>(condition),
                                               fieldOfKind(FieldKind::Boolean)))
{
}

Coalesce::Coalesce(const QList<Argument> &arguments)
    : Expression(std::make_shared<FunctionNode>(FunctionSpec{u"COALESCE"_s}, nodes(arguments)))
{
}

NullIf::NullIf(const Argument &a, const Argument &b)
    : Expression(std::make_shared<FunctionNode>(FunctionSpec{.name = u"NULLIF"_s},
                                                NodeList{a.node(), b.node()}))
{
}

Cast::Cast(const Argument &argument, FieldKind kind, const FieldOptions &options)
    : Expression(std::make_shared<CastNode>(argument.node(), kind, options))
{
}

Func::Func(const QString &function, const QList<Argument> &arguments)
    : Expression(std::make_shared<FunctionNode>(FunctionSpec{function}, nodes(arguments)))
{
}

Func::Func(const QString &function, const QList<Argument> &arguments, FieldKind output)
    : Expression(std::make_shared<FunctionNode>(FunctionSpec{.name = function, .output = output},
                                                nodes(arguments)))
{
}

} // namespace Quintette

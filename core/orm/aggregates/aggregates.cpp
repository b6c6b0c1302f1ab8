// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/aggregates/aggregates.h"

#include "core/base/error.h"
#include "core/orm/aggregates/aggregateexpression.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/functionnode.h"
#include "core/orm/sql/rawnode.h"

namespace Quintette {

using namespace Internal;

static const NameNode *nameOf(const Expression &argument)
{
    return nodeAs<NameNode>(argument.node().get());
}

NodePtr Internal::aggregateNode(const AggregateSpec &given, const NodeList &arguments,
                                const AggregateOptions &options)
{
    AggregateSpec spec = given;
    spec.distinct = options.distinct;
    const NodePtr condition =
            options.filter ? std::make_shared<ConditionNode>(*options.filter) : nullptr;
    NodeList ordering;
    for (const Expression &expression : options.orderBy)
        ordering.append(expression.node());
    const auto node = std::make_shared<AggregateNode>(spec, arguments, ordering, condition);
    if (!options.defaultValue)
        return node;
    return std::make_shared<FunctionNode>(
            FunctionSpec{.name = u"COALESCE"_s, .typeOfFirst = true, .constantsAsFirst = true},
            NodeList{node, options.defaultValue->node()});
}

// Only the plain aggregate of a name has an alias of its own.
static QString alias(const Expression &argument, const QString &name,
                     const AggregateOptions &options)
{
    const NameNode *named = nameOf(argument);
    return named && named->name() != "*"_L1 && !options.filter && options.orderBy.isEmpty()
            ? named->name() + u"__"_s + name.toLower()
            : QString();
}

QString Aggregate::defaultAlias() const
{
    return m_alias;
}

#define SIMPLE_AGGREGATE(Class, function, output, temporal) \
    Class::Class(const Argument &argument, const AggregateOptions &options) \
        : Aggregate(aggregateNode({QStringLiteral(#Class), QStringLiteral(function), output, \
                                   false, temporal}, \
                                  {argument.node()}, options), \
                    alias(argument, QStringLiteral(#Class), options)) \
    { \
    }

SIMPLE_AGGREGATE(Avg, "AVG", AggregateOutput::Number, false)
SIMPLE_AGGREGATE(Max, "MAX", AggregateOutput::SameAsSource, true)
SIMPLE_AGGREGATE(Min, "MIN", AggregateOutput::SameAsSource, true)
SIMPLE_AGGREGATE(Sum, "SUM", AggregateOutput::SameAsSource, false)
SIMPLE_AGGREGATE(AnyValue, "ANY_VALUE", AggregateOutput::SameAsSource, true)

static NodePtr countedNode(const Argument &argument, const AggregateOptions &options)
{
    const NameNode *name = nameOf(argument);
    const bool star = name && name->name() == "*"_L1;
    if (star && options.filter)
        throw ValueError(u"Star cannot be used with filter. Please specify a field."_s);
    return star ? std::make_shared<RawNode>(u"*"_s) : argument.node();
}

Count::Count(const Argument &argument, const AggregateOptions &options)
    : Aggregate(aggregateNode({u"Count"_s, u"COUNT"_s, AggregateOutput::Integer},
                              {countedNode(argument, options)}, options),
                alias(argument, u"Count"_s, options))
{
}

StdDev::StdDev(const Argument &argument, Statistics of, const AggregateOptions &options)
    : Aggregate(aggregateNode({u"StdDev"_s,
                               of == Statistics::Sample ? u"STDDEV_SAMP"_s : u"STDDEV_POP"_s,
                               AggregateOutput::Number, false, false},
                              {argument.node()}, options),
                alias(argument, u"StdDev"_s, options))
{
}

Variance::Variance(const Argument &argument, Statistics of, const AggregateOptions &options)
    : Aggregate(
            aggregateNode({u"Variance"_s, of == Statistics::Sample ? u"VAR_SAMP"_s : u"VAR_POP"_s,
                           AggregateOutput::Number, false, false},
                          {argument.node()}, options),
            alias(argument, u"Variance"_s, options))
{
}

StringAgg::StringAgg(const Argument &argument, const QString &delimiter,
                     const AggregateOptions &options)
    : Aggregate(aggregateNode({u"StringAgg"_s, u"STRING_AGG"_s, AggregateOutput::Text},
                              {argument.node(), Literal(Value(delimiter)).node()}, options),
                QString())
{
}

QStringList Aggregate::names()
{
    return {u"AnyValue"_s, u"Avg"_s,       u"Count"_s, u"Max"_s,     u"Min"_s,
            u"StdDev"_s,   u"StringAgg"_s, u"Sum"_s,   u"Variance"_s};
}

Aggregate Aggregate::byName(const QString &name, const Argument &argument,
                            const AggregateOptions &options)
{
    const auto distinctRefused = [&] {
        if (options.distinct)
            throw TypeError(u"%1 does not allow distinct."_s.arg(name));
    };
    if (name == "Avg"_L1)
        return Avg(argument, options);
    if (name == "Count"_L1)
        return Count(argument, options);
    if (name == "Sum"_L1)
        return Sum(argument, options);
    if (name == "StringAgg"_L1)
        return StringAgg(argument, u","_s, options);
    distinctRefused();
    if (name == "AnyValue"_L1)
        return AnyValue(argument, options);
    if (name == "Max"_L1)
        return Max(argument, options);
    if (name == "Min"_L1)
        return Min(argument, options);
    if (name == "StdDev"_L1)
        return StdDev(argument, Statistics::Population, options);
    if (name == "Variance"_L1)
        return Variance(argument, Statistics::Population, options);
    throw FieldError(
            u"There is no aggregate '%1'. Choices are: %2"_s.arg(name, names().join(u", "_s)));
}

static NodePtr functionNode(const QString &function, const QList<Argument> &arguments,
                            FieldKind output, const AggregateOptions &options)
{
    if (arguments.isEmpty())
        throw TypeError(u"The aggregate %1 needs an argument."_s.arg(function));
    NodeList nodes;
    for (const Argument &argument : arguments)
        nodes.append(argument.node());
    return aggregateNode({.name = function, .function = function, .kind = output}, nodes, options);
}

AggregateFunc::AggregateFunc(const QString &function, const QList<Argument> &arguments,
                             FieldKind output, const AggregateOptions &options)
    : Aggregate(functionNode(function, arguments, output, options), QString())
{
}

} // namespace Quintette

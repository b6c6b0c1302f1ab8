// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/window.h"

#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/orderingnode.h"
#include "core/orm/sql/windownode.h"

namespace Quintette {

using namespace Internal;

static QString bound(const std::optional<int> &rows, QLatin1StringView unbounded)
{
    if (!rows)
        return unbounded;
    if (*rows == 0)
        return u"CURRENT ROW"_s;
    return *rows < 0 ? QString::number(-qint64(*rows)) + u" PRECEDING"_s
                     : QString::number(*rows) + u" FOLLOWING"_s;
}

static QString excluded(WindowFrame::Exclusion exclusion)
{
    switch (exclusion) {
    case WindowFrame::Exclusion::None:
        break;
    case WindowFrame::Exclusion::CurrentRow:
        return u" EXCLUDE CURRENT ROW"_s;
    case WindowFrame::Exclusion::Group:
        return u" EXCLUDE GROUP"_s;
    case WindowFrame::Exclusion::Ties:
        return u" EXCLUDE TIES"_s;
    case WindowFrame::Exclusion::NoOthers:
        return u" EXCLUDE NO OTHERS"_s;
    }
    return {};
}

QString WindowFrame::toSql() const
{
    if (start && end && *start > *end)
        throw ValueError(u"The start of a window frame cannot be after its end."_s);
    if (kind == Kind::Values && (start.value_or(0) != 0 || end.value_or(0) != 0)) {
        throw NotSupportedError(
                u"A frame of values is bounded by the present row or not at all."_s);
    }
    return u"%1 BETWEEN %2 AND %3"_s.arg(kind == Kind::Rows ? u"ROWS"_s : u"RANGE"_s,
                                         bound(start, "UNBOUNDED PRECEDING"_L1),
                                         bound(end, "UNBOUNDED FOLLOWING"_L1))
            + excluded(exclusion);
}

// "-name" is the name in descending order.
static NodePtr ordered(const NodePtr &node)
{
    const auto *name = nodeAs<NameNode>(node.get());
    if (!name || !name->name().startsWith(u'-'))
        return node;
    return std::make_shared<OrderingNode>(std::make_shared<NameNode>(name->name().sliced(1)), true);
}

static NodePtr window(const Expression &function, const WindowOptions &options)
{
    NodeList partition;
    for (const Argument &argument : options.partitionBy)
        partition.append(argument.node());
    NodeList ordering;
    for (const Argument &argument : options.orderBy)
        ordering.append(ordered(argument.node()));
    return std::make_shared<WindowNode>(function.node(), partition, ordering,
                                        options.frame ? options.frame->toSql() : QString());
}

Window::Window(const Expression &function, const WindowOptions &options)
    : Expression(window(function, options))
{
}

CumeDist::CumeDist() : FunctionExpression({.name = u"CUME_DIST"_s, .output = FieldKind::Float}, {})
{
}

DenseRank::DenseRank()
    : FunctionExpression({.name = u"DENSE_RANK"_s, .output = FieldKind::Integer}, {})
{
}

FirstValue::FirstValue(const Argument &argument)
    : FunctionExpression({.name = u"FIRST_VALUE"_s}, {argument})
{
}

static QList<Argument> shifted(const Argument &argument, int offset,
                               const std::optional<Expression> &otherwise, QLatin1StringView name)
{
    if (offset <= 0)
        throw ValueError(u"%1() needs an offset above zero."_s.arg(name));
    QList<Argument> arguments{argument, Argument(Literal(Value(offset)))};
    if (otherwise)
        arguments.append(Argument(*otherwise));
    return arguments;
}

Lag::Lag(const Argument &argument, int offset, const std::optional<Expression> &otherwise)
    : FunctionExpression({.name = u"LAG"_s, .typeOfFirst = true},
                         shifted(argument, offset, otherwise, "Lag"_L1))
{
}

LastValue::LastValue(const Argument &argument)
    : FunctionExpression({.name = u"LAST_VALUE"_s}, {argument})
{
}

Lead::Lead(const Argument &argument, int offset, const std::optional<Expression> &otherwise)
    : FunctionExpression({.name = u"LEAD"_s, .typeOfFirst = true},
                         shifted(argument, offset, otherwise, "Lead"_L1))
{
}

static Argument positive(int number, QLatin1StringView name)
{
    if (number <= 0)
        throw ValueError(u"%1() needs a number above zero."_s.arg(name));
    return Argument(Literal(Value(number)));
}

NthValue::NthValue(const Argument &argument, int nth)
    : FunctionExpression({.name = u"NTH_VALUE"_s, .typeOfFirst = true},
                         {argument, positive(nth, "NthValue"_L1)})
{
}

Ntile::Ntile(int buckets)
    : FunctionExpression({.name = u"NTILE"_s, .output = FieldKind::Integer},
                         {positive(buckets, "Ntile"_L1)})
{
}

PercentRank::PercentRank()
    : FunctionExpression({.name = u"PERCENT_RANK"_s, .output = FieldKind::Float}, {})
{
}

Rank::Rank() : FunctionExpression({.name = u"RANK"_s, .output = FieldKind::Integer}, {}) { }

RowNumber::RowNumber()
    : FunctionExpression({.name = u"ROW_NUMBER"_s, .output = FieldKind::Integer}, {})
{
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/expression.h"

#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/orderingnode.h"

namespace Quintette {

using namespace Internal;

static Expression combined(const Expression &a, QLatin1StringView op, const Expression &b)
{
    return Expression(std::make_shared<CombinedNode>(a.node(), op, b.node()));
}

Expression operator+(const Expression &a, const Expression &b)
{
    return combined(a, "+"_L1, b);
}

Expression operator-(const Expression &a, const Expression &b)
{
    return combined(a, "-"_L1, b);
}

Expression operator*(const Expression &a, const Expression &b)
{
    return combined(a, "*"_L1, b);
}

Expression operator/(const Expression &a, const Expression &b)
{
    return combined(a, "/"_L1, b);
}

Expression operator%(const Expression &a, const Expression &b)
{
    return combined(a, "%"_L1, b);
}

Expression Expression::power(const Expression &b) const
{
    return combined(*this, "^"_L1, b);
}

Expression Expression::bitAnd(const Expression &b) const
{
    return combined(*this, "&"_L1, b);
}

Expression Expression::bitOr(const Expression &b) const
{
    return combined(*this, "|"_L1, b);
}

Expression Expression::bitXor(const Expression &b) const
{
    return combined(*this, "#"_L1, b);
}

Expression Expression::bitLeftShift(const Expression &b) const
{
    return combined(*this, "<<"_L1, b);
}

Expression Expression::bitRightShift(const Expression &b) const
{
    return combined(*this, ">>"_L1, b);
}

Expression Expression::ascending(Nulls nulls) const
{
    return Expression(std::make_shared<OrderingNode>(m_node, false, nulls));
}

Expression Expression::descending(Nulls nulls) const
{
    return Expression(std::make_shared<OrderingNode>(m_node, true, nulls));
}

Literal::Literal(const Value &value)
    : Expression(std::make_shared<LiteralNode>(value, fieldOfValue(value)))
{
}

Literal::Literal(const Value &value, FieldKind kind)
    : Expression(std::make_shared<LiteralNode>(value, fieldOfKind(kind)))
{
}

Argument::Argument(const QString &path) : Expression(std::make_shared<NameNode>(path)) { }

F<>::F(const QString &path) : Expression(std::make_shared<NameNode>(path)) { }

OuterRef::OuterRef(const QString &path) : Expression(std::make_shared<OuterNameNode>(path, 1)) { }

OuterRef::OuterRef(const OuterRef &inner, int levels)
    : Expression(std::make_shared<OuterNameNode>(
            static_cast<const OuterNameNode &>(*inner.node()).name(), levels))
{
}

} // namespace Quintette

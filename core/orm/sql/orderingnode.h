// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// An expression with its direction in ORDER BY. Django: OrderBy.
class OrderingNode : public Node
{
public:
    static constexpr Type staticType = Type::Ordering;

    OrderingNode(NodePtr source, bool descending,
                 Expression::Nulls nulls = Expression::Nulls::Default);

    bool isDescending() const { return m_descending; }
    NodePtr reversed() const;
    void writeDirection(Compiler &to) const;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;

private:
    bool m_descending;
    Expression::Nulls m_nulls;
};

} // namespace Quintette::Internal

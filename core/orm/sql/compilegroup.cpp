// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

// A group by the key of a table says everything about its other columns.
static void collapse(NodeList &expressions)
{
    JoinSet keyed = 0;
    for (const NodePtr &expression : std::as_const(expressions)) {
        const auto *column = nodeAs<ColumnNode>(expression.get());
        if (column && column->level() == 0 && column->target().isPrimaryKey())
            keyed |= JoinSet(1) << column->join();
    }
    if (!keyed)
        return;
    expressions.removeIf([keyed](const NodePtr &expression) {
        const auto *column = nodeAs<ColumnNode>(expression.get());
        return column && column->level() == 0 && !column->target().isPrimaryKey()
                && (keyed >> column->join() & 1);
    });
}

// The minimal groups are the query's; what SELECT, ORDER BY and HAVING name besides has to join
// them.
void Compiler::writeGroupBy()
{
    if (m_query.groupBy == GroupBy::None)
        return;
    NodeList expressions;
    if (m_query.groupBy == GroupBy::List)
        expressions = m_query.groupByList;
    for (const RowLayout::Column &column : std::as_const(m_layout.columns)) {
        if (column.node && m_query.groupByList.contains(column.node))
            continue;
        if (column.node)
            column.node->addGroupBy(expressions);
        else
            expressions.append(std::make_shared<ColumnNode>(column.join, column.field));
    }
    for (const Order &order : std::as_const(m_order)) {
        if (!order.isReference)
            order.node->sources().first()->addGroupBy(expressions);
    }
    expressions += m_havingGroup;
    collapse(expressions);

    struct Seen
    {
        QString sql;
        ValueList parameters;
    };
    QList<Seen> seen;
    for (const NodePtr &expression : std::as_const(expressions)) {
        const Mark start = mark();
        write(seen.isEmpty() ? " GROUP BY "_L1 : ", "_L1);
        const Mark before = mark();
        // A parameter in an expression would make it another expression than the selected one: name
        // its place.
        int place = 0;
        for (qsizetype i = 0; i < m_layout.columns.size() && !place; ++i) {
            if (m_layout.columns.at(i).node == expression
                && expression->type() != Node::Type::Column)
                place = int(i) + 1;
        }
        if (place)
            write(QString::number(place));
        else
            compileValue(expression);
        expression->outputField(); // refuses mixed types
        const Seen one{m_out.sql.sliced(before.sql), m_out.parameters.sliced(before.parameters)};
        const bool known = std::any_of(seen.cbegin(), seen.cend(), [&](const Seen &other) {
            return other.sql == one.sql && other.parameters == one.parameters;
        });
        if (known || one.sql == "NULL"_L1)
            rewind(start);
        else
            seen.append(one);
    }
}

} // namespace Quintette::Internal

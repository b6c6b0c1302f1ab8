// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/lookups/lookupnode.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/orderingnode.h"
#include "core/orm/sql/referencenode.h"
#include "core/orm/sql/where.h"

namespace Quintette::Internal {

namespace {

/// Makes what a condition or an order is about a column of the inner query.
class Outputs
{
public:
    Outputs(RowLayout &layout, const std::function<QString(const RowLayout::Column &)> &nameOf)
        : m_layout(layout), m_nameOf(nameOf)
    {
    }

    NodePtr condition(const NodePtr &node)
    {
        const bool isInner =
                node->type() == Node::Type::Where || node->type() == Node::Type::Lookup;
        if (!isInner)
            return column(node);
        NodeList sources;
        for (const NodePtr &source : node->sources()) {
            const bool isConstant = source->type() == Node::Type::Literal;
            sources.append(node->type() == Node::Type::Where ? condition(source)
                                   : isConstant              ? source
                                                             : side(source));
        }
        return node->withSources(std::move(sources));
    }

    /// Transforms stay, since their lookups look at them: of a year, what it is the year of.
    NodePtr side(const NodePtr &node)
    {
        if (node->type() != Node::Type::Transform)
            return column(node);
        return node->withSources({side(node->sources().first())});
    }

    NodePtr column(const NodePtr &node)
    {
        if (node->type() == Node::Type::Reference)
            return node;
        for (const RowLayout::Column &known : std::as_const(m_layout.columns)) {
            if (known.node == node)
                return std::make_shared<ReferenceNode>(m_nameOf(known), node);
        }
        const QString name = u"qual%1"_s.arg(m_layout.columns.size());
        m_layout.columns.append({node, nullptr, name, 0, true});
        return std::make_shared<ReferenceNode>(name, node);
    }

private:
    RowLayout &m_layout;
    const std::function<QString(const RowLayout::Column &)> &m_nameOf;
};

} // namespace

QString Compiler::outputName(const RowLayout::Column &column) const
{
    if (column.isAnnotation)
        return column.name;
    return u"col%1"_s.arg(&column - m_layout.columns.constData());
}

// No database here has QUALIFY: the rows with their windows become a table, of which the outer
// query takes those that meet the condition.
Outcome Compiler::compileQualified()
{
    const std::function<QString(const RowLayout::Column &)> nameOf =
            [this](const RowLayout::Column &column) { return outputName(column); };
    Outputs outputs(m_layout, nameOf);
    NodeList conditions;
    for (const NodePtr &condition : std::as_const(m_qualify))
        conditions.append(outputs.condition(condition));
    QList<Order> order;
    for (const Order &item : std::as_const(m_order)) {
        const NodePtr source = outputs.column(item.node->sources().first());
        order.append({item.node->withSources({source}), true});
    }
    write("SELECT "_L1);
    for (int i = 0; i < m_layout.visibleColumns; ++i) {
        write(i > 0 ? ", "_L1 : ""_L1);
        writeQuoted(outputName(m_layout.columns.at(i)));
    }
    if (m_layout.visibleColumns == 0)
        write(u'1');
    write(" FROM ("_L1);
    m_order.clear();
    if (compileRows() == Outcome::Empty)
        return Outcome::Empty;
    write(") \"qualify\""_L1);
    if (writeConditions(conditions, " WHERE "_L1) == Outcome::Empty)
        return Outcome::Empty;
    m_order = order;
    writeOrderBy();
    writeLimits();
    return Outcome::Sql;
}

} // namespace Quintette::Internal

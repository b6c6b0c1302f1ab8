// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/windownode.h"

#include "core/base/error.h"
#include "core/orm/sql/aggregatenode.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/functionnode.h"

namespace Quintette::Internal {

WindowNode::WindowNode(NodePtr function, const NodeList &partition, const NodeList &ordering,
                       const QString &frame)
    : Node(staticType, NodeList{std::move(function)} + partition + ordering),
      m_partition(int(partition.size())), m_frame(frame)
{
    m_containsAggregate = false; // of groups; what stands here looks at rows
    m_containsWindow = true;
}

NodePtr WindowNode::withSources(NodeList sources) const
{
    return std::make_shared<WindowNode>(sources.first(), sources.mid(1, m_partition),
                                        sources.mid(1 + m_partition), m_frame);
}

static void writeFunction(Compiler &to, const Node &function)
{
    if (const auto *aggregate = nodeAs<AggregateNode>(&function))
        aggregate->writeCall(to);
    else if (const auto *call = nodeAs<FunctionNode>(&function))
        call->writeCall(to);
    else
        throw ValueError(u"A window needs an aggregate or a window function."_s);
}

Outcome WindowNode::compile(Compiler &to) const
{
    const Field *output = outputField();
    const bool cast = to.dialect().castsDecimals() && output
            && valueField(*output).kind() == FieldKind::Decimal;
    if (cast)
        to.write("CAST("_L1);
    writeFunction(to, *m_sources.first());
    to.write(" OVER ("_L1);
    QLatin1StringView before = "PARTITION BY "_L1;
    for (int i = 1; i <= m_partition; ++i) {
        to.write(before);
        to.compileValue(m_sources.at(i));
        before = ", "_L1;
    }
    before = m_partition > 0 ? " ORDER BY "_L1 : "ORDER BY "_L1;
    for (qsizetype i = 1 + m_partition; i < m_sources.size(); ++i) {
        to.write(before);
        to.compileValue(m_sources.at(i));
        before = ", "_L1;
    }
    if (!m_frame.isEmpty()) {
        if (m_sources.size() > 1)
            to.write(u' ');
        to.write(QStringView(m_frame));
    }
    to.write(cast ? ") AS NUMERIC)"_L1 : ")"_L1);
    return Outcome::Sql;
}

void WindowNode::addGroupBy(NodeList &to) const
{
    for (qsizetype i = 1; i < m_sources.size(); ++i)
        m_sources.at(i)->addGroupBy(to);
}

} // namespace Quintette::Internal

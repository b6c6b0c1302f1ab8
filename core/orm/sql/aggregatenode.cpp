// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/aggregatenode.h"

#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/fields/arrayfield.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/tuplenode.h"

namespace Quintette::Internal {

static NodeList joined(NodeList arguments, const NodeList &ordering, const NodePtr &condition)
{
    arguments += ordering;
    if (condition)
        arguments.append(condition);
    return arguments;
}

AggregateNode::AggregateNode(AggregateSpec spec, NodeList arguments, NodeList ordering,
                             NodePtr condition)
    : Node(staticType, joined(arguments, ordering, condition)), m_spec(std::move(spec)),
      m_arguments(int(arguments.size())), m_ordering(int(ordering.size()))
{
    m_containsAggregate = true;
}

NodePtr AggregateNode::withSources(NodeList sources) const
{
    const NodePtr condition = sources.size() > m_arguments + m_ordering ? sources.last() : nullptr;
    return std::make_shared<AggregateNode>(m_spec, sources.first(m_arguments),
                                           sources.sliced(m_arguments, m_ordering), condition);
}

/// Of a composite key, Count counts the first field; nothing else can be said of several columns.
NodePtr AggregateNode::ofOneColumn(const NodePtr &aggregate) const
{
    const auto *key = nodeAs<TupleNode>(aggregate->sources().first().get());
    if (!key)
        return aggregate;
    if (m_spec.function != "COUNT"_L1) {
        throw ValueError(
                u"%1 expression does not support composite primary keys."_s.arg(m_spec.name));
    }
    if (m_spec.distinct)
        throw ValueError(u"COUNT(DISTINCT) doesn't support composite primary keys"_s);
    NodeList sources = aggregate->sources();
    sources[0] = key->sources().first();
    return aggregate->withSources(std::move(sources));
}

NodePtr AggregateNode::resolve(Resolution &in) const
{
    const NodePtr resolved = ofOneColumn(Node::resolve(in));
    const auto &aggregate = static_cast<const AggregateNode &>(*resolved);
    if (in.summarize)
        return resolved;
    for (int i = 0; i < m_arguments; ++i) {
        if (aggregate.sources().at(i)->containsAggregate()) {
            const auto *name = nodeAs<NameNode>(m_sources.at(i).get());
            const QString of = name ? name->name() : u"expression"_s;
            throw FieldError(
                    u"Cannot compute %1('%2'): '%2' is an aggregate"_s.arg(m_spec.name, of));
        }
    }
    return resolved;
}

const Field *AggregateNode::outputField() const
{
    if (m_spec.kind)
        return fieldOfKind(*m_spec.kind);
    switch (m_spec.output) {
    case AggregateOutput::Integer:
        return fieldOfKind(FieldKind::Integer);
    case AggregateOutput::Text:
        return fieldOfKind(FieldKind::Text);
    case AggregateOutput::Float:
        return fieldOfKind(FieldKind::Float);
    case AggregateOutput::Boolean:
        return fieldOfKind(FieldKind::Boolean);
    case AggregateOutput::Json:
        return fieldOfKind(FieldKind::Json);
    default:
        break;
    }
    const Field *source = m_sources.first()->outputField();
    if (!source)
        return nullptr;
    if (m_spec.output == AggregateOutput::Array)
        return arrayOf(*source);
    const FieldKind kind = valueField(*source).kind();
    if (m_spec.output == AggregateOutput::Number && isIntegerKind(kind))
        return fieldOfKind(FieldKind::Float);
    return &valueField(*source);
}

Outcome AggregateNode::compile(Compiler &to) const
{
    const Field *output = outputField();
    const FieldKind kind = output ? output->kind() : FieldKind::Custom;
    if (!m_spec.allowsTemporal && !to.dialect().aggregatesTemporals()) {
        const Field *source = m_sources.first()->outputField();
        const FieldKind of = source ? valueField(*source).kind() : FieldKind::Custom;
        if (of == FieldKind::Date || of == FieldKind::DateTime || of == FieldKind::Time) {
            throw NotSupportedError(u"You cannot use Sum, Avg, StdDev, and Variance aggregations "
                                    u"on date/time fields "
                                    "in this database; Min, Max and Count can be."_s);
        }
    }
    const bool cast = to.dialect().castsDecimals() && kind == FieldKind::Decimal;
    if (cast)
        to.write("(CAST("_L1);
    writeCall(to);
    if (cast)
        to.write(" AS NUMERIC))"_L1);
    return Outcome::Sql;
}

void AggregateNode::writeCall(Compiler &to) const
{
    to.write(QStringView(to.dialect().functionName(m_spec.function)));
    to.write(m_spec.distinct ? "(DISTINCT "_L1 : "("_L1);
    for (int i = 0; i < m_arguments; ++i) {
        if (i > 0)
            to.write(", "_L1);
        to.compileValue(m_sources.at(i));
    }
    for (int i = 0; i < m_ordering; ++i) {
        to.write(i == 0 ? " ORDER BY "_L1 : ", "_L1);
        to.compileValue(m_sources.at(m_arguments + i));
    }
    to.write(u')');
    if (m_sources.size() > m_arguments + m_ordering) {
        const Compiler::Mark before = to.mark();
        to.write(" FILTER (WHERE "_L1);
        const Compiler::Mark condition = to.mark();
        const Outcome outcome = m_sources.last()->compile(to);
        if (outcome == Outcome::Full) {
            to.rewind(before);
            return;
        }
        if (outcome == Outcome::Empty) {
            to.rewind(condition);
            to.write("0 = 1"_L1);
        }
        to.write(u')');
    }
}

Value AggregateNode::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (raw.isNone() && m_spec.output == AggregateOutput::Integer)
        return Value(0);
    return Node::fromDatabase(raw, backend);
}

} // namespace Quintette::Internal

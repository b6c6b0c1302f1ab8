// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/basicnodes.h"

#include "core/base/error.h"
#include "core/orm/sql/columnnode.h"
#include "core/orm/sql/combinedtypes.h"
#include "core/orm/sql/compiler.h"
#include "core/orm/sql/filterbuilder.h"

namespace Quintette::Internal {

// A relation stands for the values it has: numbers, mostly.
NodePtr NameNode::resolve(Resolution &in) const
{
    const NodePtr node = in.query.reference(m_name, in);
    const auto *column = nodeAs<ColumnNode>(node.get());
    if (!column || !column->isRelation() || column->level() > 0)
        return node;
    return std::make_shared<ColumnNode>(column->join(), &column->target(),
                                        &valueField(column->target()));
}

Outcome NameNode::compile(Compiler &) const
{
    throw FieldError(u"The name '%1' was not resolved against a model."_s.arg(m_name));
}

NodePtr OuterNameNode::resolveOuter(OuterScope &scope, int level) const
{
    return m_levels == level ? scope.resolve(m_name, level) : shared_from_this();
}

Outcome OuterNameNode::compile(Compiler &) const
{
    throw ValueError(
            u"This queryset contains a reference to an outer query and may only be used in a subquery."_s);
}

Outcome LiteralNode::compile(Compiler &to) const
{
    // Who says that nothing is JSON means its null, which a column can hold beside having nothing.
    if (m_value.isNone() && m_output == fieldOfKind(FieldKind::Json)) {
        to.dialect().writeJsonValue(to, u"null"_s);
        return Outcome::Sql;
    }
    // As text it would be compared and shown as text.
    const bool cast = to.dialect().castsDecimals() && m_output && !m_value.isNone()
            && valueField(*m_output).kind() == FieldKind::Decimal;
    to.write(cast ? "CAST("_L1 : ""_L1);
    to.bindTyped(m_value, m_output);
    to.write(cast ? " AS NUMERIC)"_L1 : ""_L1);
    return Outcome::Sql;
}

// New joins become outer joins: the condition must not take rows from the query.
NodePtr ConditionNode::resolve(Resolution &in) const
{
    FilterBuilder builder(in.query, in.reuse, FilterBuilder::Purpose::Expression, in.summarize);
    return builder.condition(m_condition, in.allowJoins);
}

Outcome ConditionNode::compile(Compiler &) const
{
    throw FieldError(u"The condition was not resolved against a model."_s);
}

CombinedNode::CombinedNode(NodePtr a, QLatin1StringView op, NodePtr b)
    : Node(staticType, {std::move(a), std::move(b)}), m_op(op)
{
}

NodePtr CombinedNode::withSources(NodeList sources) const
{
    return std::make_shared<CombinedNode>(sources.at(0), m_op, sources.at(1));
}

const Field *CombinedNode::outputField() const
{
    return combinedType(m_sources.at(0)->outputField(), m_op, m_sources.at(1)->outputField());
}

static bool isTemporal(FieldKind kind)
{
    return kind == FieldKind::Date || kind == FieldKind::DateTime || kind == FieldKind::Time;
}

Outcome CombinedNode::compile(Compiler &to) const
{
    const NodePtr &a = m_sources.at(0);
    const NodePtr &b = m_sources.at(1);
    const Field *left = outputOrNull(*a);
    const Field *right = outputOrNull(*b);
    if (left && right) {
        const FieldKind leftKind = valueField(*left).kind();
        const FieldKind rightKind = valueField(*right).kind();
        if (m_op == "-"_L1 && isTemporal(leftKind) && leftKind == rightKind)
            return to.dialect().writeTemporalDifference(to, a, b, leftKind);
        const bool durations = leftKind == FieldKind::Duration || rightKind == FieldKind::Duration;
        if (durations && !to.backend().supports(Backend::Feature::NativeDuration))
            return to.dialect().writeDurationArithmetic(to, a, m_op, b);
    }
    const Field *output = outputOrNull(*this);
    const bool cast =
            to.dialect().castsDecimals() && output && output->kind() == FieldKind::Decimal;
    if (cast)
        to.write("(CAST("_L1);
    const Outcome outcome = to.dialect().writeCombined(to, a, m_op, b);
    if (cast)
        to.write(" AS NUMERIC))"_L1);
    return outcome;
}

NodePtr WrapperNode::withSources(NodeList sources) const
{
    return std::make_shared<WrapperNode>(sources.first(), m_output);
}

Outcome WrapperNode::compile(Compiler &to) const
{
    const bool cast =
            to.dialect().castsDecimals() && m_output && m_output->kind() == FieldKind::Decimal;
    if (!cast)
        return m_sources.first()->compile(to);
    to.write("(CAST("_L1);
    to.compileValue(m_sources.first());
    to.write(" AS NUMERIC))"_L1);
    return Outcome::Sql;
}

CaseNode::CaseNode(NodeList sources, const Field *output)
    : Node(staticType, std::move(sources)), m_output(output)
{
}

NodePtr CaseNode::withSources(NodeList sources) const
{
    return std::make_shared<CaseNode>(std::move(sources), m_output);
}

const Field *CaseNode::outputField() const
{
    if (m_output)
        return m_output;
    NodeList results;
    for (qsizetype i = 1; i < m_sources.size(); i += 2)
        results.append(m_sources.at(i));
    results.append(m_sources.last());
    return commonType(results);
}

Outcome CaseNode::compile(Compiler &to) const
{
    const Compiler::Mark start = to.mark();
    const Field *output = outputOrNull(*this);
    const bool cast =
            to.dialect().castsDecimals() && output && output->kind() == FieldKind::Decimal;
    if (cast)
        to.write("(CAST("_L1);
    to.write("CASE"_L1);
    bool any = false;
    NodePtr otherwise = m_sources.last();
    for (qsizetype i = 0; i + 1 < m_sources.size(); i += 2) {
        const Compiler::Mark before = to.mark();
        to.write(" WHEN "_L1);
        const Outcome outcome = m_sources.at(i)->compile(to);
        if (outcome == Outcome::Sql) {
            to.write(" THEN "_L1);
            to.compileValue(m_sources.at(i + 1));
            any = true;
            continue;
        }
        to.rewind(before);
        // What always holds is the result whatever comes after; what never does is left out.
        if (outcome == Outcome::Full) {
            otherwise = m_sources.at(i + 1);
            break;
        }
    }
    if (!any) {
        to.rewind(start);
        to.compileValue(otherwise);
        return Outcome::Sql;
    }
    outputField(); // throws where types mix
    to.write(" ELSE "_L1);
    to.compileValue(otherwise);
    to.write(cast ? " END AS NUMERIC))"_L1 : " END"_L1);
    return Outcome::Sql;
}

} // namespace Quintette::Internal

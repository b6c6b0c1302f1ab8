// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sql/functionnode.h"

#include "core/orm/lookups/preparevalue.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/combinedtypes.h"
#include "core/orm/sql/compiler.h"

namespace Quintette::Internal {

FunctionNode::FunctionNode(FunctionSpec spec, NodeList arguments)
    : Node(staticType, std::move(arguments)), m_spec(std::move(spec))
{
}

NodePtr FunctionNode::withSources(NodeList sources) const
{
    return std::make_shared<FunctionNode>(m_spec, std::move(sources));
}

// What a function of numbers gives: a decimal where there is one, else no whole number.
static const Field *numericType(const NodeList &sources)
{
    const Field *found = nullptr;
    for (const NodePtr &source : sources) {
        const Field *field = source->outputField();
        if (!field)
            continue;
        const FieldKind kind = valueField(*field).kind();
        if (kind == FieldKind::Decimal)
            return field;
        if (isIntegerKind(kind))
            found = fieldOfKind(FieldKind::Float);
        else if (!found)
            found = field;
    }
    return found;
}

const Field *FunctionNode::outputField() const
{
    if (m_spec.output)
        return fieldOfKind(*m_spec.output);
    if (m_spec.isNumeric)
        return numericType(m_sources);
    return m_spec.typeOfFirst && !m_sources.isEmpty() ? m_sources.first()->outputField()
                                                      : commonType(m_sources);
}

Outcome FunctionNode::compile(Compiler &to) const
{
    const Field *output = outputOrNull(*this);
    const bool cast = to.dialect().castsDecimals() && output
            && valueField(*output).kind() == FieldKind::Decimal;
    if (cast)
        to.write("(CAST("_L1);
    writeCall(to);
    if (cast)
        to.write(" AS NUMERIC))"_L1);
    return Outcome::Sql;
}

static void bindAs(Compiler &to, const Field *field, const Value &value)
{
    to.bindTyped(field ? prepareValue(*field, value) : value, field);
}

void FunctionNode::writeCall(Compiler &to) const
{
    if (to.dialect().writeFunction(to, m_spec.name, m_sources))
        return;
    to.write(QStringView(to.dialect().functionName(m_spec.name)));
    to.write(u'(');
    bool first = true;
    for (const NodePtr &source : m_sources) {
        if (!first)
            to.write(m_spec.separator);
        const auto *constant = nodeAs<LiteralNode>(source.get());
        if (constant && m_spec.constantsAsFirst && !first)
            bindAs(to, m_sources.first()->outputField(), constant->value());
        else
            to.compileValue(source);
        first = false;
    }
    to.write(m_spec.suffix);
    to.write(u')');
}

CastNode::CastNode(NodePtr source, FieldKind kind, FieldOptions options)
    : CastNode(std::move(source), std::shared_ptr<const Field>(makeField(kind, QString(), options)))
{
}

CastNode::CastNode(NodePtr source, std::shared_ptr<const Field> field)
    : Node(Type::Function, {std::move(source)}), m_field(std::move(field))
{
}

NodePtr CastNode::withSources(NodeList sources) const
{
    return std::shared_ptr<CastNode>(new CastNode(sources.first(), m_field));
}

Outcome CastNode::compile(Compiler &to) const
{
    return to.dialect().writeCast(to, m_sources.first(), m_field->kind(), m_field->options());
}

} // namespace Quintette::Internal

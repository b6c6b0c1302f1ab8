// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/q.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// A name that resolve() replaces by a column or annotation. Django: F.
class NameNode : public Node
{
public:
    static constexpr Type staticType = Type::Name;

    explicit NameNode(const QString &name) : Node(staticType), m_name(name) { }
    const QString &name() const { return m_name; }
    NodePtr resolve(Resolution &in) const override;
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;

private:
    QString m_name;
};

/// A name of the query around; levels: how many queries out. Django: OuterRef.
class OuterNameNode : public Node
{
public:
    static constexpr Type staticType = Type::OuterName;

    OuterNameNode(const QString &name, int levels)
        : Node(staticType), m_name(name), m_levels(levels)
    {
    }
    const QString &name() const { return m_name; }
    int levels() const { return m_levels; }
    NodePtr resolve(Resolution &) const override { return shared_from_this(); }
    NodePtr resolveOuter(OuterScope &scope, int level) const override;
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    void addGroupBy(NodeList &) const override { }

private:
    QString m_name;
    int m_levels;
};

/// A bound constant. Django: Value.
class LiteralNode : public Node
{
public:
    static constexpr Type staticType = Type::Literal;

    LiteralNode(const Value &value, const Field *output)
        : Node(staticType), m_value(value), m_output(output)
    {
    }
    const Value &value() const { return m_value; }
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_output; }
    void addGroupBy(NodeList &) const override { }

private:
    Value m_value;
    const Field *m_output;
};

/// A Q inside an expression (When, filter=); resolve() makes a WhereNode of it.
class ConditionNode : public Node
{
public:
    static constexpr Type staticType = Type::Condition;

    explicit ConditionNode(const Q &condition) : Node(staticType), m_condition(condition) { }
    const Q &condition() const { return m_condition; }
    NodePtr resolve(Resolution &in) const override;
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return fieldOfKind(FieldKind::Boolean); }

private:
    Q m_condition;
};

/// Arithmetic of two expressions. Django: CombinedExpression.
class CombinedNode : public Node
{
public:
    static constexpr Type staticType = Type::Combined;

    /// op: "+" "-" "*" "/" "%" "^" (power) "&" "|" "#" (xor) "<<" ">>".
    CombinedNode(NodePtr a, QLatin1StringView op, NodePtr b);
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;

private:
    QLatin1StringView m_op;
};

/// The same expression with the kind said. Django: ExpressionWrapper.
class WrapperNode : public Node
{
public:
    static constexpr Type staticType = Type::Wrapper;

    WrapperNode(NodePtr source, const Field *output)
        : Node(staticType, {std::move(source)}), m_output(output)
    {
    }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_output; }
    void addGroupBy(NodeList &to) const override { m_sources.first()->addGroupBy(to); }

private:
    const Field *m_output;
};

/// CASE WHEN: sources are condition and result in turns, then the default. Django: Case.
class CaseNode : public Node
{
public:
    static constexpr Type staticType = Type::Case;

    CaseNode(NodeList sources, const Field *output);
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;

private:
    const Field *m_output;
};

} // namespace Quintette::Internal

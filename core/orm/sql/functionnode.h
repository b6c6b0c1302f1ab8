// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// How a function is written and what it gives. One static instance per function.
struct FunctionSpec
{
    QString name; // SQL name, passed through SqlDialect::functionName()
    std::optional<FieldKind> output = {}; // else the common type of the arguments
    QLatin1StringView separator = ", "_L1;
    QLatin1StringView suffix = {}; // before the closing parenthesis
    /// Only the first argument says the type.
    bool typeOfFirst = false;
    /// A decimal where an argument is one, else a float for whole numbers.
    bool isNumeric = false;
    /// Constants after the first argument are values of its type, whatever they look like.
    bool constantsAsFirst = false;
};

/// NAME(a, b). Django: Func.
class FunctionNode : public Node
{
public:
    static constexpr Type staticType = Type::Function;

    FunctionNode(FunctionSpec spec, NodeList arguments);
    const FunctionSpec &spec() const { return m_spec; }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override;
    /// The call alone, without what some databases need around a decimal.
    void writeCall(Compiler &to) const;

private:
    FunctionSpec m_spec;
};

/// CAST(a AS type). Django: Cast.
class CastNode : public Node
{
public:
    CastNode(NodePtr source, FieldKind kind, FieldOptions options);
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_field.get(); }

private:
    CastNode(NodePtr source, std::shared_ptr<const Field> field);

    std::shared_ptr<const Field> m_field;
};

} // namespace Quintette::Internal

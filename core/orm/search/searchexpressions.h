// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/transforms.h"

namespace Quintette::Internal {

/// The words of a text; compared with a query by @@ instead of =.
class SearchVectorNode : public TransformNode
{
public:
    using TransformNode::TransformNode;

    const LookupKind *ownLookup(QStringView name) const override;
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override { return source()->compile(to); }
    const Field *outputField() const override { return nullptr; }
};

/// (a op b), or (op b) without a.
class SearchOperatorNode : public Node
{
public:
    SearchOperatorNode(NodePtr a, QLatin1StringView op, NodePtr b)
        : Node(Type::Function, {std::move(a), std::move(b)}), m_op(op)
    {
    }
    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }

private:
    QLatin1StringView m_op;
};

/// The name of a configuration, as the functions of the search take it.
class ConfigurationNode : public Node
{
public:
    explicit ConfigurationNode(const QString &name) : Node(Type::Raw), m_name(name) { }
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }

private:
    QString m_name;
};

/// 'A' as the one character that it is to setweight().
class CharacterNode : public Node
{
public:
    explicit CharacterNode(QChar character) : Node(Type::Raw), m_character(character) { }
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }

private:
    QChar m_character;
};

/// Four numbers as an array.
class WeightsNode : public Node
{
public:
    explicit WeightsNode(const QList<double> &weights) : Node(Type::Raw), m_weights(weights) { }
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }

private:
    QList<double> m_weights;
};

} // namespace Quintette::Internal

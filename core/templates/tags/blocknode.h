// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/node.h"
#include "core/templates/template.h"

namespace Quintette {

/// A {% block %}: rendered with the contents that the template furthest down the line of
/// inheritance gives it.
class BlockNode : public Node
{
public:
    BlockNode(const QString &name, NodeList nodes) : m_name(name), m_nodes(std::move(nodes)) { }

    const QString &name() const { return m_name; }
    void render(Context &context, Output &out) const override;
    /// What {{ block.super }} in the contents rendered last shows.
    QString super(Context &context) const;

private:
    QString m_name;
    NodeList m_nodes;
};

namespace Internal {

/// The blocks of all templates of one line of inheritance, while its root is rendered.
/// Per name from the root's (front) to the lowest child's (back). Django: BlockContext.
class BlockQueues : public NodeState
{
public:
    /// Under this key in the render state.
    static const void *key();

    /// Blocks of the next template up: they come before those that are here.
    void addParents(const QHash<QString, const BlockNode *> &blocks);
    const BlockNode *last(const QString &name) const;
    const BlockNode *takeLast(const QString &name);
    void append(const QString &name, const BlockNode *block) { m_queues[name].append(block); }

private:
    QHash<QString, QList<const BlockNode *>> m_queues;
};

} // namespace Internal
} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/context.h"
#include "core/templates/output.h"

#include <memory>
#include <vector>

namespace Quintette {

/// A compiled piece of a template. Shared by all threads that render it: render() keeps what it
/// must remember in the context, never in the node.
class QUINTETTE_CORE_EXPORT Node
{
public:
    Node() = default;
    virtual ~Node();
    Q_DISABLE_COPY_MOVE(Node)

    virtual void render(Context &context, Output &out) const = 0;

    /// Plain text of the source, which alone may stand before {% extends %}.
    virtual bool isText() const { return false; }
    /// Whether no tag may stand before it.
    virtual bool mustBeFirst() const { return false; }

    int line() const { return m_line; }
    qsizetype start() const { return m_start; }
    qsizetype end() const { return m_end; }

private:
    friend class Parser;

    int m_line = 0;
    qsizetype m_start = 0;
    qsizetype m_end = 0;
};

/// The nodes between two tags, in their order.
class QUINTETTE_CORE_EXPORT NodeList
{
public:
    NodeList() = default;
    NodeList(NodeList &&) = default;
    NodeList &operator=(NodeList &&) = default;

    void render(Context &context, Output &out) const;
    /// What render() writes, as a string.
    QString toString(Context &context) const;

    bool isEmpty() const { return m_nodes.empty(); }
    size_t size() const { return m_nodes.size(); }
    const Node &at(size_t index) const { return *m_nodes[index]; }
    void append(std::unique_ptr<Node> node) { m_nodes.push_back(std::move(node)); }

private:
    std::vector<std::unique_ptr<Node>> m_nodes;
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/node.h"

#include <QHash>

namespace Quintette {

class BlockNode;

/// A compiled template: immutable, shared by threads. Made by an Engine, which must outlive it.
/// Django: Template.
class QUINTETTE_CORE_EXPORT Template
{
public:
    /// Compiles; throws TemplateSyntaxError.
    Template(const Engine &engine, const QString &source, const QString &name,
             const QString &origin = {});
    /// One fragment of whole, as a template of its own; there must be one of that name.
    Template(const std::shared_ptr<const Template> &whole, const QString &partialName);
    ~Template();

    const QString &name() const { return m_name; }
    const QString &origin() const { return m_origin; }
    const QString &source() const { return m_source; }
    const Engine &engine() const { return m_engine; }

    /// The page as UTF-8. context may be used again for another template.
    QByteArray render(Context &context) const;
    /// The same, written after what out holds; Shared is how a parent is rendered.
    void renderInto(Context &context, Output &out,
                    Rendering::State state = Rendering::State::Isolated) const;

    /// Blocks of this template by their names, nested ones included.
    const QHash<QString, const BlockNode *> &blocks() const { return m_blocks; }
    /// The fragment of that name made by {% partialdef %}, or null. Django: "name.html#fragment".
    const NodeList *partial(const QString &partialName) const;
    /// Whether it begins with {% extends %}.
    bool isChild() const { return m_isChild; }
    /// What it renders.
    const NodeList &nodes() const { return m_fragment ? *m_fragment : m_nodes; }

private:
    friend class Parser;

    const Engine &m_engine;
    QString m_name;
    QString m_origin;
    QString m_source;
    QHash<QString, const BlockNode *> m_blocks;
    QHash<QString, const NodeList *> m_partials;
    bool m_isChild = false;
    NodeList m_nodes;
    std::shared_ptr<const Template> m_whole; // keeps the nodes of m_fragment
    const NodeList *m_fragment = nullptr;
};

} // namespace Quintette

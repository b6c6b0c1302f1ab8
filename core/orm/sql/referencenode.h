// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// A selected expression by its alias, within the same or the wrapped query. Django: Ref.
class ReferenceNode : public Node
{
public:
    static constexpr Type staticType = Type::Reference;

    ReferenceNode(const QString &name, const NodePtr &source);
    const QString &name() const { return m_name; }

    NodePtr resolve(Resolution &) const override { return shared_from_this(); }
    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_referred->outputField(); }
    void addGroupBy(NodeList &to) const override { to.append(shared_from_this()); }
    Value fromDatabase(const Value &raw, const Backend &backend) const override
    {
        return m_referred->fromDatabase(raw, backend);
    }

private:
    QString m_name;
    NodePtr m_referred; // not a source: what it computes is computed elsewhere
};

} // namespace Quintette::Internal

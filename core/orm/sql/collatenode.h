// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// text COLLATE "name". Django: Collate.
class CollateNode : public Node
{
public:
    CollateNode(NodePtr source, const QString &collation)
        : Node(Type::Function, {std::move(source)}), m_collation(collation)
    {
    }

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_sources.first()->outputField(); }

private:
    QString m_collation;
};

} // namespace Quintette::Internal

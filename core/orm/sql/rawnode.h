// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// SQL as it stands, from this program's own text: "*", "RANDOM()". Never of a user.
class RawNode : public Node
{
public:
    explicit RawNode(const QString &sql, const Field *output = nullptr)
        : Node(Type::Raw), m_sql(sql), m_output(output)
    {
    }

    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_output; }
    void addGroupBy(NodeList &) const override { }

private:
    QString m_sql;
    const Field *m_output;
};

} // namespace Quintette::Internal

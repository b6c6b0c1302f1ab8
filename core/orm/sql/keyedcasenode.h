// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// CASE WHEN key = ? THEN ? ... END over the primary key of the query's own model: another value
/// for each row of one UPDATE. Django: Case(When(pk=..., then=...)) of bulk_update().
class KeyedCaseNode : public Node
{
public:
    static constexpr Type staticType = Type::Raw;

    /// What pk() of each object says, and what its column gets, as the driver binds it.
    struct Row
    {
        Value key;
        Value bound;
    };
    KeyedCaseNode(const Field *field, QList<Row> rows);

    NodePtr withSources(NodeList) const override { return shared_from_this(); }
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return m_field; }
    void addGroupBy(NodeList &) const override { }

private:
    const Field *m_field;
    QList<Row> m_rows;
};

} // namespace Quintette::Internal

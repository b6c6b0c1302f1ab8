// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// Several expressions as the right side of one lookup; written "a, b".
class QUINTETTE_CORE_EXPORT ListNode : public Node
{
public:
    static constexpr Type staticType = Type::List;

    explicit ListNode(NodeList items) : Node(staticType, std::move(items)) { }
    /// The same with its constants as values of that field. Throws what preparing one throws.
    NodePtr prepared(const Field *field) const;

    NodePtr withSources(NodeList sources) const override;
    Outcome compile(Compiler &to) const override;
    const Field *outputField() const override { return nullptr; }
};

} // namespace Quintette::Internal

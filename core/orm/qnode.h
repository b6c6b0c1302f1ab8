// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/expression.h"
#include "core/orm/q.h"

#include <variant>

namespace Quintette {

/// One level of a Q tree: children joined by one connector, perhaps negated as a whole.
struct Q::Node : std::enable_shared_from_this<Q::Node>
{
    using Child = std::variant<Lookup, std::shared_ptr<const Node>, Expression>;

    Connector connector = Connector::And;
    bool negated = false;
    QList<Child> children;
};

namespace Internal {
/// The condition as the only child of another: Q(condition) in Python. What is around it then sees
/// one condition, and a negation of it does not undo its own.
Q enclosed(const Q &condition);
} // namespace Internal

} // namespace Quintette

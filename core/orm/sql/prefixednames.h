// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/sql/node.h"

namespace Quintette::Internal {

/// An expression about one model as one about another, from which the prefix ("author__") leads
/// there: its names have not been resolved yet. Django: prefix_references().
NodePtr withPrefix(const NodePtr &expression, const QString &prefix);

} // namespace Quintette::Internal

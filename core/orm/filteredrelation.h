// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/q.h"

namespace Quintette {

/// A relation by a name of one's own, of which only those rows count that meet a condition; objects
/// without such a row stay. For annotate(); names of the condition start with the path. Django:
/// FilteredRelation.
struct FilteredRelation
{
    QString path; // "book", "book__authors"
    Q condition = {};
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/parsedvalue.h"

namespace Quintette::Internal {

/// Count('authors', distinct=True, filter=Q(...)) and the other aggregates, with the alias Django
/// gives them. Throws TypeError for an option they do not have.
ParsedValue callAggregate(const QString &name, const ParsedArguments &arguments);

} // namespace Quintette::Internal

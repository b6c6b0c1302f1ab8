// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/parsedvalue.h"

namespace Quintette::Internal {

/// Subquery(...), Exists(...) and OuterRef(...); nothing for another name.
std::optional<ParsedValue> subqueryPartByName(const QString &name,
                                              const ParsedArguments &arguments);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/parsedvalue.h"

namespace Quintette::Internal {

/// GreaterThan(F('pages'), 300) and the other lookups by the names of their classes; nothing for
/// another name. Throws TypeError where a side is missing.
std::optional<ParsedValue> lookupByName(const QString &name, const ParsedArguments &arguments);

} // namespace Quintette::Internal

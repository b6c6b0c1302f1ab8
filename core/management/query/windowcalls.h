// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/parsedvalue.h"

namespace Quintette::Internal {

/// Window(...), its frames, and the functions that only stand in one and take more than columns;
/// nothing for another name.
std::optional<ParsedValue> windowPartByName(const QString &name, const ParsedArguments &arguments);

} // namespace Quintette::Internal

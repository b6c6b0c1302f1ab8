// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/management/query/parsedvalue.h"

namespace Quintette::Internal {

/// The value that Decimal("1.5"), date(2024, 2, 29), timedelta(days=1) and the like make; nothing
/// for another name. Throws ValueError for what is no such value.
std::optional<Value> constantByName(const QString &name, const ParsedArguments &arguments);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/lookups/lookupkind.h"

namespace Quintette::Internal {

/// exact, gt, gte, lt and lte of a year compare the column itself with the first and last day, so
/// that an index helps; null for other names.
const LookupKind *findYearLookup(QStringView name);

} // namespace Quintette::Internal

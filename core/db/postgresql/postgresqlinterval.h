// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"

#include <optional>

namespace Quintette::Internal {

/// ISO 8601 with a sign on each part, as intervalstyle iso_8601 has it: "P-1Y2M3DT4H5M-6.5S". A
/// month counts 30 days and a year 365, as Python's driver counts them. Nothing for another text.
std::optional<Duration> parseInterval(QByteArrayView text);

} // namespace Quintette::Internal

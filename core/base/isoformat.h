// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"

namespace Quintette {

// ISO 8601 as Python's fromisoformat() reads it, which takes more than fromString(): basic format
// ("20240305"), weeks ("2024-W10-2"), hours alone, any one character between date and time.
// Nothing where the text is something else.

QUINTETTE_CORE_EXPORT std::optional<QDate> isoDate(QStringView text);
/// A zone behind the time is read and left out.
QUINTETTE_CORE_EXPORT std::optional<Time> isoTime(QStringView text);
/// Without a time it is midnight.
QUINTETTE_CORE_EXPORT std::optional<DateTime> isoDateTime(QStringView text);

} // namespace Quintette

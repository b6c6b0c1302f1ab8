// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

namespace Quintette {

// Dates and times as people type them in the language active on the thread; nothing when a text is
// none.
QUINTETTE_CORE_EXPORT std::optional<QDate> readLocalDate(const QString &text);
QUINTETTE_CORE_EXPORT std::optional<Time> readLocalTime(const QString &text);
QUINTETTE_CORE_EXPORT std::optional<DateTime> readLocalDateTime(const QString &text);

/// A time on the clock of the active time zone becomes an instant; throws ValidationError where
/// that clock shows it twice or never. Django: from_current_timezone.
QUINTETTE_CORE_EXPORT DateTime toAwareTime(const DateTime &naive);
/// An instant on the clock of the active time zone, without its zone. Django: to_current_timezone.
QUINTETTE_CORE_EXPORT DateTime toWallClock(const DateTime &instant);
/// A time or instant as an input shows it, cut to seconds; any other value as it is.
QUINTETTE_CORE_EXPORT Value withoutMicroseconds(const Value &value);

} // namespace Quintette

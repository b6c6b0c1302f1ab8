// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"

struct sqlite3_value;

namespace Quintette::Internal {

/// The date and time that SQLite keeps as a text, without its zone; a date begins at midnight.
/// Nothing for any other text.
std::optional<DateTime> momentFromText(const QString &text);
/// The time in such a text, or in one of a time alone.
std::optional<Time> timeFromText(const QString &text);
/// The wall clock of a stored value in the zone of the query. Arguments: text, zone, zone of the
/// connection; nothing for one that is no date.
std::optional<DateTime> localMoment(sqlite3_value *text, sqlite3_value *zone,
                                    sqlite3_value *connectionZone);

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"

#include <QStringList>

namespace Quintette {

// Reading and writing dates in the letters of Python's strptime and strftime: %Y %y %m %d %H %I %M
// %S %f %p %b %B %%. Month names are read in English and in the active language.

/// The date in the first of formats that text has exactly; nothing when it has none of them or is
/// no real date.
QUINTETTE_CORE_EXPORT std::optional<QDate> parseDate(QStringView text, const QStringList &formats);
QUINTETTE_CORE_EXPORT std::optional<Time> parseTime(QStringView text, const QStringList &formats);
/// The result is naive; a format without a time means midnight.
QUINTETTE_CORE_EXPORT std::optional<DateTime> parseDateTime(QStringView text,
                                                            const QStringList &formats);

/// What an input box shows for a value, so that the same format reads it back.
QUINTETTE_CORE_EXPORT QString formatDateInput(const QDate &date, const QString &format);
QUINTETTE_CORE_EXPORT QString formatTimeInput(const Time &time, const QString &format);
QUINTETTE_CORE_EXPORT QString formatDateTimeInput(const DateTime &dateTime, const QString &format);

} // namespace Quintette

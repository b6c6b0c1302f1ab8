// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/datetime.h"

#include <QTimeZone>

namespace Quintette::Internal {

/// "2024-03-05" at the start of a text of exactly that shape; the way every row's dates are read,
/// so by hand.
std::optional<QDate> readDate(QStringView text);
/// "2024-03-05 14:07:09[.123456]" as SQLite stores it, naive; nothing for any other shape.
std::optional<DateTime> readDateTime(QStringView text);

/// The shape of a date is there, whether or not the day exists.
bool hasDateShape(const QString &text);
bool hasTimeShape(const QString &text);
bool hasDateTimeShape(const QString &text);

/// The same instant with the offset that zone has then.
DateTime inZone(const DateTime &aware, const QTimeZone &zone);
/// A naive value understood in that zone.
DateTime fromZone(const DateTime &naive, const QTimeZone &zone);

} // namespace Quintette::Internal

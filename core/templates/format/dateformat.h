// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/templates/localization.h"

#include <QTimeZone>

#include <optional>

namespace Quintette {

/// Formats a Date, Time or DateTime by Django's date format ("jS F Y"); zone names an aware time's
/// zone. Throws TypeError when a date is to show a time. Django: dateformat.format.
QUINTETTE_CORE_EXPORT QString formatDate(const Value &value, const QString &format,
                                         const Localization &localization,
                                         const QTimeZone &zone = {});

/// The same for any value, as the filters use it: nothing where value lacks what format wants of
/// it.
QUINTETTE_CORE_EXPORT std::optional<QString> formatDateParts(const Value &value,
                                                             const QString &format,
                                                             const Localization &localization,
                                                             const QTimeZone &zone, bool onlyTime);

/// The format in which such a value is written where none is given.
QUINTETTE_CORE_EXPORT QString defaultDateFormat(const Value &value,
                                                const Localization &localization);
/// format itself, or the language's format of that name ("SHORT_DATE_FORMAT"). Django: get_format.
QUINTETTE_CORE_EXPORT QString namedDateFormat(const QString &format,
                                              const Localization &localization);

} // namespace Quintette

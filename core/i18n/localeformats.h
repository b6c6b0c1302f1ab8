// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QStringList>

namespace Quintette {

/// How a language writes dates, times and numbers. Output formats are in the letters of Django's
/// date filter, input formats in those of strptime. Django: the formats.py of a locale.
struct LocaleFormats
{
    QString dateFormat;
    QString timeFormat;
    QString dateTimeFormat;
    QString yearMonthFormat;
    QString monthDayFormat;
    QString shortDateFormat;
    QString shortDateTimeFormat;
    QStringList dateInputFormats;
    QStringList timeInputFormats;
    QStringList dateTimeInputFormats;
    QString decimalSeparator;
    QString thousandSeparator;
    /// Digits between two thousand separators.
    int numberGrouping = 3;
    /// 0 is Sunday.
    int firstDayOfWeek = 0;

    /// The value of a format by the name of Django's setting, "SHORT_DATE_FORMAT"; null for any
    /// other name.
    QUINTETTE_CORE_EXPORT QString byName(const QString &name) const;
};

/// English, German and Arabic have formats of their own; others get unmistakable ISO dates with the
/// number signs and the first day of the week that CLDR has for them. The reference stays valid for
/// ever.
QUINTETTE_CORE_EXPORT const LocaleFormats &localeFormats(const QString &language);

/// Those of the active language.
QUINTETTE_CORE_EXPORT const LocaleFormats &activeFormats();

enum class NameLength { Full, Abbreviated };

/// "January", "Jan" in the language; months are 1 to 12.
QUINTETTE_CORE_EXPORT QString monthName(const QString &language, int month,
                                        NameLength length = NameLength::Full);
/// "Monday", "Mon" in the language; days are 1 (Monday) to 7, as QDate counts them.
QUINTETTE_CORE_EXPORT QString weekdayName(const QString &language, int day,
                                          NameLength length = NameLength::Full);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/global.h"

#include <QString>

namespace Quintette {

struct LocaleFormats;

/// A number as people type it in a language, with the signs that programs read: "1.234,5" in German
/// is "1234.5". Text that is no such number comes back as it is, for the field to refuse. Django:
/// sanitize_separators.
QUINTETTE_CORE_EXPORT QString normalizeNumber(const QString &text, const LocaleFormats &formats);

/// A plain number ("-1234.5") with the signs of a language, as an input box shows it; grouped for
/// reading on demand.
enum class Grouping { None, Thousands };
QUINTETTE_CORE_EXPORT QString localizeNumber(const QString &number, const LocaleFormats &formats,
                                             Grouping grouping = Grouping::None);

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/i18n/localeformats.h"
#include "core/i18n/numberinput.h"

namespace Quintette {

/// A count with the signs of the active language, as the pages write theirs.
inline QString shownNumber(qint64 number)
{
    return localizeNumber(QString::number(number), activeFormats(), Grouping::Thousands);
}

} // namespace Quintette

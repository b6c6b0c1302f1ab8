// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/templates/localization.h"

#include <optional>

namespace Quintette {

/// "4 days, 6 hours": the two largest units of the time from a date or time to another (None: now),
/// or with until the other way round; "0 minutes" when that is negative. Nothing where one has a
/// zone and the other has none. context names the messages of another wording. Throws TypeError for
/// a value without a date. Django: timesince.
QUINTETTE_CORE_EXPORT std::optional<QString> timeBetween(const Value &value, const Value &other,
                                                         bool until,
                                                         const Localization &localization,
                                                         const QString &context = {});

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/context.h"

namespace Quintette {

/// An aware time in the context's time zone, where that is in use; any other value as it is.
/// Django: template_localtime.
QUINTETTE_CORE_EXPORT Value localTime(const Value &value, const Context &context);
/// The instant in that zone.
QUINTETTE_CORE_EXPORT DateTime inZone(const DateTime &value, const QTimeZone &zone);

/// Numbers, dates and times as the context's language writes them; any other value as it is.
/// Django: localize.
QUINTETTE_CORE_EXPORT Value localized(const Value &value, const Context &context);
/// The same whether the context localizes or not.
QUINTETTE_CORE_EXPORT Value localizedIn(const Value &value, const Localization &localization);

} // namespace Quintette

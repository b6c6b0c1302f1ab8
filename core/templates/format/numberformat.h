// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/templates/localization.h"

#include <optional>

namespace Quintette {

/// How a number is to be written beyond what the language says.
struct NumberFormat
{
    /// Digits behind the point, cut off or filled up; nothing keeps those it has.
    std::optional<int> places;
    bool group = false;
    /// Off: with a point and never in groups, whatever the language.
    bool useLocalization = true;
};

/// A number (or the digits of one) with the language's signs. Other values as str(). Django:
/// number_format.
QUINTETTE_CORE_EXPORT QString formatNumber(const Value &number, const Localization &localization,
                                           const NumberFormat &how);

} // namespace Quintette

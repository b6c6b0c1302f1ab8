// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/fieldoptions.h"

namespace Quintette::Validators {

/// A whole number of steps away from offset. Django: StepValueValidator.
QUINTETTE_CORE_EXPORT Validator stepSize(const Value &step, const Value &offset = {});

} // namespace Quintette::Validators

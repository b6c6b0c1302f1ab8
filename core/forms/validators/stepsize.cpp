// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/validators/stepsize.h"

#include "core/base/error.h"

#include <cmath>

namespace Quintette::Validators {

Validator stepSize(const Value &step, const Value &offset)
{
    return [step, offset](const Value &value) {
        const double size = step.toDouble().value_or(0);
        const double distance = value.toDouble().value_or(0) - offset.toDouble().value_or(0);
        const double rest = std::remainder(distance, size);
        // As math.isclose: what binary fractions cannot hold exactly is no mistake of the user.
        if (size == 0 || std::abs(rest) <= 1e-9)
            return;
        const Text message = QN_TEXT("forms", "Ensure this value is a multiple of step size %1.")
                                     .arg(step.toString());
        throw ValidationError(message, u"step_size"_s);
    };
}

} // namespace Quintette::Validators

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/widgets/form/formcontents.h"
#include "admin/widgets/look/theme.h"

namespace Quintette {

/// Why a form was not saved, for a message above it.
struct Refusal
{
    Tone tone = Tone::Bad;
    QString text;
    /// Others saved or deleted the object meanwhile: the form has to be shown anew, as it came
    /// back.
    bool isConflict = false;

    explicit Refusal(const FormContents &refused);
};

} // namespace Quintette

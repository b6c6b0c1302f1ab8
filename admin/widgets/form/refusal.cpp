// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/refusal.h"

namespace Quintette {

Refusal::Refusal(const FormContents &refused)
    : isConflict(!refused.conflicts.isEmpty() || refused.wasDeleted)
{
    if (isConflict)
        tone = Tone::Warning;
    if (refused.wasDeleted) {
        text = QN_TEXT("desktop",
                       "This object was deleted while you were editing it. What you typed "
                       "is still here; saving makes a new object of it.")
                       .toString();
    } else if (isConflict) {
        text = QN_TEXT("desktop",
                       "Somebody else saved meanwhile. Look at the changes above the form, "
                       "then save again.")
                       .toString();
    } else {
        QStringList lines = {QN_TEXT("desktop", "Please correct the errors below.").toString()};
        for (const Text &error : refused.errors)
            lines.append(error.toString());
        text = lines.join(u'\n');
    }
}

} // namespace Quintette

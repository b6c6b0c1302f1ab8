// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/conflicttexts.h"

#include "admin/pages/valuetext.h"

namespace Quintette {

ConflictTexts::ConflictTexts(const EditConflict &conflict)
{
    const Text who = conflict.who.isEmpty() ? QN_TEXT("admin", "Somebody else") : conflict.who;
    if (conflict.when)
        title = QN_TEXT("admin", "%1 changed “%2” while you were editing (%3)")
                        .arg(who)
                        .arg(conflict.objectText)
                        .arg(valueText(*conflict.when));
    else
        title = QN_TEXT("admin", "%1 changed “%2” while you were editing")
                        .arg(who)
                        .arg(conflict.objectText);
    const bool mustChoose =
            std::any_of(conflict.fields.cbegin(), conflict.fields.cend(),
                        [](const EditConflict::FieldChange &change) { return change.isMine; });
    advice = mustChoose ? QN_TEXT("admin",
                                  "Nothing has been saved yet and nothing you typed is lost. "
                                  "Choose for each field, then save again.")
                        : QN_TEXT("admin",
                                  "Nothing has been saved yet. The new values are in the form "
                                  "below; save again to keep them along with your changes.");
    theirs = conflict.who.isEmpty() ? QN_TEXT("admin", "Theirs") : Text(conflict.who);
}

} // namespace Quintette

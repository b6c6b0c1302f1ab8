// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/conflictvalues.h"

#include "admin/pages/valuetext.h"

namespace Quintette {

Value conflictValues(const QList<EditConflict> &conflicts)
{
    ValueList values;
    for (const EditConflict &conflict : conflicts) {
        ValueList fields;
        bool mustChoose = false;
        for (const EditConflict::FieldChange &change : conflict.fields) {
            mustChoose = mustChoose || change.isMine;
            fields += Dict{{u"label"_s, change.label},
                           {u"was"_s, change.was},
                           {u"theirs"_s, change.theirs},
                           {u"mine"_s, change.mine},
                           {u"choice"_s, change.choiceName}};
        }
        const Text who = conflict.who.isEmpty() ? QN_TEXT("admin", "Somebody else") : conflict.who;
        values += Dict{
                {u"title"_s,
                 (conflict.when ? QN_TEXT("admin", "%1 changed “%2” while you were editing (%3)")
                                          .arg(who)
                                          .arg(conflict.objectText)
                                          .arg(valueText(*conflict.when))
                                : QN_TEXT("admin", "%1 changed “%2” while you were editing")
                                          .arg(who)
                                          .arg(conflict.objectText))},
                {u"text"_s,
                 mustChoose ? QN_TEXT("admin",
                                      "Nothing has been saved yet and nothing you typed is lost. "
                                      "Choose for each field, then save again.")
                            : QN_TEXT("admin",
                                      "Nothing has been saved yet. The new values are in the form "
                                      "below; save again to keep them along with your changes.")},
                {u"theirs_title"_s,
                 conflict.who.isEmpty() ? QN_TEXT("admin", "Theirs") : Text(conflict.who)},
                {u"fields"_s, fields}};
    }
    return values;
}

} // namespace Quintette

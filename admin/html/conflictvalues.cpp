// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/conflictvalues.h"

#include "admin/pages/conflicttexts.h"

namespace Quintette {

Value conflictValues(const QList<EditConflict> &conflicts)
{
    ValueList values;
    for (const EditConflict &conflict : conflicts) {
        ValueList fields;
        for (const EditConflict::FieldChange &change : conflict.fields) {
            fields += Dict{{u"label"_s, change.label},
                           {u"was"_s, change.was},
                           {u"theirs"_s, change.theirs},
                           {u"mine"_s, change.mine},
                           {u"choice"_s, change.choiceName}};
        }
        const ConflictTexts texts(conflict);
        values += Dict{{u"title"_s, texts.title},
                       {u"text"_s, texts.advice},
                       {u"theirs_title"_s, texts.theirs},
                       {u"fields"_s, fields}};
    }
    return values;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/fieldtext.h"

#include "admin/pages/valuetext.h"
#include "admin/widgets/editors/choices.h"
#include "admin/widgets/editors/editor.h"

namespace Quintette {

QString fieldText(const FormContents::Field &field)
{
    if (field.item.readOnly)
        return field.item.isEmpty ? QString() : field.item.text;
    const ValueList values = field.value.isList() ? field.value.list() : ValueList{field.value};
    QStringList texts;
    for (const Value &value : values) {
        if (value.isNone())
            continue;
        const Choice *choice = findChoice(field.widget.choices, submittedText(value));
        texts += choice ? choice->label.toString() : valueText(value);
    }
    return texts.join(u", "_s).simplified();
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/editors/editor.h"

#include "admin/widgets/editors/booleaneditor.h"
#include "admin/widgets/editors/choiceeditor.h"
#include "admin/widgets/editors/fileeditor.h"
#include "admin/widgets/editors/jsoneditor.h"
#include "admin/widgets/editors/lineeditor.h"
#include "admin/widgets/editors/multieditor.h"
#include "admin/widgets/editors/placeeditor.h"
#include "admin/widgets/editors/radioeditor.h"
#include "admin/widgets/editors/relationeditor.h"
#include "admin/widgets/editors/temporaleditor.h"
#include "admin/widgets/editors/texteditor.h"
#include "admin/widgets/editors/twolisteditor.h"

namespace Quintette {

QString submittedText(const Value &value)
{
    if (value.isNone())
        return {};
    if (value.type() == Value::Type::DateTime)
        return value.dateTime().withoutZone().toString(u' ');
    if (value.type() == Value::Type::Date)
        return dateToString(value.date());
    return value.toString();
}

Editor *makeEditor(const FormContents::Field &field, const EditorContext &context, QWidget *parent)
{
    if (field.isPlace)
        return new PlaceEditor(field, parent);
    if (field.isJson)
        return new JsonEditor(field, parent);
    switch (field.widget.kind) {
    case WidgetKind::Textarea:
        return new TextEditor(field, parent);
    case WidgetKind::Date:
    case WidgetKind::Time:
    case WidgetKind::DateTime:
    case WidgetKind::SplitDateTime:
        return new TemporalEditor(field, parent);
    case WidgetKind::SelectDate:
    case WidgetKind::Multi:
        return new MultiEditor(field, context, parent);
    case WidgetKind::Checkbox:
        return new BooleanEditor(field, parent);
    case WidgetKind::Radio:
        if (!field.isSearched)
            return new RadioEditor(field, context, parent);
        return new RelationEditor(field, context, parent);
    case WidgetKind::NullBoolean:
    case WidgetKind::Select:
    case WidgetKind::Autocomplete:
    case WidgetKind::RawId:
        if (field.isSearched || field.item.relatedAdmin)
            return new RelationEditor(field, context, parent);
        return new ChoiceEditor(field, parent);
    case WidgetKind::SelectMultiple:
    case WidgetKind::CheckboxMultiple:
    case WidgetKind::FilteredSelectMultiple:
    case WidgetKind::AutocompleteMultiple:
    case WidgetKind::RawIdMultiple:
        return new TwoListEditor(field, context, parent);
    case WidgetKind::File:
    case WidgetKind::ClearableFile:
        return new FileEditor(field, parent);
    case WidgetKind::Hidden:
    case WidgetKind::MultipleHidden:
    case WidgetKind::SplitHiddenDateTime:
        return nullptr;
    default:
        return new LineEditor(field, parent);
    }
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/list/listedit.h"

#include "admin/pages/listeditor.h"
#include "admin/widgets/form/formfields.h"
#include "admin/widgets/session/adminsession.h"
#include "core/forms/boundfield.h"

namespace Quintette {

namespace {

/// The columns that can be edited in any of the rows, in the order of the list.
QList<InlineGroup::Header> editedColumns(const ChangeList &list, const ListEditor &editor)
{
    QList<InlineGroup::Header> columns;
    for (const ChangeList::Header &header : list.headers) {
        for (const ListEditor::Row &row : editor.rows()) {
            if (const FormField *field = row.form->field(header.name)) {
                columns.append(
                        {header.name, header.text, field->options().helpText, field->isRequired()});
                break;
            }
        }
    }
    return columns;
}

/// A cell that this person may not edit in that row.
FormContents::Field readOnlyField(const ChangeList &list, const ChangeList::Row &row,
                                  const InlineGroup::Header &column)
{
    FormContents::Field field;
    field.item.name = column.name;
    field.item.label = column.label;
    field.item.readOnly = true;
    for (qsizetype i = 0; i < list.headers.size() && i < row.cells.size(); ++i) {
        if (list.headers.at(i).name == column.name) {
            field.item.text = row.cells.at(i).text;
            field.item.boolean = row.cells.at(i).boolean;
            field.item.isEmpty = row.cells.at(i).isEmpty;
        }
    }
    return field;
}

ListEdit take(const ListEditor &editor, const ChangeList &list)
{
    ListEdit edit;
    edit.commonErrors = editor.commonErrors();
    edit.conflicts = editor.conflicts();
    edit.rows.prefix = u"form"_s;
    edit.rows.title = list.admin->model().verboseNamePlural();
    edit.rows.rowName = list.admin->model().verboseName();
    edit.rows.headers = editedColumns(list, editor);
    edit.rows.management = editor.managementValues();
    for (const ChangeList::Row &row : list.rows) {
        const ListEditor::Row *edited = editor.rowOf(row.quotedPk);
        if (!edited)
            continue; // deleted meanwhile
        FormContents::Inline::Row taken;
        taken.text = row.text;
        taken.quotedPk = row.quotedPk;
        taken.hiddenValues = edited->hiddenValues;
        for (const ValidationError::Item &error :
             edited->form->knownErrors().value(ValidationError::nonField))
            taken.errors.append(error.message);
        for (const InlineGroup::Header &column : std::as_const(edit.rows.headers)) {
            ChangeForm::Item item;
            item.name = column.name;
            item.label = column.label;
            taken.fields.append(edited->form->field(column.name)
                                        ? takeField(*edited->form, item)
                                        : readOnlyField(list, row, column));
        }
        edit.rows.rows.append(taken);
    }
    return edit;
}

} // namespace

ListEdit loadListEdit(const AdminSession &session, const ChangeList &list)
{
    const AdminRequest request = session.request();
    const std::unique_ptr<ListEditor> editor = ListEditor::forPage(*list.admin, request, list);
    return editor ? take(*editor, list) : ListEdit();
}

ListEdit saveListEdit(const AdminSession &session, const ChangeList &list, const FormData &data)
{
    AdminRequest request = session.request();
    std::unique_ptr<ListEditor> editor = ListEditor::forSubmitted(*list.admin, request, data);
    try {
        if (editor->isValid()) {
            editor->save(request);
            ListEdit saved;
            saved.isSaved = true;
            saved.messages = request.messages;
            return saved;
        }
    } catch (const StaleObject &) {
        // Once more: now it is compared with what the other person just saved.
        editor = ListEditor::forSubmitted(*list.admin, request, data);
        editor->isValid();
    }
    return take(*editor, list);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formcontents.h"

#include "admin/pages/recordversion.h"
#include "admin/widgets/form/formfields.h"
#include "core/forms/modelform.h"

namespace Quintette {

namespace {

FormContents::Inline::Row takeRow(const InlineGroup::Row &row, const InlineOptions &options)
{
    FormContents::Inline::Row taken;
    for (const ChangeForm::Item &item : row.items) {
        FormContents::Field field = takeField(*row.form, item);
        field.isPlace = !item.readOnly && item.name == options.positionField;
        taken.fields.append(field);
    }
    taken.errors = messagesOf(row.errors);
    taken.text = row.text;
    taken.quotedPk = row.quotedPk;
    taken.ownAdmin = row.ownAdmin;
    taken.viewOnSiteUrl = row.viewOnSiteUrl;
    if (row.canDelete)
        taken.deleteName = row.deleteName();
    taken.isMarkedDeleted = row.isMarkedDeleted;
    taken.isNew = row.isNew;
    taken.hiddenValues = row.hiddenValues();
    return taken;
}

FormContents::Inline takeInline(const InlineGroup &group)
{
    FormContents::Inline taken;
    taken.prefix = group.prefix();
    taken.title = group.title();
    taken.rowName = group.rowName();
    taken.style = group.options().style;
    taken.isCollapsed = group.isCollapsed();
    taken.hiddenRows = group.hiddenRows();
    taken.maxRows = group.options().maxNum;
    taken.headers = group.headers();
    for (const Fieldset &fieldset : group.fieldsets()) {
        FormContents::Inline::Group cells{
                {}, fieldset.name, fieldset.description, fieldset.collapsed};
        for (const QStringList &line : fieldset.lines)
            cells.lines.append(int(line.size()));
        taken.groups.append(cells);
    }
    taken.errors = messagesOf(group.errors());
    taken.management = group.managementValues();
    const QList<InlineGroup::Row> rows = group.rows();
    for (const InlineGroup::Row &row : rows) {
        if (row.isTemplate)
            taken.blank = takeRow(row, group.options());
        else
            taken.rows.append(takeRow(row, group.options()));
    }
    return taken;
}

} // namespace

QHash<QString, QString> uniqueTexts(const Record &object)
{
    QHash<QString, QString> keys;
    if (object.isAdding())
        return keys;
    for (const Field *field : object.model().allFields()) {
        if (field->isUnique() && !field->isManyToMany())
            keys.insert(field->name(), field->toText(object.value(field->index())));
    }
    return keys;
}

FormContents takeContents(const ChangeForm &page)
{
    FormContents contents;
    contents.mode = page.mode();
    contents.title = page.title();
    contents.objectText = page.objectText();
    contents.quotedPk = page.quotedPk();
    contents.viewOnSiteUrl = page.viewOnSiteUrl();
    contents.canSave = page.canSave();
    contents.canAddAnother = page.canAddAnother();
    contents.canContinue = page.canContinue();
    contents.canContinueEditing = page.canContinueEditing();
    contents.canSaveAsNew = page.admin().options().saveAs && page.canAddAnother()
            && page.mode() == ChangeForm::Mode::Change;
    contents.canDelete = page.canDelete();
    contents.hasHistory = page.hasHistory();
    contents.actions = page.actions();
    const QList<ChangeForm::Section> sections = page.sections();
    for (const ChangeForm::Section &section : sections) {
        FormContents::Section taken{section, {}};
        taken.head.lines.clear();
        for (const QList<ChangeForm::Item> &line : section.lines) {
            QList<FormContents::Field> fields;
            for (const ChangeForm::Item &item : line)
                fields.append(takeField(page.form(), item));
            taken.lines.append(fields);
        }
        contents.sections.append(taken);
    }
    for (const std::unique_ptr<InlineGroup> &group : page.inlines())
        contents.inlines.append(takeInline(*group));
    contents.keys = uniqueTexts(page.object());
    contents.version = page.version();
    if (page.mode() != ChangeForm::Mode::Add)
        contents.digest = RecordVersion::digest(page.object());
    contents.conflicts = page.conflicts();
    contents.hasErrors = page.errorCount() > 0;
    contents.errors = messagesOf(page.form().knownErrors().value(ValidationError::nonField));
    return contents;
}

} // namespace Quintette

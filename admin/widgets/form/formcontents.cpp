// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/widgets/form/formcontents.h"

#include "admin/pages/changelist.h"
#include "admin/pages/recordversion.h"
#include "admin/widgets/session/adminsession.h"
#include "core/forms/boundfield.h"
#include "core/forms/modelform.h"

namespace Quintette {

namespace {

// A list that one can still look through; longer ones are searched.
constexpr int choicesLoaded = 200;
constexpr int mostChoices = 1000; // where they cannot be searched

bool isAutocomplete(WidgetKind kind)
{
    return kind == WidgetKind::Autocomplete || kind == WidgetKind::AutocompleteMultiple
            || kind == WidgetKind::RawId || kind == WidgetKind::RawIdMultiple;
}

QStringList keysOf(const Value &value)
{
    QStringList keys;
    if (value.isList()) {
        for (const Value &item : value.list())
            keys.append(item.toString());
    } else if (!value.isNone()) {
        keys.append(value.toString());
    }
    return keys;
}

/// Replaces the query of a field by choices: all of few, else those that are chosen now.
void loadChoices(FormContents::Field &field)
{
    const std::shared_ptr<const ModelChoices> models = std::exchange(field.widget.modelChoices, {});
    if (!models)
        return;
    if (!isAutocomplete(field.widget.kind)) {
        const QList<Choice> choices = models->load(choicesLoaded + 1);
        if (choices.size() <= choicesLoaded) {
            field.widget.choices = choices;
            return;
        }
    }
    field.isSearched = true;
    if (models->emptyLabel)
        field.widget.choices.append({QString(), *models->emptyLabel});
    const QStringList keys = keysOf(field.value);
    if (keys.isEmpty())
        return;
    for (const Record &object : models->find(keys))
        field.widget.choices.append({models->key(object), models->labelOf(object)});
}

QList<Text> messagesOf(const FormErrors::Items &errors)
{
    QList<Text> messages;
    for (const ValidationError::Item &error : errors)
        messages.append(error.message);
    return messages;
}

void takeBound(FormContents::Field &field, const BoundField &bound)
{
    field.submitName = bound.htmlName();
    field.widget = bound.widget();
    field.value = bound.value();
    field.isRequired = bound.isRequired();
    field.errors = messagesOf(bound.errors());
}

} // namespace

QList<FormContents::Field> takeFields(const Form &form)
{
    QList<FormContents::Field> fields;
    for (const BoundField &bound : form.boundFields()) {
        FormContents::Field field;
        field.item.name = bound.name();
        field.item.label = bound.label();
        field.item.helpText = bound.helpText();
        takeBound(field, bound);
        // There is nobody to ask while one types, as for a field of a model.
        if (const auto models = std::exchange(field.widget.modelChoices, {}))
            field.widget.choices = models->load(mostChoices);
        fields.append(field);
    }
    return fields;
}

FormContents::Field takeField(const ModelForm &form, const ChangeForm::Item &item)
{
    FormContents::Field field{item, {}, {}, false, false, false, {}, {}};
    if (item.readOnly)
        return field;
    takeBound(field, form.bound(item.name));
    const Field *model = form.model().findField(item.name);
    field.isJson = model && model->kind() == FieldKind::Json;
    loadChoices(field);
    return field;
}

namespace {

FormContents::Inline::Row takeRow(const InlineGroup::Row &row)
{
    FormContents::Inline::Row taken;
    for (const ChangeForm::Item &item : row.items)
        taken.fields.append(takeField(*row.form, item));
    taken.errors = messagesOf(row.errors);
    taken.text = row.text;
    taken.quotedPk = row.quotedPk;
    taken.ownAdmin = row.ownAdmin;
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
    taken.errors = messagesOf(group.errors());
    taken.management = group.managementValues();
    const QList<InlineGroup::Row> rows = group.rows();
    for (const InlineGroup::Row &row : rows) {
        if (row.isTemplate)
            taken.blank = takeRow(row);
        else
            taken.rows.append(takeRow(row));
    }
    return taken;
}

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

std::unique_ptr<ChangeForm> open(const AdminRequest &request, const FormKey &key)
{
    return key.quotedPk.isEmpty()
            ? ChangeForm::forAdding(*key.admin, request, key.initial)
            : ChangeForm::forObject(*key.admin, request, key.quotedPk, key.keyField);
}

} // namespace

FormContents loadForm(const AdminSession &session, const FormKey &key)
{
    const AdminRequest request = session.request();
    const std::unique_ptr<ChangeForm> page = open(request, key);
    if (key.version != 0)
        page->showVersion(key.version);
    FormContents contents = takeContents(*page);
    contents.isEarlierVersion = key.version != 0;
    return contents;
}

SaveResult saveForm(const AdminSession &session, const FormKey &key, const FormData &data,
                    const UploadedFiles &files, SaveAs as)
{
    AdminRequest request = session.request();
    const auto submit = [&](SaveAs how) {
        std::unique_ptr<ChangeForm> page = how == SaveAs::New
                ? ChangeForm::forAdding(*key.admin, request)
                : open(request, key);
        if (how == SaveAs::New)
            page->submitAsNew(data, files);
        else
            page->submit(data, files);
        return page;
    };
    const auto saved = [&](ChangeForm &page) -> SaveResult {
        if (!page.isValid())
            return SaveResult{false, takeContents(page), request.messages};
        std::optional<Record> stored;
        try {
            stored = page.save(request);
        } catch (const ValidationError &) {
            // The page tells what is wrong, as with any other error.
            return SaveResult{false, takeContents(page), request.messages};
        }
        const Record &record = *stored;
        const FormKey saved{
                key.admin, quotePk(key.admin->model().primaryKey().toText(record.pk())), {}};
        SaveResult result{true, {}, request.messages};
        result.contents.keys = uniqueTexts(record);
        result.contents.objectText = record.toString();
        // A person may be allowed to add what they may not see afterwards.
        if (key.admin->hasViewOrChangePermission(request, &record))
            result.contents = takeContents(*open(request, saved));
        return result;
    };
    try {
        return saved(*submit(as));
    } catch (const StaleObject &) {
        // Once more: now the form is compared with what the other person just saved.
        return saved(*submit(as));
    } catch (const ObjectDoesNotExist &) {
        if (as == SaveAs::New || key.quotedPk.isEmpty() || !key.admin->hasAddPermission(request))
            throw;
        // What was typed is not lost with the object: saved again it becomes a new one.
        const std::unique_ptr<ChangeForm> page = submit(SaveAs::New);
        page->isValid();
        SaveResult result{false, takeContents(*page), request.messages};
        result.contents.wasDeleted = true;
        return result;
    }
}

} // namespace Quintette

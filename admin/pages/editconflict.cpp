// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/editconflict.h"

#include "admin/pages/recordversion.h"
#include "admin/pages/valuetext.h"
#include "admin/site/logentry.h"
#include "core/contenttypes/contenttype.h"
#include "core/forms/boundfield.h"
#include "core/forms/filevalue.h"
#include "core/forms/localtime.h"
#include "core/forms/modelform.h"
#include "core/forms/widgetdata.h"
#include "core/orm/persistence.h"

namespace Quintette {

StaleObject::~StaleObject() = default;

namespace {

const QString versionField = u"_version"_s;
// A text this long is compared, but shown by its beginning only.
constexpr int shownText = 600;

QString prefixed(const QString &prefix, const QString &name)
{
    return prefix.isEmpty() ? name : prefix + u'-' + name;
}

/// Fields of the form that are the model's; those that only check or repeat something are not.
QStringList modelFields(const ModelForm &form)
{
    QStringList names;
    for (const QString &name : form.fieldNames()) {
        const Field *field = form.model().findField(name);
        if (field && !field->isAuto() && !form.field(name)->widget().isHidden())
            names += name;
    }
    return names;
}

QString inputText(const Value &value)
{
    return value.isNone() ? QString() : withoutMicroseconds(value).toString();
}

/// Puts a value into data as a browser would submit it, were it in the field's input.
void putValue(FormData &data, const FormField &field, const QString &name, const Value &value)
{
    const Value shown = field.prepareValue(value);
    QStringList texts;
    if (shown.isList()) {
        for (const Value &item : shown.list())
            texts += inputText(item);
    }
    switch (field.widget().kind) {
    case WidgetKind::Checkbox:
        if (shown.isTrue())
            data.set(name, u"on"_s);
        else
            data.remove(name);
        break;
    case WidgetKind::NullBoolean:
        data.set(name, shown.isNone() ? u"unknown"_s : shown.isTrue() ? u"true"_s : u"false"_s);
        break;
    case WidgetKind::SplitDateTime:
    case WidgetKind::SplitHiddenDateTime:
    case WidgetKind::Multi:
        for (size_t i = 0; i < field.widget().allParts().size(); ++i)
            data.set(field.widget().partName(name, qsizetype(i)), texts.value(qsizetype(i)));
        break;
    case WidgetKind::File:
    case WidgetKind::ClearableFile:
        data.remove(clearName(name)); // submitting nothing keeps the stored file
        break;
    case WidgetKind::RawIdMultiple:
        data.set(name, texts.join(u','));
        break;
    default:
        if (field.widget().isMultiple())
            data.setList(name, texts);
        else
            data.set(name, inputText(shown));
    }
}

/// Browsers submit "\r\n" where "\n" is stored: a text that differs in nothing else was not
/// touched.
void keepLineEnds(FormData &data, const QString &name, const Value &stored)
{
    if (stored.type() != Value::Type::String || !data.contains(name))
        return;
    const auto plain = [](QString text) { return text.replace(u"\r\n"_s, u"\n"_s); };
    const QString submitted = data.value(name);
    if (submitted != stored.toString() && plain(submitted) == plain(stored.toString()))
        data.set(name, stored.toString());
}

QString objectTexts(const ModelChoices &choices, const Value &keys)
{
    QStringList wanted;
    if (keys.isList()) {
        for (const Value &key : keys.list())
            wanted += key.toString();
    } else if (!keys.isNone()) {
        wanted += keys.toString();
    }
    QStringList texts;
    const QList<Record> found = choices.find(wanted);
    for (const Record &object : found)
        texts += choices.labelOf(object);
    // What is gone, or was never to be chosen, is still named.
    return found.size() < wanted.size() ? wanted.join(u", "_s) : texts.join(u", "_s);
}

QString readable(const Field &field, const FormField &formField, const Value &value)
{
    QString text;
    if (const ModelChoices *choices = formField.widget().modelChoices.get())
        text = objectTexts(*choices, value);
    else if (field.kind() == FieldKind::Boolean && !value.isNone())
        text = (value.isTrue() ? QN_TEXT("admin", "Yes") : QN_TEXT("admin", "No")).toString();
    else
        text = valueText(field, value);
    return text.size() > shownText ? text.left(shownText) + u'…' : text;
}

/// What was typed, as a value where it means one.
QString readableSubmission(const Field &field, const FormField &formField, const Value &submitted)
{
    if (const FileValue *file = submitted.objectAs<FileValue>())
        return file->file().name();
    try {
        return readable(field, formField, formField.clean(submitted));
    } catch (const Error &) {
        return submitted.isNone() ? QString() : submitted.toString();
    }
}

} // namespace

QString versionName(const QString &formPrefix)
{
    return prefixed(formPrefix, versionField);
}

QString versionToken(const ModelForm &form)
{
    if (form.instance().isAdding())
        return {};
    return RecordVersion(form.instance(), modelFields(form)).toToken();
}

void nameLastEditor(EditConflict &conflict, const Record &object)
{
    const ModelInfo &model = object.model();
    const std::optional<Record> entry =
            LogEntry::entries(model.registry())
                    .filter({{u"object_id"_s, model.primaryKey().toText(object.pk())},
                             {u"content_type_id"_s, ContentTypes::idOf(model)}})
                    .first();
    if (!entry)
        return;
    const std::optional<Record> user = related(*entry, entry->model().field(u"user"));
    conflict.who = user ? user->toString() : QString();
    conflict.when = entry->value(u"action_time").dateTime();
}

EditConflict mergeChanges(const ModelForm &form, FormData &data, const UploadedFiles &files)
{
    EditConflict conflict;
    if (form.instance().isAdding())
        return conflict;
    const RecordVersion base = RecordVersion::fromToken(data.value(versionName(form.prefix())));
    const QStringList names = modelFields(form);
    const RecordVersion now(form.instance(), names);
    const QStringList changed = base.differences(now);
    for (const QString &name : names) {
        const Field &field = form.model().field(name);
        const FormField &formField = *form.field(name);
        const QString htmlName = form.prefixed(name);
        const Value stored = form.initialValue(name);
        keepLineEnds(data, htmlName, stored);
        const QString choiceName = u"_choice-"_s + htmlName;
        if (!changed.contains(name)) {
            if (data.value(choiceName) == u"theirs")
                putValue(data, formField, htmlName, stored);
            continue;
        }
        const Value submitted = submittedValue(formField.widget(), htmlName, data, files);
        if (!formField.hasChanged(stored, submitted))
            continue; // both want the same
        const Value was = RecordVersion::typed(field, *base.find(name));
        EditConflict::FieldChange change;
        change.name = name;
        change.label = form.bound(name).label();
        change.isMine = formField.hasChanged(was, submitted);
        change.was = readable(field, formField, was);
        change.theirs = readable(field, formField, stored);
        if (change.isMine) {
            change.mine = readableSubmission(field, formField, submitted);
            change.choiceName = choiceName;
        } else {
            change.mine = change.was;
            putValue(data, formField, htmlName, stored);
        }
        conflict.fields += change;
    }
    if (!conflict.isEmpty()) {
        conflict.objectText = form.instance().toString();
        nameLastEditor(conflict, form.instance());
    }
    return conflict;
}

} // namespace Quintette

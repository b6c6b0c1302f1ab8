// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back from a form, and saving it.
#include "admin/pages/changedlabels.h"
#include "admin/pages/changeform.h"
#include "admin/pages/objecthistory.h"
#include "admin/pages/writing.h"
#include "core/auth/protection/actinguser.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/forms/modelform.h"
#include "core/orm/persistence.h"

namespace Quintette {

void ChangeForm::submit(const FormData &data)
{
    submit(data, {});
}

void ChangeForm::submit(const FormData &data, const UploadedFiles &files)
{
    FormData merged = data;
    m_conflicts.clear();
    if (m_mode == Mode::Change)
        m_conflicts += mergeChanges(*m_form, merged, files);
    for (const auto &group : m_inlines)
        m_conflicts += group->mergeChanges(merged, files);
    m_conflicts.removeIf([](const EditConflict &conflict) { return conflict.isEmpty(); });
    for (EditConflict &conflict : m_conflicts) {
        // Rows are saved with the object, so its log knows who changed them.
        if (conflict.who.isEmpty())
            nameLastEditor(conflict, m_object);
    }
    m_form->bind(merged, files);
    for (const auto &group : m_inlines)
        group->submit(merged, files);
}

void ChangeForm::submitAsNew(const FormData &data, const UploadedFiles &files)
{
    m_form->bind(data, files);
    for (const auto &group : m_inlines)
        group->submitAsNew(data, files);
}

ValueList ChangeForm::hiddenKeys(const Field &field) const
{
    ValueList hidden;
    relatedObjects(m_object, field).forEach([&](const Record &object) {
        if (!m_admin.site().isVisible(m_request, object))
            hidden += object.pk();
        return true;
    });
    return hidden;
}

void ChangeForm::requireUnchanged() const
{
    // Between reading the object and this transaction somebody may have saved.
    const std::optional<Record> now =
            objects(m_admin.model()).selectForUpdate().find({{u"pk"_s, m_object.pk()}});
    if (!now || RecordVersion::digest(*now) != m_digest)
        throw StaleObject(
                u"%1 was changed by somebody else in this moment."_s.arg(m_object.toString()));
}

void ChangeForm::saveRelated(AdminRequest &request, bool adding)
{
    // Objects that this person may not see stay connected, whatever the form says of the others.
    QList<QPair<const Field *, ValueList>> kept;
    for (const Field *field : m_admin.model().manyToMany()) {
        if (!adding && m_form->field(field->name())
            && m_admin.site().hasRowPolicy(request, *field->relatedModel()))
            kept += {field, hiddenKeys(*field)};
    }
    QList<InlineFormSet *> rows;
    for (const auto &group : m_inlines)
        rows += &group->rowsToSave(request);
    m_admin.saveRelated(request, *m_form, rows, adding);
    for (const auto &[field, keys] : kept)
        addManyToMany(m_form->instance(), *field, keys);
}

void ChangeForm::requireVisible(const AdminRequest &request)
{
    if (m_admin.site().isVisible(request, m_form->instance()))
        return;
    const Text why = QN_TEXT("admin",
                             "With these values you would not be allowed to see the object "
                             "yourself, so it was not saved.");
    m_form->addError(ValidationError::nonField, why);
    throw ValidationError(why); // takes the transaction back
}

void ChangeForm::writeLog(AdminRequest &request, bool adding, const RecordVersion &before)
{
    QList<LogEntry::Part> parts;
    if (adding)
        parts += {LogEntry::Action::Addition};
    else if (m_form->hasChanged())
        parts += {LogEntry::Action::Change, changedLabels(*m_form, m_form->changedData())};
    for (const auto &group : m_inlines)
        parts += group->savedParts();
    const Record &object = m_form->instance();
    const QString message = m_admin.changeMessage(request, *m_form, parts);
    const qint64 line = adding ? m_admin.logAddition(request, object, message)
                               : m_admin.logChange(request, object, message);
    const std::optional<qint64> log = line > 0 ? std::optional(line) : std::nullopt;
    ObjectHistory::store(m_admin.site(), request, object,
                         adding ? LogEntry::Action::Addition : LogEntry::Action::Change, before,
                         log);
    for (const auto &group : m_inlines) {
        for (const InlineRows::Stored &row : group->stored())
            ObjectHistory::store(m_admin.site(), request, row.row, row.action, row.before, log);
    }
}

static Text addedText(ChangeForm::Then then)
{
    switch (then) {
    case ChangeForm::Then::EditAgain:
        return QN_TEXT("admin", "The %1 “%2” was added successfully. You may edit it again below.");
    case ChangeForm::Then::AddAnother:
        return QN_TEXT("admin",
                       "The %1 “%2” was added successfully. You may add another %1 below.");
    case ChangeForm::Then::Leave:
        break;
    }
    return QN_TEXT("admin", "The %1 “%2” was added successfully.");
}

static Text changedText(ChangeForm::Then then)
{
    switch (then) {
    case ChangeForm::Then::EditAgain:
        return QN_TEXT("admin",
                       "The %1 “%2” was changed successfully. You may edit it again below.");
    case ChangeForm::Then::AddAnother:
        return QN_TEXT("admin",
                       "The %1 “%2” was changed successfully. You may add another %1 below.");
    case ChangeForm::Then::Leave:
        break;
    }
    return QN_TEXT("admin", "The %1 “%2” was changed successfully.");
}

Text ChangeForm::savedText(Then then, const QString &name) const
{
    return (m_mode == Mode::Add ? addedText(then) : changedText(then))
            .arg(m_admin.model().verboseName())
            .arg(name);
}

Record ChangeForm::save(AdminRequest &request, Then then)
{
    const bool adding = m_mode == Mode::Add;
    const bool permitted = adding ? m_admin.hasAddPermission(request)
                                  : m_admin.hasChangePermission(request, &m_object);
    if (!permitted || !canSave())
        throw PermissionDenied(
                u"You may not change %1."_s.arg(m_admin.model().verboseNamePlural().source()));
    if (!isValid())
        throw ValueError(u"The form has errors and cannot be saved."_s);

    const ActingUser acting(request.user->username);
    writeTogether(m_admin.model(), [&] {
        if (!adding)
            requireUnchanged();
        const RecordVersion before =
                adding ? RecordVersion() : ObjectHistory::versionOf(m_admin.site(), m_object);
        m_form->storeFiles();
        m_admin.saveForm(request, *m_form, adding);
        m_admin.saveModel(request, m_form->editInstance(), adding);
        saveRelated(request, adding);
        requireVisible(request);
        writeLog(request, adding, before);
    });
    m_object = m_form->instance();
    request.tell(AdminRequest::Level::Success, savedText(then, m_object.toString()));
    m_admin.saved(request, m_object, adding);
    return m_object;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/changeform.h"

#include "admin/pages/changelist.h"
#include "admin/pages/deletedobjects.h"
#include "admin/pages/objecthistory.h"
#include "admin/pages/objectlookup.h"
#include "admin/pages/recordversion.h"
#include "core/base/error.h"
#include "core/forms/boundfield.h"
#include "core/forms/modelform.h"
#include "core/orm/persistence.h"

namespace Quintette {

ChangeForm::ChangeForm(const ModelAdmin &admin, const AdminRequest &request, Mode mode,
                       const Record &object)
    : m_admin(admin), m_request(request), m_mode(mode), m_object(object)
{
    const Record *existing = mode == Mode::Add ? nullptr : &m_object;
    m_canAdd = admin.hasAddPermission(request);
    m_canDelete = existing && admin.hasDeletePermission(request, existing);
    m_canSeeAgain = admin.hasViewOrChangePermission(request, existing);
    m_canChangeAgain = admin.hasChangePermission(request, existing);
    m_fieldsets = admin.fieldsets(request, existing);
    m_readOnly = admin.readonlyFields(request, existing);
    m_items = std::make_unique<FormItemMaker>(FormItemMaker::Source{
            admin.site(), request, admin.model(), m_readOnly,
            admin.prepopulatedFields(request, existing), admin.emptyValueDisplay()});
}

ChangeForm::~ChangeForm() = default;

std::unique_ptr<ChangeForm> ChangeForm::forAdding(const ModelAdmin &admin,
                                                  const AdminRequest &request,
                                                  const Parameters &initial)
{
    if (!admin.hasAddPermission(request))
        throw PermissionDenied(
                u"You may not add %1."_s.arg(admin.model().verboseNamePlural().source()));
    std::unique_ptr<ChangeForm> page(
            new ChangeForm(admin, request, Mode::Add, Record(admin.model())));
    page->buildForm(admin.initialData(request, initial));
    return page;
}

std::unique_ptr<ChangeForm> ChangeForm::forObject(const ModelAdmin &admin,
                                                  const AdminRequest &request,
                                                  const QString &quotedKey, const QString &keyField)
{
    if (!admin.hasViewOrChangePermission(request))
        throw PermissionDenied(
                u"You may not see %1."_s.arg(admin.model().verboseNamePlural().source()));
    const Record object = getObject(admin, request, quotedKey, keyField);
    if (!admin.hasViewOrChangePermission(request, &object))
        throw PermissionDenied(u"You may not see %1."_s.arg(object.toString()));
    const Mode mode = admin.hasChangePermission(request, &object) ? Mode::Change : Mode::View;
    std::unique_ptr<ChangeForm> page(new ChangeForm(admin, request, mode, object));
    page->buildForm({});
    return page;
}

bool ChangeForm::pointsToHidden(const QString &name) const
{
    // A value that this person may not see is shown as hidden and stays as it is.
    const Field *field = m_admin.model().findField(name);
    if (!field || !field->isForeignKey() || !field->relatedModel() || m_mode == Mode::Add
        || !m_admin.site().hasRowPolicy(m_request, *field->relatedModel()))
        return false;
    const std::optional<Record> target = related(m_object, *field);
    return target && !m_admin.site().isVisible(m_request, *target);
}

QStringList ChangeForm::formFieldNames() const
{
    QStringList names;
    if (m_mode == Mode::View)
        return names;
    for (const Fieldset &fieldset : m_fieldsets) {
        for (const QStringList &line : fieldset.lines) {
            for (const QString &name : line) {
                if (!m_items->isReadOnly(name) && !pointsToHidden(name))
                    names += name;
            }
        }
    }
    return names;
}

/// What an address says of a field: keys with commas for several objects, and a moment as one text,
/// which a form asks for in two fields.
Value ChangeForm::initialValue(const QString &name, const QString &text) const
{
    if (m_form->field(name)->widget().isMultiple())
        return text.split(u',');
    const Field *field = m_admin.model().findField(name);
    if (!field || field->kind() != FieldKind::DateTime)
        return text;
    try {
        return field->toValue(text);
    } catch (const ValidationError &) {
        return {};
    }
}

void ChangeForm::buildForm(const Parameters &initial)
{
    m_form = m_admin.makeForm(m_request, m_object, m_mode == Mode::Add, formFieldNames());
    for (const auto &[name, value] : initial) {
        if (m_form->field(name))
            m_form->setInitial(name, initialValue(name, value));
    }
    if (m_mode == Mode::Change) {
        m_version = versionToken(*m_form);
        m_digest = RecordVersion::digest(m_object);
    }
    m_inlines = InlineGroup::forObject(m_admin, m_request, m_object, m_mode == Mode::View);
}

Text ChangeForm::title() const
{
    const Text name = m_admin.model().verboseName();
    switch (m_mode) {
    case Mode::Add:
        return QN_TEXT("admin", "Add %1").arg(name);
    case Mode::Change:
        return QN_TEXT("admin", "Change %1").arg(name);
    case Mode::View:
        return QN_TEXT("admin", "View %1").arg(name);
    }
    Q_UNREACHABLE();
}

QString ChangeForm::objectText() const
{
    return m_mode == Mode::Add ? QString() : m_object.toString();
}

QString ChangeForm::quotedPk() const
{
    return m_mode == Mode::Add ? QString()
                               : quotePk(m_admin.model().primaryKey().toText(m_object.pk()));
}

QList<AdminAction> ChangeForm::actions() const
{
    return m_mode == Mode::Add ? QList<AdminAction>()
                               : m_admin.actionsIn(AdminAction::Place::Form, m_request);
}

QString ChangeForm::viewOnSiteUrl() const
{
    return m_mode == Mode::Add ? QString() : m_admin.viewOnSiteUrl(m_object);
}

QList<ChangeForm::Section> ChangeForm::sections() const
{
    QList<Section> result;
    for (const Fieldset &fieldset : m_fieldsets) {
        Section section{fieldset.name, fieldset.description, fieldset.collapsed, fieldset.wide, {}};
        for (const QStringList &names : fieldset.lines) {
            QList<Item> line;
            for (const QString &name : names) {
                line += m_items->item(*m_form, m_object, name);
                if (m_form->knownErrors().contains(name))
                    section.collapsed = false;
            }
            section.lines += line;
        }
        result += section;
    }
    return result;
}

void ChangeForm::showVersion(qint64 version)
{
    const std::optional<RecordVersion> stored = m_mode == Mode::Add
            ? findDeleted(m_admin, m_request, version)
            : ObjectHistory::find(m_admin, m_admin.model().primaryKey().toText(m_object.pk()),
                                  version);
    if (!stored)
        throw ObjectDoesNotExist(QN_TEXT("admin", "There is no such version.").toString());
    for (const QString &name : m_form->fieldNames()) {
        const Field *field = m_admin.model().findField(name);
        const Value *value = stored->find(name);
        if (field && value)
            m_form->setInitial(name, RecordVersion::typed(*field, *value));
    }
}

bool ChangeForm::isValid()
{
    if (!canSave())
        return false;
    // All are checked, so that a person sees every error at once.
    bool isValid = m_form->isValid() && m_conflicts.isEmpty();
    for (const auto &group : m_inlines)
        isValid = group->isValid() && isValid;
    return isValid;
}

bool ChangeForm::hasChanged()
{
    return m_form->hasChanged()
            || std::any_of(m_inlines.cbegin(), m_inlines.cend(),
                           [](const auto &group) { return group->hasChanged(); });
}

qsizetype ChangeForm::errorCount() const
{
    qsizetype count = m_form->knownErrors().count();
    for (const auto &group : m_inlines)
        count += group->errorCount();
    return count;
}

bool ChangeForm::needsMultipart() const
{
    return m_form->needsMultipart()
            || std::any_of(m_inlines.cbegin(), m_inlines.cend(),
                           [](const auto &group) { return group->needsMultipart(); });
}

} // namespace Quintette

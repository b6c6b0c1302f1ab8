// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/changeform.h"

#include "admin/pages/changelist.h"
#include "admin/pages/objectlookup.h"
#include "admin/pages/valuetext.h"
#include "admin/site/fieldpath.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/forms/boundfield.h"
#include "core/forms/modelform.h"
#include "core/orm/modelregistry.h"
#include "core/orm/persistence.h"

namespace Quintette {

ChangeForm::ChangeForm(const ModelAdmin &admin, const AdminRequest &request, Mode mode,
                       const Record &object)
    : m_admin(admin), m_request(request), m_mode(mode), m_object(object)
{
    const Record *existing = mode == Mode::Add ? nullptr : &m_object;
    m_canAdd = admin.hasAddPermission(request);
    m_canDelete = existing && admin.hasDeletePermission(request, existing);
    m_fieldsets = admin.fieldsets(request, existing);
    m_readOnly = admin.readonlyFields(request, existing);
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
    page->buildForm(initial);
    return page;
}

std::unique_ptr<ChangeForm>
ChangeForm::forObject(const ModelAdmin &admin, const AdminRequest &request, const QString &quotedPk)
{
    if (!admin.hasViewOrChangePermission(request))
        throw PermissionDenied(
                u"You may not see %1."_s.arg(admin.model().verboseNamePlural().source()));
    const Record object = getObject(admin, request, quotedPk);
    if (!admin.hasViewOrChangePermission(request, &object))
        throw PermissionDenied(u"You may not see %1."_s.arg(object.toString()));
    const Mode mode = admin.hasChangePermission(request, &object) ? Mode::Change : Mode::View;
    std::unique_ptr<ChangeForm> page(new ChangeForm(admin, request, mode, object));
    page->buildForm({});
    return page;
}

QStringList ChangeForm::formFieldNames() const
{
    QStringList names;
    if (m_mode == Mode::View)
        return names;
    for (const Fieldset &fieldset : m_fieldsets) {
        for (const QStringList &line : fieldset.lines) {
            for (const QString &name : line) {
                const bool readOnly =
                        std::any_of(m_readOnly.cbegin(), m_readOnly.cend(),
                                    [&name](const Column &column) { return column.name == name; });
                if (!readOnly)
                    names += name;
            }
        }
    }
    return names;
}

void ChangeForm::buildForm(const Parameters &initial)
{
    m_form = m_admin.makeForm(m_request, m_object, m_mode == Mode::Add, formFieldNames());
    for (const auto &[name, value] : initial) {
        const FormField *field = m_form->field(name);
        if (!field)
            continue;
        if (field->widget().isMultiple())
            m_form->setInitial(name, value.split(u','));
        else
            m_form->setInitial(name, value);
    }
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
                line += item(name);
                if (m_form->knownErrors().contains(name))
                    section.collapsed = false;
            }
            section.lines += line;
        }
        result += section;
    }
    return result;
}

ChangeForm::Item ChangeForm::item(const QString &name) const
{
    if (!m_form->field(name))
        return readOnlyItem(name);
    const BoundField bound = m_form->bound(name);
    Item item;
    item.name = name;
    item.label = bound.label();
    item.helpText = bound.helpText();
    item.prepopulatedFrom = m_admin.options().prepopulatedFields.value(name);
    addRelatedLinks(item);
    return item;
}

ChangeForm::Item ChangeForm::readOnlyItem(const QString &name) const
{
    Item item;
    item.name = name;
    item.readOnly = true;
    const auto column =
            std::find_if(m_readOnly.cbegin(), m_readOnly.cend(),
                         [&name](const Column &candidate) { return candidate.name == name; });
    const Field *field = m_admin.model().findField(name);
    item.label = column != m_readOnly.cend() && !column->description.isEmpty() ? column->description
            : field ? field->verboseName()
                    : Text(labelFromName(name));
    if (field)
        item.helpText = field->options().helpText;

    const bool unsaved = m_mode == Mode::Add;
    if (column != m_readOnly.cend() && column->value) {
        const Value value = column->value(m_object);
        item.text = value.isNone() ? QString() : valueText(value);
        if (column->boolean && !value.isNone())
            item.boolean = value.isTrue();
    } else if (field && field->isManyToMany()) {
        QStringList texts;
        if (!unsaved) {
            const ValueList keys = manyToManyKeys(m_object, *field);
            objects(*field->relatedModel())
                    .filter({{u"pk__in"_s, keys}})
                    .forEach([&texts](const Record &record) {
                        texts += record.toString();
                        return true;
                    });
        }
        item.text = texts.join(u", "_s);
    } else if (field && field->isForeignKey()) {
        const std::optional<Record> target = related(m_object, *field);
        item.text = target ? target->toString() : QString();
    } else if (field) {
        const Value &value = m_object.value(field->index());
        item.text = valueText(*field, value);
        if (field->kind() == FieldKind::Boolean && !value.isNone())
            item.boolean = value.isTrue();
    }
    if (item.text.isEmpty()) {
        item.text = m_admin.emptyValueDisplay().toString();
        item.isEmpty = true;
    }
    addRelatedLinks(item);
    return item;
}

void ChangeForm::addRelatedLinks(Item &item) const
{
    const Field *field = m_admin.model().findField(item.name);
    if (!field || !field->isRelation() || !field->relatedModel())
        return;
    const ModelAdmin *admin = m_admin.site().find(*field->relatedModel());
    if (!admin)
        return;
    item.relatedAdmin = admin;
    item.canAddRelated = !item.readOnly && admin->hasAddPermission(m_request);
    if (field->isManyToMany())
        return;
    item.canViewRelated = admin->hasViewOrChangePermission(m_request);
    item.canChangeRelated = !item.readOnly && admin->hasChangePermission(m_request);
    // Deleting the other object would take this one along.
    item.canDeleteRelated = !item.readOnly && field->options().onDelete != OnDelete::Cascade
            && admin->hasDeletePermission(m_request);
    const Value &key = m_object.value(field->index());
    if (item.canViewRelated && !key.isNone())
        item.relatedPk = quotePk(field->targetField()->toText(key));
}

void ChangeForm::submit(const FormData &data)
{
    submit(data, {});
}

void ChangeForm::submit(const FormData &data, const UploadedFiles &files)
{
    m_form->bind(data, files);
}

bool ChangeForm::isValid()
{
    return canSave() && m_form->isValid();
}

bool ChangeForm::hasChanged()
{
    return m_form->hasChanged();
}

LogEntry::Part ChangeForm::changePart() const
{
    LogEntry::Part part;
    for (const QString &name : m_form->changedData()) {
        // As Django stores them: the labels in English, translated when the log is read.
        const QString label = m_form->bound(name).label().source();
        part.fields += label.isEmpty() ? name : label.at(0).toUpper() + label.mid(1);
    }
    return part;
}

Record ChangeForm::save(AdminRequest &request)
{
    const bool adding = m_mode == Mode::Add;
    const bool permitted = adding ? m_admin.hasAddPermission(request)
                                  : m_admin.hasChangePermission(request, &m_object);
    if (!permitted || !canSave())
        throw PermissionDenied(
                u"You may not change %1."_s.arg(m_admin.model().verboseNamePlural().source()));
    if (!m_form->isValid())
        throw ValueError(u"The form has errors and cannot be saved."_s);

    const QList<LogEntry::Part> parts = adding ? QList<LogEntry::Part>{{LogEntry::Action::Addition}}
            : m_form->hasChanged()             ? QList<LogEntry::Part>{changePart()}
                                               : QList<LogEntry::Part>{};
    m_admin.site().models().databases().connection().atomic([&] {
        m_form->storeFiles();
        m_admin.saveModel(request, m_form->editInstance(), adding);
        m_form->saveManyToMany();
        LogEntry::write(request, m_form->instance(),
                        adding ? LogEntry::Action::Addition : LogEntry::Action::Change, parts);
    });
    m_object = m_form->instance();
    request.tell(AdminRequest::Level::Success,
                 (adding ? QN_TEXT("admin", "The %1 “%2” was added successfully.")
                         : QN_TEXT("admin", "The %1 “%2” was changed successfully."))
                         .arg(m_admin.model().verboseName())
                         .arg(m_object.toString()));
    return m_object;
}

} // namespace Quintette

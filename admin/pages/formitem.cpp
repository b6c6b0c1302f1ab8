// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/formitem.h"

#include "admin/pages/changelist.h"
#include "admin/pages/valuetext.h"
#include "core/forms/boundfield.h"
#include "core/forms/modelform.h"
#include "core/orm/persistence.h"
#include "core/storage/filestorage.h"

namespace Quintette {

const Column *FormItemMaker::findColumn(const QString &name) const
{
    const auto found =
            std::find_if(m_source.readOnly.cbegin(), m_source.readOnly.cend(),
                         [&name](const Column &candidate) { return candidate.name == name; });
    return found == m_source.readOnly.cend() ? nullptr : &*found;
}

Text FormItemMaker::label(const QString &name) const
{
    const Column *column = findColumn(name);
    if (column && !column->description.isEmpty())
        return column->description;
    const Field *field = m_source.model.findField(name);
    return field ? field->verboseName() : Text(labelFromName(name));
}

FormItem FormItemMaker::item(const ModelForm &form, const Record &object, const QString &name) const
{
    if (!form.field(name))
        return readOnlyItem(object, name);
    const BoundField bound = form.bound(name);
    FormItem item;
    item.name = name;
    item.label = bound.label();
    item.helpText = bound.helpText();
    item.prepopulatedFrom = m_source.prepopulated.value(name);
    addRelatedLinks(item, object);
    return item;
}

FormItem FormItemMaker::readOnlyItem(const Record &object, const QString &name) const
{
    FormItem item;
    item.name = name;
    item.readOnly = true;
    item.label = label(name);
    const Column *column = findColumn(name);
    const Field *field = m_source.model.findField(name);
    if (field)
        item.helpText = field->options().helpText;

    if (column && column->value) {
        const Value value = column->value(object);
        item.text = value.isNone() ? QString() : valueText(value);
        if (column->boolean && !value.isNone())
            item.boolean = value.isTrue();
    } else if (field && field->isManyToMany()) {
        QStringList texts;
        if (!object.isAdding()) {
            const AdminSite &site = m_source.site;
            relatedObjects(object, *field).forEach([&](const Record &record) {
                if (site.isVisible(m_source.request, record))
                    texts += record.toString();
                return true;
            });
        }
        item.text = texts.join(u", "_s);
    } else if (field && field->isForeignKey()) {
        const std::optional<Record> target = related(object, *field);
        item.text = target ? m_source.site.visibleText(m_source.request, *target) : QString();
    } else if (field) {
        const Value &value = object.value(field->index());
        item.text = valueText(*field, value);
        if (field->kind() == FieldKind::Boolean && !value.isNone())
            item.boolean = value.isTrue();
        const bool isFile = field->kind() == FieldKind::File || field->kind() == FieldKind::Image;
        const auto &files =
                field->options().storage ? field->options().storage : m_source.site.files;
        if (isFile && files)
            item.fileUrl = files->url(value.isNone() ? QString() : value.toString());
    }
    if (item.text.isEmpty()) {
        item.text = m_source.emptyValue.toString();
        item.isEmpty = true;
    }
    addRelatedLinks(item, object);
    return item;
}

void FormItemMaker::addRelatedLinks(FormItem &item, const Record &object) const
{
    const Field *field = m_source.model.findField(item.name);
    if (!field || !field->isRelation() || !field->relatedModel())
        return;
    const ModelAdmin *admin = m_source.site.find(*field->relatedModel());
    if (!admin)
        return;
    const AdminRequest &request = m_source.request;
    item.relatedAdmin = admin;
    item.canAddRelated = !item.readOnly && admin->hasAddPermission(request);
    item.relatedKeyField = field->isManyToMany() ? admin->model().primaryKey().name()
                                                 : field->targetField()->name();
    if (field->isManyToMany()) {
        item.canViewRelated = admin->hasViewOrChangePermission(request); // to look objects up
        return;
    }
    item.canViewRelated = admin->hasViewOrChangePermission(request);
    item.canChangeRelated = !item.readOnly && admin->hasChangePermission(request);
    // Deleting the other object would take this one along.
    item.canDeleteRelated = !item.readOnly && field->options().onDelete != OnDelete::Cascade
            && admin->hasDeletePermission(request);
    const Value &key = object.value(field->index());
    const bool isKept =
            !key.isNone() && m_source.site.hasRowPolicy(request, *field->relatedModel());
    if (isKept && !admin->queryset(request).filter({{field->targetField()->name(), key}}).exists())
        return;
    if (!item.canViewRelated || key.isNone())
        return;
    const ModelInfo &model = admin->model();
    if (field->targetField()->isPrimaryKey())
        item.relatedPk = quotePk(field->targetField()->toText(key));
    else if (const std::optional<Record> target = related(object, *field))
        item.relatedPk = quotePk(model.primaryKey().toText(target->pk()));
}

} // namespace Quintette

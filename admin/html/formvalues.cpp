// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/formvalues.h"

#include "admin/site/limitparameters.h"
#include "core/forms/boundfield.h"
#include "core/forms/modelform.h"

namespace Quintette {
namespace {

bool isSearched(WidgetKind kind)
{
    return kind == WidgetKind::Autocomplete || kind == WidgetKind::AutocompleteMultiple;
}

bool isRaw(WidgetKind kind)
{
    return kind == WidgetKind::RawId || kind == WidgetKind::RawIdMultiple;
}

/// Data that the scripts of some widgets read; without scripts they are plain inputs.
Dict widgetAttributes(const ModelInfo &model, const FormItem &item, const WidgetSpec &widget,
                      const AdminUrls &urls, Dict attributes)
{
    if (isSearched(widget.kind)) {
        attributes.insert(u"data-autocomplete"_s, urls.autocomplete(model, item.name));
    }
    if (widget.kind == WidgetKind::FilteredSelectMultiple)
        attributes.insert(u"data-selector"_s, widget.isVertical ? u"vertical"_s : u"horizontal"_s);
    if (!item.prepopulatedFrom.isEmpty())
        attributes.insert(u"data-prepopulate"_s, item.prepopulatedFrom.join(u' '));
    return attributes;
}

/// Links beside a relation: their pages open as dialogs. "__fk__" stands for what is chosen in the
/// select, which the script of the page fills in.
Value relatedValues(const ModelInfo &model, const FormItem &item, const WidgetSpec &widget,
                    const AdminUrls &urls)
{
    if (!item.relatedAdmin)
        return {};
    const ModelAdmin &admin = *item.relatedAdmin;
    const Parameters popup{{u"_popup"_s, u"1"_s}, {u"_to_field"_s, item.relatedKeyField}};
    const QString source = model.appLabel() + u'.' + model.modelName();
    Dict links;
    if (item.canAddRelated)
        links.insert(u"add"_s,
                     urls.add(admin)
                             + AdminUrls::query(popup + Parameters{{u"_source_model"_s, source}}));
    const auto insertPage = [&](const QString &name, const QString &page) {
        const QString chosen = item.relatedPk.isEmpty()
                ? QString()
                : urls.object(admin, item.relatedPk, page) + AdminUrls::query({popup.first()});
        links.insert(name,
                     Dict{{u"url"_s, chosen},
                          {u"template"_s,
                           urls.object(admin, u"__fk__"_s, page) + AdminUrls::query(popup)}});
    };
    if (!widget.isMultiple() && item.canChangeRelated)
        insertPage(u"change"_s, u"change"_s);
    else if (!widget.isMultiple() && item.canViewRelated)
        insertPage(u"view"_s, u"change"_s);
    if (!widget.isMultiple() && item.canDeleteRelated)
        insertPage(u"delete"_s, u"delete"_s);
    if (isRaw(widget.kind) && item.canViewRelated) {
        const std::optional<Q> limit = model.findField(item.name)->limitChoicesTo();
        links.insert(u"list"_s,
                     urls.list(admin)
                             + AdminUrls::query(limitParameters(limit.value_or(Q())) + popup));
    }
    if (links.isEmpty())
        return {};
    links.insert(u"model"_s, admin.model().appLabel() + u'.' + admin.model().modelName());
    links.insert(u"key"_s, item.relatedKeyField);
    links.insert(u"many"_s, widget.isMultiple());
    return links;
}

QString severalHelp()
{
    const Text text = QN_TEXT(
            "admin", "Hold down “Control”, or “Command” on a Mac, to select more than one.");
    return u"<div class=\"helptext\">"_s + text.toString().toHtmlEscaped() + u"</div>"_s;
}

Dict readOnlyValues(const FormItem &item, const AdminUrls &urls)
{
    Dict values{{u"name"_s, item.name},
                {u"label"_s, item.label},
                {u"help_text"_s, item.helpText},
                {u"read_only"_s, true},
                {u"text"_s, item.text},
                {u"is_empty"_s, item.isEmpty},
                {u"has_boolean"_s, item.boolean.has_value()}};
    if (item.boolean) {
        values.insert(u"mark"_s, *item.boolean ? u"yes"_s : u"no"_s);
        values.insert(u"mark_label"_s,
                      *item.boolean ? QN_TEXT("admin", "Yes") : QN_TEXT("admin", "No"));
    }
    if (!item.fileUrl.isEmpty())
        values.insert(u"related_url"_s, item.fileUrl);
    if (item.relatedAdmin && !item.relatedPk.isEmpty())
        values.insert(u"related_url"_s, urls.object(*item.relatedAdmin, item.relatedPk));
    return values;
}

} // namespace

Dict fieldValues(const BoundField &field, const Dict &attributes)
{
    return Dict{{u"name"_s, field.name()},
                {u"label"_s, field.label()},
                {u"required"_s, field.isRequired()},
                {u"id"_s, field.idForLabel()},
                {u"group"_s, field.widget().needsFieldset()},
                {u"check"_s, field.widget().kind == WidgetKind::Checkbox},
                {u"described_by"_s, field.describedBy()},
                {u"widget"_s, Value::safe(field.widgetHtml(attributes))},
                {u"errors"_s, Value::safe(field.errorsHtml())},
                {u"help"_s, Value::safe(field.helpHtml())}};
}

Value fieldList(const Form &form, const QStringList &skipped)
{
    ValueList fields;
    for (const BoundField &field : form.boundFields()) {
        if (!skipped.contains(field.name()))
            fields += fieldValues(field);
    }
    return fields;
}

Dict formItemValues(const ModelForm &form, const ModelInfo &model, const FormItem &item,
                    const AdminUrls &urls, const Dict &attributes)
{
    if (item.readOnly)
        return readOnlyValues(item, urls);
    const BoundField field = form.bound(item.name);
    Dict values =
            fieldValues(field, widgetAttributes(model, item, field.widget(), urls, attributes));
    // The two boxes and the fields to type into need no keys held down.
    if (field.widget().kind == WidgetKind::SelectMultiple)
        values.insert(u"help"_s, Value::safe(field.helpHtml() + severalHelp()));
    values.insert(u"related"_s, relatedValues(model, item, field.widget(), urls));
    return values;
}

Value sectionValues(const ChangeForm &page, const AdminUrls &urls)
{
    ValueList sections;
    for (const ChangeForm::Section &section : page.sections()) {
        ValueList lines;
        for (const QList<ChangeForm::Item> &line : section.lines) {
            ValueList items;
            for (const FormItem &item : line)
                items += formItemValues(page.form(), page.admin().model(), item, urls);
            lines += Value(items);
        }
        sections += Dict{{u"name"_s, section.name},
                         {u"description"_s, section.description},
                         {u"collapsible"_s, section.collapsed},
                         {u"collapsed"_s, section.collapsed},
                         {u"wide"_s, section.wide},
                         {u"lines"_s, lines}};
    }
    return sections;
}

} // namespace Quintette

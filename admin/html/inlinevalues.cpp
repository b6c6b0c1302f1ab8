// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/html/inlinevalues.h"

#include "admin/html/formvalues.h"
#include "admin/html/hiddeninputs.h"
#include "core/forms/boundfield.h"
#include "core/forms/html.h"
#include "core/forms/modelform.h"

namespace Quintette {
namespace {

/// In a table the column's heading is no label for a screen reader: inputs say what they are.
Dict cellAttributes(const InlineGroup::Row &row, const FormItem &item)
{
    const QString label =
            row.text.isEmpty() ? item.label.toString() : item.label.toString() + u": "_s + row.text;
    return {{u"aria-label"_s, label}};
}

Value deleteBox(const InlineGroup &group, const InlineGroup::Row &row)
{
    // What is not stored yet is taken away by the page's script.
    if (!row.canDelete)
        return {};
    Dict attributes{{u"id"_s, u"id_"_s + row.deleteName()}};
    if (group.options().style == InlineOptions::Style::Tabular)
        attributes.insert(u"aria-label"_s, QN_TEXT("admin", "Delete %1").arg(row.text).toString());
    return Value::safe(
            Html::widget(WidgetKind::Checkbox, row.deleteName(), row.isMarkedDeleted, attributes));
}

/// The items of a row in the groups that the inline declares.
Value sectionValues(const InlineGroup &group, const InlineGroup::Row &row, const ValueList &items)
{
    QHash<QString, Value> byName;
    for (qsizetype i = 0; i < items.size(); ++i)
        byName.insert(row.items[i].name, items[i]);
    ValueList sections;
    for (const Fieldset &fieldset : group.fieldsets()) {
        ValueList lines;
        bool isCollapsed = fieldset.collapsed && !fieldset.name.isEmpty();
        for (const QStringList &names : fieldset.lines) {
            ValueList line;
            for (const QString &name : names) {
                line += byName.value(name);
                if (row.form->knownErrors().contains(name))
                    isCollapsed = false;
            }
            lines += Value(line);
        }
        sections += Dict{{u"name"_s, fieldset.name},
                         {u"description"_s, fieldset.description},
                         {u"collapsed"_s, isCollapsed},
                         {u"lines"_s, lines}};
    }
    return sections;
}

Value rowValues(const InlineGroup &group, const InlineGroup::Row &row, int number,
                const AdminUrls &urls)
{
    const bool isTabular = group.options().style == InlineOptions::Style::Tabular;
    ValueList items;
    for (const FormItem &item : row.items)
        items += formItemValues(*row.form, group.model(), item, urls,
                                isTabular ? cellAttributes(row, item) : Dict());
    const QString title = row.isTemplate || row.isNew ? group.rowName().toString() + u" #"_s
                    + (row.isTemplate ? u"__prefix__"_s : QString::number(number + 1))
                                                      : row.text;
    return Dict{{u"items"_s, items},
                {u"sections"_s, isTabular ? Value() : sectionValues(group, row, items)},
                {u"title"_s, title},
                {u"is_template"_s, row.isTemplate},
                {u"is_new"_s, row.isNew},
                {u"is_deleted"_s, row.isMarkedDeleted},
                {u"text"_s, row.text},
                {u"change_url"_s,
                 row.ownAdmin ? Value(urls.object(*row.ownAdmin, row.quotedPk)) : Value()},
                {u"site_url"_s, row.viewOnSiteUrl},
                {u"hidden"_s, hiddenInputs(row.hiddenValues())},
                {u"errors"_s, Value::safe(Html::errorList(row.errors))},
                {u"delete"_s, deleteBox(group, row)}};
}

} // namespace

Value inlineValues(const ChangeForm &page, const AdminUrls &urls)
{
    ValueList groups;
    for (const auto &group : page.inlines()) {
        const bool isTabular = group->options().style == InlineOptions::Style::Tabular;
        ValueList headers;
        const QList<InlineGroup::Header> columns = group->headers();
        for (const InlineGroup::Header &header : columns)
            headers += Dict{{u"text"_s, header.label},
                            {u"help"_s, header.helpText},
                            {u"required"_s, header.isRequired}};
        ValueList rows;
        int number = 0;
        const QList<InlineGroup::Row> shown = group->rows();
        for (const InlineGroup::Row &row : shown)
            rows += rowValues(*group, row, number++, urls);
        const QString note = group->hiddenRows() == 0
                ? QString()
                : QN_PLURAL("admin", "%n more row(s) are not shown here.")
                          .plural(group->hiddenRows())
                          .toString();
        const QString usual = isTabular ? u"admin/edit_inline/tabular.html"_s
                                        : u"admin/edit_inline/stacked.html"_s;
        const QString &own = group->options().templateName;
        groups += Dict{{u"template"_s, own.isEmpty() ? usual : own},
                       {u"prefix"_s, group->prefix()},
                       {u"title"_s, group->title()},
                       {u"row_name"_s, group->rowName()},
                       {u"position_field"_s, group->options().positionField},
                       {u"headers"_s, headers},
                       {u"rows"_s, rows},
                       {u"note"_s, note},
                       {u"can_add"_s, group->canAdd()},
                       {u"can_delete"_s, group->canDelete()},
                       {u"collapsible"_s, group->options().collapsed},
                       {u"collapsed"_s, group->isCollapsed()},
                       {u"management"_s, hiddenInputs(group->managementValues())},
                       {u"errors"_s, Value::safe(Html::errorList(group->errors()))}};
    }
    return groups;
}

} // namespace Quintette

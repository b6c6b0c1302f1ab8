// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/html.h"

#include "core/forms/boundfield.h"

namespace Quintette::Html {

bool mayBeRequired(const WidgetSpec &widget, const Value &initial)
{
    switch (widget.kind) {
    case WidgetKind::CheckboxMultiple: // would demand every single box
    case WidgetKind::FilteredSelectMultiple:
    case WidgetKind::Autocomplete:
    case WidgetKind::AutocompleteMultiple:
        return false;
    case WidgetKind::File:
    case WidgetKind::ClearableFile:
        return !initial.isTrue();
    case WidgetKind::Select: {
        // HTML allows it only where the first option is an empty one.
        if (widget.modelChoices)
            return widget.modelChoices->emptyLabel.has_value();
        return !widget.choices.isEmpty() && FormField::isEmpty(widget.choices.first().value);
    }
    default:
        return true;
    }
}

QString label(const QString &text, const QString &forId, bool required)
{
    QString html = u"<label"_s;
    if (!forId.isEmpty())
        html += " for=\""_L1 + forId.toHtmlEscaped() + u'"';
    if (required)
        html += " class=\"required\""_L1;
    return html + u'>' + text.toHtmlEscaped() + "</label>"_L1;
}

QString legend(const QString &text, bool required)
{
    return (required ? "<legend class=\"required\">"_L1 : "<legend>"_L1) + text.toHtmlEscaped()
            + "</legend>"_L1;
}

QString errorList(const FormErrors::Items &items, const QString &id)
{
    if (items.isEmpty())
        return {};
    QString html = u"<ul class=\"errorlist\""_s;
    if (!id.isEmpty())
        html += " id=\""_L1 + id.toHtmlEscaped() + u'"';
    html += u'>';
    for (const ValidationError::Item &item : items)
        html += "<li>"_L1 + item.message.toString().toHtmlEscaped() + "</li>"_L1;
    return html + "</ul>"_L1;
}

QString attributeText(const Dict &attributes)
{
    QString text;
    for (const Dict::Item &item : attributes) {
        if (item.value.isNone() || item.value == Value(false))
            continue;
        text += u' ' + item.key;
        if (item.value.type() != Value::Type::Bool)
            text += "=\""_L1 + item.value.toString().toHtmlEscaped() + u'"';
    }
    return text;
}

} // namespace Quintette::Html

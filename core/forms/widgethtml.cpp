// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/html.h"

#include "core/forms/filevalue.h"
#include "core/forms/widgetdata.h"
#include "core/storage/filestorage.h"

#include <QSet>

namespace Quintette::Html {
namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

/// A value as an input carries it: dates as ISO, which is what date inputs want and every language
/// accepts.
QString inputText(const WidgetSpec &widget, const Value &value)
{
    if (value.isNone())
        return {};
    if (value.type() == Value::Type::DateTime) {
        const DateTime time = value.dateTime();
        const QChar separator = widget.kind == WidgetKind::DateTime ? u'T' : u' ';
        return dateToString(time.date()) + separator
                + Time(time.time().hour(), time.time().minute(), time.time().second()).toString();
    }
    if (value.type() == Value::Type::Time) {
        const Time time = value.time();
        return Time(time.hour(), time.minute(), time.second()).toString();
    }
    return value.toString();
}

QSet<QString> chosenTexts(const Value &value)
{
    QSet<QString> chosen;
    if (value.isList()) {
        for (const Value &item : value.list())
            chosen += item.toString();
    } else {
        chosen += value.isNone() ? QString() : value.toString();
    }
    return chosen;
}

QString input(const WidgetSpec &widget, const QString &type, const QString &name,
              const QString &text, const Dict &attributes)
{
    QString html = "<input type=\""_L1 + type + "\" name=\""_L1 + escaped(name) + u'"';
    const bool showsValue = type != u"password" || widget.renderValue;
    if (!text.isEmpty() && showsValue)
        html += " value=\""_L1 + escaped(text) + u'"';
    return html + attributeText(attributes) + u'>';
}

QString options(const WidgetSpec &widget, const Value &value)
{
    const QSet<QString> chosen = chosenTexts(value);
    QString html;
    QString group;
    for (const Choice &choice : widget.options()) {
        const QString choiceGroup = choice.group.toString();
        if (choiceGroup != group) {
            if (!group.isEmpty())
                html += "</optgroup>"_L1;
            if (!choiceGroup.isEmpty())
                html += "<optgroup label=\""_L1 + escaped(choiceGroup) + "\">"_L1;
            group = choiceGroup;
        }
        const QString text = choice.value.isNone() ? QString() : choice.value.toString();
        html += "<option value=\""_L1 + escaped(text)
                + (chosen.contains(text) ? "\" selected>"_L1 : "\">"_L1)
                + escaped(choice.label.toString()) + "</option>"_L1;
    }
    return group.isEmpty() ? html : html + "</optgroup>"_L1;
}

QString select(const WidgetSpec &widget, const QString &name, const Value &value,
               const Dict &attributes)
{
    Value shown = value;
    if (widget.kind == WidgetKind::NullBoolean)
        shown = value.isNone() ? u"unknown"_s : value.isTrue() ? u"true"_s : u"false"_s;
    return "<select name=\""_L1 + escaped(name) + u'"'
            + (widget.isMultiple() ? u" multiple"_s : QString()) + attributeText(attributes) + u'>'
            + options(widget, shown) + "</select>"_L1;
}

/// The objects that are chosen already, as the only options: the rest is fetched when somebody
/// types.
QString chosenOnly(const WidgetSpec &widget, const QString &name, const Value &value,
                   const Dict &attributes)
{
    QString html = "<select name=\""_L1 + escaped(name) + u'"'
            + (widget.isMultiple() ? u" multiple"_s : QString()) + attributeText(attributes) + u'>';
    if (!widget.isMultiple())
        html += "<option value=\"\"></option>"_L1;
    if (widget.modelChoices) {
        const QSet<QString> chosen = chosenTexts(value);
        for (const Record &object : widget.modelChoices->find(chosen.values()))
            html += "<option value=\""_L1 + escaped(widget.modelChoices->key(object))
                    + "\" selected>"_L1 + escaped(widget.modelChoices->labelOf(object))
                    + "</option>"_L1;
    }
    return html + "</select>"_L1;
}

QString checks(const WidgetSpec &widget, const QString &name, const Value &value,
               const Dict &attributes)
{
    const QString type = widget.kind == WidgetKind::Radio ? u"radio"_s : u"checkbox"_s;
    const QSet<QString> chosen = chosenTexts(value);
    Dict own = attributes;
    const QString id = own.value(u"id").isNone() ? QString() : own.value(u"id").toString();
    QString html = u"<div"_s
            + attributeText({{u"id"_s, id.isEmpty() ? Value() : Value(id)},
                             {u"class"_s, widget.isVertical ? u"choices"_s : u"choices inline"_s}})
            + u'>';
    int index = 0;
    for (const Choice &choice : widget.options()) {
        const QString text = choice.value.isNone() ? QString() : choice.value.toString();
        const QString choiceId = id.isEmpty() ? QString() : id + u'_' + QString::number(index++);
        own.insert(u"id"_s, choiceId.isEmpty() ? Value() : Value(choiceId));
        own.insert(u"checked"_s, chosen.contains(text));
        html += u"<div><label"_s
                + attributeText({{u"for"_s, choiceId.isEmpty() ? Value() : Value(choiceId)}}) + u'>'
                + "<input type=\""_L1 + type + "\" name=\""_L1 + escaped(name) + "\" value=\""_L1
                + escaped(text) + u'"' + attributeText(own) + "> "_L1
                + escaped(choice.label.toString()) + "</label></div>"_L1;
    }
    return html + "</div>"_L1;
}

/// Year, month and day of a date, or of a text that was to be one.
ValueList dateParts(const Value &value)
{
    if (value.type() == Value::Type::Date)
        return {value.date().year(), value.date().month(), value.date().day()};
    if (!value.isText())
        return {};
    ValueList parts;
    for (const QString &text : value.toString().split(u'-')) {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        parts += isNumber && number != 0 ? Value(number) : Value();
    }
    return parts;
}

/// One input per part, each with the attributes of the whole and an id of its own.
QString allParts(const WidgetSpec &widget, const QString &name, const Value &value,
                 const Dict &attributes)
{
    const ValueList values = widget.kind == WidgetKind::SelectDate ? dateParts(value)
            : value.isList()                                       ? value.list()
                                                                   : ValueList();
    const QString id =
            attributes.value(u"id").isNone() ? QString() : attributes.value(u"id").toString();
    QString html;
    qsizetype index = 0;
    for (const WidgetSpec &part : widget.allParts()) {
        Dict own = attributes;
        if (!id.isEmpty())
            own.insert(u"id"_s, widget.partName(id, index));
        html += Html::widget(part, widget.partName(name, index), values.value(index), own);
        ++index;
    }
    if (widget.isHidden())
        return html;
    return "<span class=\"several\">"_L1 + html + "</span>"_L1;
}

QString file(const WidgetSpec &widget, const QString &name, const Value &value,
             const Dict &attributes)
{
    QString html;
    const bool hasFile =
            value.isTrue() && !value.objectAs<FileValue>() && value.type() != Value::Type::Bool;
    if (widget.kind == WidgetKind::ClearableFile && hasFile) {
        const QString url = widget.files ? widget.files->url(value.toString()) : QString();
        const QString fileName = escaped(value.toString());
        const QString link =
                url.isEmpty() ? fileName : u"<a href=\"%1\">%2</a>"_s.arg(escaped(url), fileName);
        html += "<span class=\"current-file\">"_L1
                + escaped(QN_TEXT("forms", "Currently: %1").toString()).replace("%1"_L1, link)
                + "</span> "_L1;
        if (!attributes.value(u"required").isTrue() && !attributes.value(u"data-required").isTrue())
            html += "<label class=\"clear-file\"><input type=\"checkbox\" name=\""_L1
                    + escaped(clearName(name)) + "\"> "_L1
                    + escaped(QN_TEXT("forms", "Clear").toString()) + "</label> "_L1;
    }
    Dict own = attributes;
    own.remove(u"data-required");
    return html + input(widget, u"file"_s, name, {}, own);
}

} // namespace

QString inputType(WidgetKind kind)
{
    switch (kind) {
    case WidgetKind::Number:
        return u"number"_s;
    case WidgetKind::Email:
        return u"email"_s;
    case WidgetKind::Url:
        return u"url"_s;
    case WidgetKind::Password:
        return u"password"_s;
    case WidgetKind::Hidden:
        return u"hidden"_s;
    case WidgetKind::Date:
        return u"date"_s;
    case WidgetKind::Time:
        return u"time"_s;
    case WidgetKind::DateTime:
        return u"datetime-local"_s;
    case WidgetKind::Color:
        return u"color"_s;
    case WidgetKind::Search:
        return u"search"_s;
    case WidgetKind::Telephone:
        return u"tel"_s;
    case WidgetKind::File:
    case WidgetKind::ClearableFile:
        return u"file"_s;
    default:
        return u"text"_s;
    }
}

QString widget(const WidgetSpec &widget, const QString &name, const Value &value,
               const Dict &attributes)
{
    Dict all = widget.attributes;
    for (const Dict::Item &item : attributes)
        all.insert(item.key, item.value);
    switch (widget.kind) {
    case WidgetKind::Textarea: {
        Dict area{{u"cols"_s, 40}, {u"rows"_s, 10}};
        for (const Dict::Item &item : all)
            area.insert(item.key, item.value);
        // The parser drops one line break after the tag, so there is one more to drop.
        return "<textarea name=\""_L1 + escaped(name) + u'"' + attributeText(area) + ">\n"_L1
                + escaped(inputText(widget, value)) + "</textarea>"_L1;
    }
    case WidgetKind::Checkbox: {
        const bool plain =
                value.type() == Value::Type::Bool || value.isNone() || value == Value(QString());
        const QString lower = value.isString() ? value.string().toLower() : QString();
        all.insert(u"checked"_s, value.isTrue() && lower != u"false");
        return input(widget, u"checkbox"_s, name, plain ? QString() : value.toString(), all);
    }
    case WidgetKind::Select:
    case WidgetKind::NullBoolean:
    case WidgetKind::SelectMultiple:
    case WidgetKind::FilteredSelectMultiple:
        return select(widget, name, value, all);
    case WidgetKind::Autocomplete:
    case WidgetKind::AutocompleteMultiple:
        return chosenOnly(widget, name, value, all);
    case WidgetKind::Radio:
    case WidgetKind::CheckboxMultiple:
        return checks(widget, name, value, all);
    case WidgetKind::SplitDateTime:
    case WidgetKind::SplitHiddenDateTime:
    case WidgetKind::SelectDate:
    case WidgetKind::Multi:
        return allParts(widget, name, value, all);
    case WidgetKind::File:
    case WidgetKind::ClearableFile:
        return file(widget, name, value, all);
    case WidgetKind::RawIdMultiple:
        return input(widget, u"text"_s, name, QStringList(chosenTexts(value).values()).join(u','),
                     all);
    case WidgetKind::MultipleHidden: {
        QString html;
        for (const QString &text : chosenTexts(value))
            html += input(widget, u"hidden"_s, name, text, {});
        return html;
    }
    default:
        return input(widget, inputType(widget.kind), name, inputText(widget, value), all);
    }
}

} // namespace Quintette::Html

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/widgetdata.h"

#include "core/forms/filevalue.h"

#include <QRegularExpression>

namespace Quintette {
namespace {

Value textOrNone(const FormData &data, const QString &name)
{
    const std::optional<QString> text = data.find(name);
    return text ? Value(*text) : Value();
}

/// "True" and "False" are what hidden inputs carry; any other text means the box was there, and
/// ticked.
Value checkboxValue(const FormData &data, const QString &name)
{
    const std::optional<QString> text = data.find(name);
    if (!text)
        return false;
    const QString lower = text->toLower();
    return lower == u"true" || (lower != u"false" && !text->isEmpty());
}

Value fileValue(const WidgetSpec &widget, const QString &name, const FormData &data,
                const UploadedFiles &files)
{
    const UploadedFile *file = files.find(name);
    const bool clears = widget.kind == WidgetKind::ClearableFile
            && checkboxValue(data, clearName(name)).isTrue();
    if (file)
        return clears ? Value(new FileContradiction) : Value(new FileValue(*file));
    return clears ? Value(false) : Value();
}

ValueList partValues(const WidgetSpec &widget, const QString &name, const FormData &data,
                     const UploadedFiles &files)
{
    ValueList values;
    for (const WidgetSpec &part : widget.allParts())
        values += submittedValue(part, widget.partName(name, values.size()), data, files);
    return values;
}

/// One text for three choices, which the field then reads: ISO, and what is no date where one was
/// left open. None where one was not sent, or none chosen.
Value selectedDate(const ValueList &parts)
{
    QStringList texts;
    for (const Value &part : parts) {
        if (part.isNone())
            return {};
        texts += part.toString();
    }
    if (texts.join(QString()).isEmpty())
        return {};
    texts.replaceInStrings(QRegularExpression(u"\\A\\z"_s), u"0"_s);
    bool isYear = false;
    bool isMonth = false;
    bool isDay = false;
    const QDate date(texts[0].trimmed().toInt(&isYear), texts[1].trimmed().toInt(&isMonth),
                     texts[2].trimmed().toInt(&isDay));
    const bool isDate = isYear && isMonth && isDay && date.isValid();
    return isDate ? dateToString(date) : texts.join(u'-');
}

bool allPartsOmitted(const WidgetSpec &widget, const QString &name, const FormData &data,
                     const UploadedFiles &files)
{
    qsizetype index = 0;
    for (const WidgetSpec &part : widget.allParts()) {
        if (!isOmitted(part, widget.partName(name, index++), data, files))
            return false;
    }
    return true;
}

} // namespace

QString clearName(const QString &name)
{
    return name + u"-clear"_s;
}

Value submittedValue(const WidgetSpec &widget, const QString &name, const FormData &data,
                     const UploadedFiles &files)
{
    switch (widget.kind) {
    case WidgetKind::Checkbox:
        return checkboxValue(data, name);
    case WidgetKind::NullBoolean: {
        const QString text = data.value(name);
        if (text == u"true" || text == u"True" || text == u"2")
            return true;
        if (text == u"false" || text == u"False" || text == u"3")
            return false;
        return {};
    }
    case WidgetKind::SplitDateTime:
    case WidgetKind::SplitHiddenDateTime:
    case WidgetKind::Multi:
        return partValues(widget, name, data, files);
    case WidgetKind::SelectDate:
        return selectedDate(partValues(widget, name, data, files));
    case WidgetKind::RawIdMultiple:
    case WidgetKind::RawId: {
        if (widget.kind == WidgetKind::RawId)
            return textOrNone(data, name);
        const QString text = data.value(name);
        return text.isEmpty() ? Value() : Value(text.split(u','));
    }
    case WidgetKind::File:
    case WidgetKind::ClearableFile:
        return fileValue(widget, name, data, files);
    default:
        if (widget.isMultiple())
            return data.contains(name) ? Value(data.values(name)) : Value(ValueList());
        return textOrNone(data, name);
    }
}

bool isOmitted(const WidgetSpec &widget, const QString &name, const FormData &data,
               const UploadedFiles &files)
{
    switch (widget.kind) {
    case WidgetKind::Checkbox:
    case WidgetKind::CheckboxMultiple:
    case WidgetKind::SelectMultiple:
    case WidgetKind::AutocompleteMultiple:
    case WidgetKind::FilteredSelectMultiple:
        return false; // nothing chosen and nothing sent look alike
    case WidgetKind::SplitDateTime:
    case WidgetKind::SplitHiddenDateTime:
    case WidgetKind::SelectDate:
    case WidgetKind::Multi:
        return allPartsOmitted(widget, name, data, files);
    case WidgetKind::File:
        return !files.contains(name);
    case WidgetKind::ClearableFile:
        return !files.contains(name) && !data.contains(clearName(name));
    default:
        return !data.contains(name);
    }
}

} // namespace Quintette

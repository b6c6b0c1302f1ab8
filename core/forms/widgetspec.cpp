// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/widgetspec.h"

#include "core/base/error.h"

namespace Quintette {

const Field &ModelChoices::keyField() const
{
    return toField.isEmpty() ? query.model().primaryKey() : query.model().field(toField);
}

QString ModelChoices::key(const Record &object) const
{
    const Field &field = keyField();
    return field.toText(object.value(field.index()));
}

QList<Record> ModelChoices::find(const QStringList &keys) const
{
    const Field &field = keyField();
    ValueList values;
    for (const QString &key : keys) {
        try {
            const Value value = field.toValue(key);
            if (!value.isNone())
                values += value;
        } catch (const ValidationError &) {
            // Not the text of any key, so no object has it.
        }
    }
    if (values.isEmpty())
        return {};
    return query.filter(Q{{field.name() + u"__in"_s, values}}).toList();
}

QList<Choice> ModelChoices::load(int limit) const
{
    QList<Choice> choices;
    if (emptyLabel)
        choices += Choice{u""_s, *emptyLabel};
    const QuerySet limited = limit < 0 ? query : query.slice(0, limit);
    limited.forEach([&](const Record &object) {
        choices += Choice{key(object), labelOf(object), group ? group(object) : Text()};
        return true;
    });
    return choices;
}

bool WidgetSpec::isHidden() const
{
    return kind == WidgetKind::Hidden || kind == WidgetKind::MultipleHidden
            || kind == WidgetKind::SplitHiddenDateTime;
}

bool WidgetSpec::isMultiple() const
{
    switch (kind) {
    case WidgetKind::MultipleHidden:
    case WidgetKind::SelectMultiple:
    case WidgetKind::CheckboxMultiple:
    case WidgetKind::AutocompleteMultiple:
    case WidgetKind::RawIdMultiple:
    case WidgetKind::FilteredSelectMultiple:
        return true;
    default:
        return false;
    }
}

bool WidgetSpec::needsFieldset() const
{
    return kind == WidgetKind::Radio || kind == WidgetKind::CheckboxMultiple
            || kind == WidgetKind::SplitDateTime || kind == WidgetKind::ClearableFile;
}

QList<Choice> WidgetSpec::options() const
{
    if (modelChoices && choices.isEmpty())
        return modelChoices->load();
    if (kind == WidgetKind::NullBoolean && choices.isEmpty())
        return {{u"unknown"_s, QN_TEXT("forms", "Unknown")},
                {u"true"_s, QN_TEXT("forms", "Yes")},
                {u"false"_s, QN_TEXT("forms", "No")}};
    return choices;
}

} // namespace Quintette

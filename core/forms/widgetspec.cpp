// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forms/widgetspec.h"

#include "core/base/error.h"
#include "core/i18n/language.h"
#include "core/i18n/localeformats.h"

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
    if (kind == WidgetKind::Multi)
        return std::all_of(parts.cbegin(), parts.cend(),
                           [](const WidgetSpec &part) { return part.isHidden(); });
    return kind == WidgetKind::Hidden || kind == WidgetKind::MultipleHidden
            || kind == WidgetKind::SplitHiddenDateTime;
}

bool WidgetSpec::needsMultipart() const
{
    return kind == WidgetKind::File || kind == WidgetKind::ClearableFile
            || std::any_of(parts.cbegin(), parts.cend(),
                           [](const WidgetSpec &part) { return part.needsMultipart(); });
}

bool WidgetSpec::hasParts() const
{
    return kind == WidgetKind::Multi || kind == WidgetKind::SplitDateTime
            || kind == WidgetKind::SplitHiddenDateTime || kind == WidgetKind::SelectDate;
}

/// Year, month and day to choose from, each with nothing chosen at first.
static std::vector<WidgetSpec> dateSelects(const QList<Choice> &years)
{
    constexpr int months = 12;
    constexpr int days = 31;
    constexpr int yearsAhead = 10;
    const auto numbers = [](int first, int count) {
        QList<Choice> choices;
        for (int number = first; number < first + count; ++number)
            choices += Choice{number, QString::number(number)};
        return choices;
    };
    const auto select = [](const Text &name, const QList<Choice> &choices) {
        WidgetSpec part(WidgetKind::Select);
        part.choices = QList<Choice>{{QString(), QString(u"---"_s)}} + choices;
        part.attributes.insert(u"aria-label"_s, name);
        return part;
    };
    QList<Choice> monthNames;
    for (int month = 1; month <= months; ++month)
        monthNames += Choice{month, monthName(activeLanguage(), month)};
    return {select(QN_TEXT("forms", "Year"),
                   years.isEmpty() ? numbers(QDate::currentDate().year(), yearsAhead) : years),
            select(QN_TEXT("forms", "Month"), monthNames),
            select(QN_TEXT("forms", "Day"), numbers(1, days))};
}

std::vector<WidgetSpec> WidgetSpec::allParts() const
{
    if (kind == WidgetKind::SplitHiddenDateTime)
        return {WidgetKind::Hidden, WidgetKind::Hidden};
    if (kind == WidgetKind::SelectDate)
        return dateSelects(choices);
    if (kind != WidgetKind::SplitDateTime)
        return parts;
    WidgetSpec date(WidgetKind::Date);
    date.attributes.insert(u"aria-label"_s, QN_TEXT("forms", "Date"));
    WidgetSpec time(WidgetKind::Time);
    time.attributes.insert(u"aria-label"_s, QN_TEXT("forms", "Time"));
    time.attributes.insert(u"step"_s, 1); // seconds
    return {date, time};
}

QString WidgetSpec::partName(const QString &name, qsizetype index) const
{
    static const QStringList ofDate{u"year"_s, u"month"_s, u"day"_s};
    const QStringList &names = kind == WidgetKind::SelectDate ? ofDate : partNames;
    return name + u'_' + (index < names.size() ? names[index] : QString::number(index));
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
            || kind == WidgetKind::SplitDateTime || kind == WidgetKind::Multi
            || kind == WidgetKind::SelectDate || kind == WidgetKind::ClearableFile;
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

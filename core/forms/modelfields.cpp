// SPDX-License-Identifier: GPL-3.0-or-later
// Which form field edits which kind of model field.
#include "core/forms/fields/booleanfield.h"
#include "core/forms/fields/charfield.h"
#include "core/forms/fields/choicefield.h"
#include "core/forms/fields/filefield.h"
#include "core/forms/fields/filepathfield.h"
#include "core/forms/fields/identifierfield.h"
#include "core/forms/fields/jsonfield.h"
#include "core/forms/fields/modelchoicefield.h"
#include "core/forms/fields/numberfield.h"
#include "core/forms/fields/temporalfield.h"
#include "core/forms/fields/urlfield.h"
#include "core/forms/modelform.h"
#include "core/orm/functions/subquery.h"
#include "core/orm/modelregistry.h"

namespace Quintette {
namespace {

QString withCapital(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// A label must stay translatable, so only plain texts are changed here; faces put a capital on the
/// others.
Text labelOf(const Field &field)
{
    const Text name = field.verboseName();
    return name.isTranslatable() ? name : Text(withCapital(name.source()));
}

CharFormFieldOptions textOptions(const Field &field)
{
    CharFormFieldOptions text;
    text.maxLength = field.options().maxLength;
    if (field.isNull())
        text.emptyValue = {};
    return text;
}

/// Radio buttons may start with none chosen, so they need no empty one where something must be.
bool isRadio(const FormFieldOptions &options)
{
    return options.widget && options.widget->kind == WidgetKind::Radio;
}

Text emptyLabel(const FormFieldOptions &options)
{
    return isRadio(options) ? QN_TEXT("forms", "None") : Text(QString(u"---------"_s));
}

std::unique_ptr<FormField> choiceField(const Field &field, FormFieldOptions options)
{
    QList<Choice> choices = field.choices();
    const bool hasBlank = std::any_of(choices.cbegin(), choices.cend(), [](const Choice &choice) {
        return FormField::isEmpty(choice.value);
    });
    const bool includeBlank = field.isBlank() || (!field.hasDefault() && !isRadio(options));
    if (includeBlank && !hasBlank)
        choices.prepend({u""_s, emptyLabel(options)});
    const Value emptyValue = field.isNull() ? Value() : Value(QString());
    return std::make_unique<ChoiceFormField>(
            choices, options, [&field](const Value &value) { return field.toValue(value); },
            emptyValue);
}

NumberFormFieldOptions integerLimits(const Field &field)
{
    NumberFormFieldOptions limits;
    switch (field.kind()) {
    case FieldKind::PositiveBigInteger:
    case FieldKind::PositiveInteger:
    case FieldKind::PositiveSmallInteger:
        limits.minValue = 0;
        break;
    default:
        break;
    }
    return limits;
}

std::unique_ptr<FormField> relationField(const Field &field, const FormFieldOptions &options)
{
    if (!field.relatedModel())
        return nullptr;
    ModelChoices choices = relatedChoices(field);
    if (field.isManyToMany())
        return std::make_unique<ModelMultipleChoiceFormField>(choices, options);
    if (!options.required || (options.initial.isNone() && !isRadio(options)))
        choices.emptyLabel = emptyLabel(options);
    return std::make_unique<ModelChoiceFormField>(choices, options);
}

} // namespace

ModelChoices relatedChoices(const Field &field)
{
    QuerySet query = objects(*field.relatedModel());
    // Asked of each object by itself, so that none is there several times.
    if (const std::optional<Q> limit = field.limitChoicesTo())
        query = query.filter(Q(Exists(query.filter(*limit).filter(
                Q(Lookup(u"pk"_s, OuterRef(field.relatedModel()->primaryKey().name())))))));
    ModelChoices choices(query);
    if (field.isForeignKey() && field.targetField() && !field.targetField()->isPrimaryKey())
        choices.toField = field.targetField()->name();
    return choices;
}

FormFieldOptions formFieldOptions(const Field &field)
{
    FormFieldOptions options;
    options.required = !field.isBlank();
    options.label = labelOf(field);
    options.helpText = field.options().helpText;
    if (field.hasDefault())
        options.initialFunction = [&field] { return field.defaultValue(); };
    return options;
}

std::unique_ptr<FormField> formFieldFor(const Field &field, const FormFieldOptions &given)
{
    FormFieldOptions options = given;
    if (field.hasChoices())
        return choiceField(field, options);
    switch (field.kind()) {
    case FieldKind::Auto:
    case FieldKind::BigAuto:
    case FieldKind::SmallAuto:
    case FieldKind::Generated:
    case FieldKind::Binary:
    case FieldKind::GenericForeignKey:
    case FieldKind::GenericRelation:
    case FieldKind::CompositeKey:
        return nullptr;
    case FieldKind::Boolean:
        options.required = false;
        if (field.isNull())
            return std::make_unique<NullBooleanFormField>(options);
        return std::make_unique<BooleanFormField>(options);
    case FieldKind::Date:
        return std::make_unique<DateFormField>(options);
    case FieldKind::DateTime:
        return std::make_unique<DateTimeFormField>(options);
    case FieldKind::Time:
        return std::make_unique<TimeFormField>(options);
    case FieldKind::Duration:
        return std::make_unique<DurationFormField>(options);
    case FieldKind::Decimal:
        return std::make_unique<DecimalFormField>(options, field.options().maxDigits,
                                                  field.options().decimalPlaces);
    case FieldKind::Float:
        return std::make_unique<FloatFormField>(options);
    case FieldKind::BigInteger:
    case FieldKind::Integer:
    case FieldKind::SmallInteger:
    case FieldKind::PositiveBigInteger:
    case FieldKind::PositiveInteger:
    case FieldKind::PositiveSmallInteger:
        return std::make_unique<IntegerFormField>(options, integerLimits(field));
    case FieldKind::Email:
        return std::make_unique<EmailFormField>(options, textOptions(field));
    case FieldKind::Slug:
        return std::make_unique<SlugFormField>(options, field.options().allowUnicode,
                                               textOptions(field));
    case FieldKind::Url:
        return std::make_unique<UrlFormField>(options, textOptions(field));
    case FieldKind::Uuid:
        return std::make_unique<UuidFormField>(options);
    case FieldKind::GenericIPAddress:
        return std::make_unique<IpAddressFormField>(options, field.options().protocol,
                                                    field.options().unpackIpv4,
                                                    field.isNull() ? Value() : Value(QString()));
    case FieldKind::Array: // as the list, dict or {"lower": ..., "upper": ...} that they are
    case FieldKind::HStore:
    case FieldKind::IntegerRange:
    case FieldKind::BigIntegerRange:
    case FieldKind::DecimalRange:
    case FieldKind::DateTimeRange:
    case FieldKind::DateRange:
    case FieldKind::Json:
        return std::make_unique<JsonFormField>(options);
    case FieldKind::File:
        return std::make_unique<FileFormField>(options, field.options().maxLength);
    case FieldKind::Image:
        return std::make_unique<ImageFormField>(options, field.options().maxLength);
    case FieldKind::Text:
        return std::make_unique<CharFormField>(options, textOptions(field), WidgetKind::Textarea);
    case FieldKind::ForeignKey:
    case FieldKind::OneToOne:
    case FieldKind::ManyToMany:
        return relationField(field, options);
    case FieldKind::FilePath:
        return std::make_unique<FilePathFormField>(
                FilePathFormFieldOptions{.path = field.options().pathFrom
                                                 ? field.options().pathFrom()
                                                 : field.options().path,
                                         .match = field.options().match,
                                         .recursive = field.options().recursive,
                                         .allowFiles = field.options().allowFiles,
                                         .allowFolders = field.options().allowFolders},
                options);
    case FieldKind::Char:
    case FieldKind::SearchVector:
    case FieldKind::Custom:
        break;
    }
    return std::make_unique<CharFormField>(options, textOptions(field));
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/field.h"

#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

Field::Field(FieldKind kind, const QString &name, FieldOptions options)
    : m_kind(kind), m_name(name), m_options(std::move(options))
{
}

Field::~Field() = default;

Text Field::verboseName() const
{
    if (!m_options.verboseName.isEmpty())
        return m_options.verboseName;
    return Text(QString(m_name).replace(u'_', u' '));
}

bool Field::isAuto() const
{
    return m_kind == FieldKind::Auto || m_kind == FieldKind::BigAuto
            || m_kind == FieldKind::SmallAuto;
}

bool Field::isIndexed() const
{
    // The column of an inherited field is in the parent's table.
    if (isInherited())
        return false;
    if (isUnique() || m_options.dbIndex.value_or(false))
        return true;
    const ModelOptions &options = model().options();
    return std::any_of(options.indexes.cbegin(), options.indexes.cend(),
                       [this](const ModelOptions::Index &index) {
                           const QString first = index.fields.value(0);
                           return !index.condition && (first == m_name || first == u'-' + m_name);
                       })
            || std::any_of(options.uniqueTogether.cbegin(), options.uniqueTogether.cend(),
                           [this](const QStringList &names) { return names.value(0) == m_name; });
}

bool Field::isText() const
{
    switch (m_kind) {
    case FieldKind::Char:
    case FieldKind::Email:
    case FieldKind::File:
    case FieldKind::FilePath:
    case FieldKind::Image:
    case FieldKind::Slug:
    case FieldKind::Text:
    case FieldKind::Url:
        return true;
    default:
        return false;
    }
}

bool Field::isNumber() const
{
    switch (m_kind) {
    case FieldKind::BigInteger:
    case FieldKind::Decimal:
    case FieldKind::Float:
    case FieldKind::Integer:
    case FieldKind::PositiveBigInteger:
    case FieldKind::PositiveInteger:
    case FieldKind::PositiveSmallInteger:
    case FieldKind::SmallInteger:
        return true;
    default:
        return isAuto();
    }
}

QString Field::relatedQueryName() const
{
    return m_relatedQueryName;
}

QString Field::relatedAccessorName() const
{
    return m_relatedAccessorName;
}

bool Field::usesTimeZone() const
{
    return !m_model || m_model->registry().useTimeZone();
}

Value Field::defaultValue() const
{
    if (m_options.defaultValue)
        return m_options.defaultValue();
    if (m_options.dbDefault)
        return *m_options.dbDefault;
    // As Django: text that may not be NULL starts empty.
    if (isText() && !m_options.null)
        return QString();
    return {};
}

Value Field::toValue(const Value &input) const
{
    return input;
}

Value Field::prepare(const Value &input) const
{
    return toValue(input);
}

void Field::refuse(const QString &code, const Text &message, const Value &input) const
{
    const Text &pattern = m_options.errorMessages.value(code, message);
    throw ValidationError(pattern.arg(Text(input.toString())), code);
}

QList<Validator> Field::validators() const
{
    return m_kindValidators + m_options.validators;
}

/// What Django counts as no answer: None, "", [], (), {}.
static bool isEmptyValue(const Value &value)
{
    using Type = Value::Type;
    switch (value.type()) {
    case Type::None:
        return true;
    case Type::String:
    case Type::SafeString:
    case Type::List:
    case Type::Tuple:
    case Type::Dict:
        return !value.isTrue();
    default:
        return false;
    }
}

void Field::validate(const Value &value) const
{
    if (!m_options.editable)
        return;
    if (hasChoices() && !isEmptyValue(value)) {
        const QList<Choice> all = choices();
        const bool known = std::any_of(all.cbegin(), all.cend(), [&value](const Choice &choice) {
            return choice.value == value;
        });
        if (known)
            return;
        refuse(u"invalid_choice"_s, QN_TEXT("orm", "Value %1 is not a valid choice."),
               value.toRepr());
    }
    if (value.isNone() && !m_options.null)
        refuse(u"null"_s, QN_TEXT("orm", "This field cannot be null."), value);
    if (isEmptyValue(value) && !m_options.blank)
        refuse(u"blank"_s, QN_TEXT("orm", "This field cannot be blank."), value);
}

Value Field::clean(const Value &input) const
{
    const Value value = toValue(input);
    validate(value);
    if (isEmptyValue(value))
        return value;
    QList<ValidationError::Item> items;
    for (const Validator &check : validators()) {
        try {
            check(value);
        } catch (const ValidationError &error) {
            for (ValidationError::Item item : error.errors().value(ValidationError::nonField)) {
                if (m_options.errorMessages.contains(item.code))
                    item.message = m_options.errorMessages.value(item.code);
                items += item;
            }
        }
    }
    if (!items.isEmpty())
        throw ValidationError(
                QMap<QString, QList<ValidationError::Item>>{{ValidationError::nonField, items}});
    return value;
}

Value Field::toDatabase(const Value &value, const Backend &backend) const
{
    return backend.adapt(value);
}

Value Field::fromDatabase(const Value &raw, const Backend &backend) const
{
    if (raw.isNone() || raw.type() == m_valueType || m_valueType == Value::Type::None)
        return raw;
    return backend.convert(raw, m_valueType);
}

QString Field::columnType(const Backend &backend) const
{
    return backend.columnType(storageType(),
                              {.maxLength = m_options.maxLength,
                               .maxDigits = m_options.maxDigits,
                               .decimalPlaces = m_options.decimalPlaces});
}

QString Field::toText(const Value &value) const
{
    return value.isNone() ? QString() : value.toString();
}

QString Field::display(const Value &value) const
{
    const QList<Choice> all = choices();
    for (const Choice &choice : all) {
        if (choice.value == value)
            return choice.label.toString();
    }
    return value.isNone() ? QString() : value.toString();
}

Value Field::preSave(const Value &value, bool) const
{
    return value;
}

std::unique_ptr<Field> Field::clone() const
{
    return makeField(m_kind, m_name, m_options);
}

} // namespace Quintette

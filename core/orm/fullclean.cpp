// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/persistence.h"

#include "core/base/error.h"
#include "core/orm/constraintcheck.h"
#include "core/orm/queryset.h"

namespace Quintette {

namespace {

QString capitalized(const Text &text)
{
    const QString shown = text.toString();
    return shown.isEmpty() ? shown : shown.left(1).toUpper() + shown.mid(1);
}

bool isEmptyValue(const Value &value)
{
    return value.isNone() || ((value.isString() || value.isList()) && !value.isTrue());
}

/// Collects what is wrong with one record, step by step as Django's full_clean().
class RecordChecker
{
public:
    RecordChecker(Record &record, const QStringList &exclude)
        : m_record(record), m_model(record.model()), m_exclude(exclude),
          m_database(record.database().isEmpty() ? u"default"_s : record.database())
    {
    }

    void checkFields();
    void checkWhole();
    void checkUnique();
    void checkConstraints();
    void throwErrors() const
    {
        if (!m_errors.isEmpty())
            throw ValidationError(m_errors);
    }
    /// What already failed is not looked at again.
    void excludeFailed()
    {
        for (auto it = m_errors.cbegin(); it != m_errors.cend(); ++it)
            m_exclude += it.key();
    }

private:
    bool isExcluded(const QString &name) const { return m_exclude.contains(name); }
    void take(const QString &field, const ValidationError &error);
    void add(const QString &field, const Text &message, const QString &code)
    {
        m_errors[field] += {message, code};
    }
    void add(const Internal::Violation &violation) { m_errors[violation.field] += violation.item; }
    bool existsElsewhere(const ModelInfo &model, const QList<Lookup> &lookups) const;
    std::optional<QList<Lookup>> lookupsOf(const QStringList &names) const;
    void checkTogether(const ModelInfo &model);
    void checkUniqueForDate(const Field &field, const QString &dateName, const QString &part);

    Record &m_record;
    const ModelInfo &m_model;
    QStringList m_exclude;
    QString m_database;
    QMap<QString, QList<ValidationError::Item>> m_errors;
};

void RecordChecker::take(const QString &field, const ValidationError &error)
{
    for (auto it = error.errors().cbegin(); it != error.errors().cend(); ++it)
        m_errors[it.key() == ValidationError::nonField ? field : it.key()] += it.value();
}

void RecordChecker::checkFields()
{
    for (const Field *field : m_model.fields()) {
        const bool isLeft = field->isFilledByDatabase() && m_record.isDeferred(field->index());
        if (isExcluded(field->name()) || field->kind() == FieldKind::Generated || isLeft)
            continue;
        const Value &value = m_record.value(field->index());
        if (field->isBlank() && isEmptyValue(value))
            continue;
        try {
            const Value cleaned = field->clean(value);
            if (!(cleaned == value) || cleaned.type() != value.type())
                m_record.setValue(field->index(), cleaned);
        } catch (const ValidationError &error) {
            take(field->name(), error);
        }
    }
}

void RecordChecker::checkWhole()
{
    if (!m_model.behaviour().clean)
        return;
    try {
        m_model.behaviour().clean(m_record);
    } catch (const ValidationError &error) {
        take(ValidationError::nonField, error);
    }
}

/// Whether another object of the model, which may be an ancestor, has these values.
bool RecordChecker::existsElsewhere(const ModelInfo &model, const QList<Lookup> &lookups) const
{
    QuerySet others = objects(model, m_database).filter(Q(lookups));
    const Value key = m_record.asModel(model).pk();
    if (!m_record.isAdding() && !key.isNone())
        others = others.exclude(Q(Lookup(u"pk"_s, key)));
    return others.exists();
}

/// Nothing when one of the fields is not checked, or is NULL, which is equal to nothing.
std::optional<QList<Lookup>> RecordChecker::lookupsOf(const QStringList &names) const
{
    QList<Lookup> lookups;
    for (const QString &name : names) {
        const Field *field = m_model.findField(name);
        if (!field || field->index() < 0 || isExcluded(field->name()))
            return std::nullopt;
        const Value &value = m_record.value(field->index());
        if (value.isNone())
            return std::nullopt;
        lookups += Lookup(field->name(), value);
    }
    return lookups;
}

void RecordChecker::checkUnique()
{
    for (const Field *field : m_model.fields()) {
        const Field &declared = field->declared();
        if (!field->isUnique() || (declared.isPrimaryKey() && !m_record.isAdding()))
            continue;
        const auto lookups = lookupsOf({field->name()});
        if (lookups && existsElsewhere(declared.model(), *lookups))
            add(Internal::uniqueViolation(declared.model(), {field->name()}));
    }
    checkTogether(m_model);
    for (const Field *field : m_model.fields()) {
        checkUniqueForDate(*field, field->options().uniqueForDate, u"date"_s);
        checkUniqueForDate(*field, field->options().uniqueForYear, u"year"_s);
        checkUniqueForDate(*field, field->options().uniqueForMonth, u"month"_s);
    }
}

/// unique_together of a model and its ancestors, and a composite primary key, which is the same.
void RecordChecker::checkTogether(const ModelInfo &model)
{
    QList<QStringList> rules = model.options().uniqueTogether;
    if (model.primaryKey().isCompositeKey() && m_record.isAdding())
        rules += model.options().compositeKey;
    for (const QStringList &names : std::as_const(rules)) {
        const auto lookups = lookupsOf(names);
        if (lookups && existsElsewhere(model, *lookups))
            add(Internal::uniqueViolation(model, names));
    }
    for (const ParentModel &parent : model.parents())
        checkTogether(*parent.model);
}

void RecordChecker::checkUniqueForDate(const Field &field, const QString &dateName,
                                       const QString &part)
{
    if (dateName.isEmpty() || isExcluded(field.name()) || isExcluded(dateName))
        return;
    const Field &dateField = m_model.field(dateName);
    const Value date = m_record.value(dateField.index());
    if (date.isNone())
        return;
    const QDate day = date.type() == Value::Type::DateTime ? date.dateTime().date() : date.date();
    QList<Lookup> lookups{Lookup(field.name(), m_record.value(field.index()))};
    if (part == u"date") {
        lookups += Lookup(dateName + u"__day"_s, day.day());
        lookups += Lookup(dateName + u"__month"_s, day.month());
        lookups += Lookup(dateName + u"__year"_s, day.year());
    } else {
        lookups += Lookup(dateName + u"__"_s + part, part == u"year" ? day.year() : day.month());
    }
    if (!existsElsewhere(field.declared().model(), lookups))
        return;
    const Text pattern = field.options().errorMessages.value(
            u"unique_for_date"_s, QN_TEXT("orm", "%1 must be unique for %2 %3."));
    add(field.name(),
        pattern.arg(Text(capitalized(field.verboseName())))
                .arg(Text(capitalized(dateField.verboseName())))
                .arg(Text(part)),
        u"unique_for_date"_s);
}

void RecordChecker::checkConstraints()
{
    const QList<Internal::Violation> violations =
            Internal::ConstraintCheck(m_record, m_exclude, m_database).run(m_errors.isEmpty());
    for (const Internal::Violation &violation : violations)
        add(violation);
}

} // namespace

void fullClean(Record &record, const QStringList &exclude, bool validateUnique,
               bool validateConstraints)
{
    RecordChecker checker(record, exclude);
    checker.checkFields();
    checker.checkWhole();
    checker.excludeFailed();
    if (validateUnique)
        checker.checkUnique();
    if (validateConstraints) {
        checker.excludeFailed();
        checker.checkConstraints();
    }
    checker.throwErrors();
}

} // namespace Quintette

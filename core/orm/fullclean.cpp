// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/persistence.h"

#include "core/base/error.h"
#include "core/orm/candidaterow.h"

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
    bool existsElsewhere(const QList<Lookup> &lookups,
                         const std::optional<Q> &condition = {}) const;
    std::optional<QList<Lookup>> lookupsOf(const QStringList &names) const;
    void checkTogether(const QStringList &names, const std::optional<Q> &condition,
                       const Text &ownMessage);
    bool isUnder(const std::optional<Q> &condition) const;
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
        if (isExcluded(field->name()) || field->kind() == FieldKind::Generated)
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

bool RecordChecker::existsElsewhere(const QList<Lookup> &lookups,
                                    const std::optional<Q> &condition) const
{
    QuerySet others = QuerySet(m_model, m_database).filter(Q(lookups));
    if (condition)
        others = others.filter(*condition);
    if (!m_record.isAdding() && !m_record.pk().isNone())
        others = others.exclude(Q(Lookup(u"pk"_s, m_record.pk())));
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
        if (!field->isUnique() || (field->isPrimaryKey() && !m_record.isAdding()))
            continue;
        const auto lookups = lookupsOf({field->name()});
        if (!lookups || !existsElsewhere(*lookups))
            continue;
        const Text pattern = field->options().errorMessages.value(
                u"unique"_s, QN_TEXT("orm", "%1 with this %2 already exists."));
        add(field->name(),
            pattern.arg(Text(capitalized(m_model.verboseName())))
                    .arg(Text(capitalized(field->verboseName()))),
            u"unique"_s);
    }
    for (const QStringList &names : m_model.options().uniqueTogether)
        checkTogether(names, {}, {});
    for (const Field *field : m_model.fields()) {
        checkUniqueForDate(*field, field->options().uniqueForDate, u"date"_s);
        checkUniqueForDate(*field, field->options().uniqueForYear, u"year"_s);
        checkUniqueForDate(*field, field->options().uniqueForMonth, u"month"_s);
    }
}

void RecordChecker::checkTogether(const QStringList &names, const std::optional<Q> &condition,
                                  const Text &ownMessage)
{
    const auto lookups = lookupsOf(names);
    if (!lookups || !existsElsewhere(*lookups, condition))
        return;
    if (!ownMessage.isEmpty()) {
        add(ValidationError::nonField, ownMessage, u"unique_together"_s);
        return;
    }
    QStringList labels;
    for (const QString &name : names)
        labels += capitalized(m_model.field(name).verboseName());
    QString joined = labels.takeLast();
    if (!labels.isEmpty()) {
        joined = QN_TEXT("orm", "%1 and %2", "the last two of a list")
                         .arg(Text(labels.join(u", "_s)))
                         .arg(Text(joined))
                         .toString();
    }
    const Text message = QN_TEXT("orm", "%1 with this %2 already exists.")
                                 .arg(Text(capitalized(m_model.verboseName())))
                                 .arg(Text(joined));
    if (names.size() == 1)
        add(names.first(), message, u"unique"_s);
    else
        add(ValidationError::nonField, message, u"unique_together"_s);
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
    if (!existsElsewhere(lookups))
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
    Internal::CandidateRow row(m_record, m_database);
    QList<const ModelOptions::Constraint *> checks;
    for (const ModelOptions::Constraint &constraint : m_model.options().constraints) {
        if (!constraint.unique.isEmpty()) {
            if (isUnder(constraint.condition))
                checkTogether(constraint.unique, constraint.condition, constraint.violationMessage);
            continue;
        }
        if (constraint.check)
            row.add(*constraint.check);
        else if (!constraint.checkSql.isEmpty())
            row.add(constraint.checkSql);
        else
            continue;
        checks += &constraint;
    }
    // Values that are wrong in themselves are no case for the database.
    if (checks.isEmpty() || !m_errors.isEmpty())
        return;
    const QList<bool> results = row.judge();
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (results[i])
            continue;
        const Text &own = checks[i]->violationMessage;
        add(ValidationError::nonField,
            own.isEmpty()
                    ? QN_TEXT("orm", "Constraint “%1” is violated.").arg(Text(checks[i]->name))
                    : own,
            u"constraint"_s);
    }
}

/// Whether a unique constraint with that condition speaks of this record at all.
bool RecordChecker::isUnder(const std::optional<Q> &condition) const
{
    if (!condition || !m_errors.isEmpty())
        return !condition;
    Internal::CandidateRow row(m_record, m_database);
    row.add(*condition);
    return row.judge().value(0, true);
}

} // namespace

void fullClean(Record &record, const QStringList &exclude, bool validateUnique)
{
    RecordChecker checker(record, exclude);
    checker.checkFields();
    checker.checkWhole();
    checker.excludeFailed();
    if (validateUnique)
        checker.checkUnique();
    checker.excludeFailed();
    checker.checkConstraints();
    checker.throwErrors();
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/constraintcheck.h"

#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/orm/candidaterow.h"
#include "core/orm/modelregistry.h"
#include "core/orm/namedfields.h"
#include "core/orm/queryset.h"
#include "core/orm/sql/node.h"

namespace Quintette::Internal {

static QString capitalized(const Text &text)
{
    const QString shown = text.toString();
    return shown.isEmpty() ? shown : shown.left(1).toUpper() + shown.mid(1);
}

Violation uniqueViolation(const ModelInfo &model, const QStringList &fields)
{
    Text pattern = QN_TEXT("orm", "%1 with this %2 already exists.");
    const Text name(capitalized(model.verboseName()));
    if (fields.size() == 1) {
        const Field &field = model.field(fields.first());
        pattern = field.options().errorMessages.value(u"unique"_s, pattern);
        return {field.name(),
                {pattern.arg(name).arg(Text(capitalized(field.verboseName()))), u"unique"_s}};
    }
    QStringList labels;
    for (const QString &field : fields)
        labels += capitalized(model.field(field).verboseName());
    const QString last = labels.takeLast();
    const Text joined = QN_TEXT("orm", "%1 and %2", "the last two of a list")
                                .arg(Text(labels.join(u", "_s)))
                                .arg(Text(last));
    return {ValidationError::nonField, {pattern.arg(name).arg(joined), u"unique_together"_s}};
}

QList<Violation> ConstraintCheck::run(bool isSound)
{
    QList<Violation> violations;
    for (const Constraint &constraint : m_model.options().constraints) {
        const bool isForeign = !constraint.checkSql.isEmpty(); // whose fields nobody knows
        if (isForeign ? !isSound : speaksOfExcluded(constraint))
            continue;
        bool kept = true;
        Connection &connection = m_model.registry().databases().connection(m_database);
        try {
            connection.atomic([&] { kept = isKept(constraint); });
        } catch (const DatabaseError &) {
            continue;
        }
        if (!kept)
            violations += violationOf(constraint);
    }
    for (const ParentModel &parent : m_model.parents()) {
        const Record part = m_record.asModel(*parent.model);
        violations += ConstraintCheck(part, m_exclude, m_database).run(isSound);
    }
    return violations;
}

bool ConstraintCheck::speaksOfExcluded(const Constraint &constraint) const
{
    QStringList names = constraint.unique;
    if (constraint.check)
        names += namedFields(*constraint.check, m_model);
    if (constraint.condition)
        names += namedFields(*constraint.condition, m_model);
    for (const Expression &expression : constraint.expressions)
        names += namedFields(expression, m_model);
    for (const Constraint::Exclusion &exclusion : constraint.exclusions)
        names += namedFields(exclusion.expression, m_model);
    return std::any_of(names.cbegin(), names.cend(),
                       [this](const QString &name) { return m_exclude.contains(name); });
}

bool ConstraintCheck::isKept(const Constraint &constraint) const
{
    if (!constraint.unique.isEmpty())
        return isUniqueKept(constraint);
    if (!constraint.expressions.isEmpty() || !constraint.exclusions.isEmpty())
        return isComputedKept(constraint);
    CandidateRow row(m_record, m_exclude, m_database);
    if (constraint.check)
        row.add(*constraint.check);
    else if (!constraint.checkSql.isEmpty())
        row.add(constraint.checkSql);
    return row.judge().value(0, true);
}

QuerySet ConstraintCheck::others() const
{
    const QuerySet all = objects(m_model, m_database).orderBy(QStringList());
    const Value key = m_record.pk();
    if (m_record.isAdding() || key.isNone())
        return all;
    return all.exclude(Q(Lookup(u"pk"_s, key)));
}

/// Whether a constraint with a condition speaks of this record at all.
bool ConstraintCheck::isUnder(const Constraint &constraint) const
{
    if (!constraint.condition)
        return true;
    CandidateRow row(m_record, m_exclude, m_database);
    row.add(*constraint.condition);
    return row.judge().value(0, true);
}

bool ConstraintCheck::isUniqueKept(const Constraint &constraint) const
{
    QList<Lookup> lookups;
    for (const QString &name : constraint.unique) {
        const Field &field = m_model.field(name);
        const Value &value = m_record.value(field);
        if (value.isNone() && constraint.nullsDistinct)
            return true; // NULL is equal to nothing
        if (value.isNone())
            lookups += Lookup(field.name() + u"__isnull"_s, Value(true));
        else
            lookups += Lookup(field.name(), value);
    }
    QuerySet alike = others().filter(Q(lookups));
    if (constraint.condition)
        alike = alike.filter(*constraint.condition);
    return !isUnder(constraint) || !alike.exists();
}

/// The direction in which an index is sorted does not matter here.
static Expression unordered(const Expression &expression)
{
    const bool isOrdering = expression.node()->type() == Node::Type::Ordering;
    return isOrdering ? Expression(expression.node()->sources().first()) : expression;
}

bool ConstraintCheck::isComputedKept(const Constraint &constraint) const
{
    const Backend &backend = m_model.registry().databases().connection(m_database).backend();
    QList<CandidateRow::Comparison> comparisons;
    for (const Expression &expression : constraint.expressions) {
        comparisons.append({unordered(expression),
                            constraint.nullsDistinct ? u"="_s : u"IS NOT DISTINCT FROM"_s});
    }
    for (const Constraint::Exclusion &exclusion : constraint.exclusions) {
        if (!backend.supports(Backend::Feature::ExclusionConstraint))
            return true; // the database will not know the constraint either
        comparisons.append({exclusion.expression, exclusion.sqlOperator});
    }
    if (!isUnder(constraint))
        return true;
    QuerySet rows = others();
    if (constraint.condition)
        rows = rows.filter(*constraint.condition);
    return !CandidateRow(m_record, m_exclude, m_database).meets(rows, comparisons);
}

Violation ConstraintCheck::violationOf(const Constraint &constraint) const
{
    // A plain unique rule is worded by its fields, as that of one unique field is.
    if (!constraint.unique.isEmpty() && !constraint.condition
        && constraint.violationMessage.isEmpty())
        return uniqueViolation(m_model, constraint.unique);
    const Text message = constraint.violationMessage.isEmpty()
            ? QN_TEXT("orm", "Constraint “%1” is violated.").arg(Text(constraint.name))
            : constraint.violationMessage;
    const bool isOfField = constraint.violationCode == "unique"_L1 && constraint.unique.size() == 1;
    return {isOfField ? constraint.unique.first() : ValidationError::nonField,
            {message, constraint.violationCode}};
}

} // namespace Quintette::Internal

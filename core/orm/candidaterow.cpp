// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/candidaterow.h"

#include "core/db/backend.h"
#include "core/orm/computedcolumn.h"
#include "core/orm/modelregistry.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

CandidateRow::CandidateRow(const Record &record, const QStringList &exclude,
                           const QString &database)
    : m_record(record), m_exclude(exclude), m_database(database)
{
}

void CandidateRow::add(const QString &sql)
{
    m_conditions += u'(' + sql + u')';
}

void CandidateRow::add(const Q &condition)
{
    const QuerySet rows =
            QuerySet(m_record.model(), m_database).filter(condition).orderBy(QStringList());
    const auto [sql, parameters] = rows.toSqlWithParameters();
    if (sql.isEmpty()) // a condition that is never true
        return add(u"1 = 0"_s);
    const QString where = u" WHERE "_s;
    const qsizetype start = sql.indexOf(where);
    if (start < 0) // a condition that is always true
        return add(u"1 = 1"_s);
    add(sql.mid(start + where.size()));
    m_parameters += parameters;
}

/// The table of this one row. The values get the columns' names and types, because both decide what
/// a comparison means.
CandidateRow::Sql CandidateRow::row() const
{
    const ModelInfo &model = m_record.model();
    const Backend &backend = model.registry().databases().connection(m_database).backend();
    QStringList columns;
    QStringList generated;
    Sql sql;
    for (const Field *field : model.localFields()) {
        const QString name = backend.quoteName(field->column());
        if (m_exclude.contains(field->name()))
            continue;
        if (field->kind() == FieldKind::Generated) {
            generated += u"%1 AS %2"_s.arg(generatedSql(*field, backend), name);
            continue;
        }
        if (m_record.isAdding() && isMadeByDatabase(m_record, *field) && !field->isAuto()) {
            columns += u"CAST(%1 AS %2) AS %3"_s.arg(databaseDefaultSql(*field, backend),
                                                     field->columnType(backend), name);
            continue;
        }
        columns += u"CAST(? AS %1) AS %2"_s.arg(field->columnType(backend), name);
        sql.parameters += field->toDatabase(m_record.value(field->index()), backend);
    }
    const QString table = backend.quoteName(model.table());
    sql.text = u"(SELECT "_s + columns.join(u", "_s) + u") AS "_s + table;
    if (!generated.isEmpty()) {
        sql.text =
                u"(SELECT %1.*, %2 FROM %3) AS %1"_s.arg(table, generated.join(u", "_s), sql.text);
    }
    return sql;
}

Cursor CandidateRow::run(const QString &sql, const ValueList &parameters) const
{
    return m_record.model().registry().databases().connection(m_database).execute(sql, parameters);
}

QList<bool> CandidateRow::judge() const
{
    if (m_conditions.isEmpty())
        return {};
    const Sql candidate = row();
    Cursor cursor = run(u"SELECT "_s + m_conditions.join(u", "_s) + u" FROM "_s + candidate.text,
                        m_parameters + candidate.parameters);
    QList<bool> results;
    if (cursor.next()) {
        for (int i = 0; i < int(m_conditions.size()); ++i) {
            const Value result = cursor.value(i);
            results += result.isNone() || result.isTrue();
        }
    }
    return results;
}

bool CandidateRow::meets(const QuerySet &rows, const QList<Comparison> &comparisons) const
{
    const QuerySet own = QuerySet(m_record.model(), m_database).orderBy(QStringList());
    QStringList names;
    QStringList conditions;
    for (const Comparison &comparison : comparisons) {
        names += u"compared%1"_s.arg(names.size());
        conditions += u"existing.%1 %2 candidate.%1"_s.arg(names.last(), comparison.sqlOperator);
    }
    const auto selected = [&](QuerySet query) {
        for (qsizetype i = 0; i < comparisons.size(); ++i)
            query = query.annotate(names.at(i), comparisons.at(i).expression);
        return query.values(names).toSqlWithParameters();
    };
    const auto [existingSql, existingParameters] = selected(rows);
    const auto [ownSql, ownParameters] = selected(own);
    if (existingSql.isEmpty())
        return false;
    const Sql candidate = row();
    // The same expressions, over this row instead of the table.
    const QString from = u" FROM "_s;
    const QString head = ownSql.left(ownSql.lastIndexOf(from) + from.size());
    const QString sql = u"SELECT 1 FROM (%1) AS existing, (%2) AS candidate WHERE %3 LIMIT 1"_s.arg(
            existingSql, head + candidate.text, conditions.join(u" AND "_s));
    Cursor cursor = run(sql, existingParameters + ownParameters + candidate.parameters);
    return cursor.next();
}

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/candidaterow.h"

#include "core/db/backend.h"
#include "core/orm/modelregistry.h"
#include "core/orm/queryset.h"

namespace Quintette::Internal {

CandidateRow::CandidateRow(const Record &record, const QString &database)
    : m_record(record), m_database(database)
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
    const QString where = u" WHERE "_s;
    const qsizetype start = sql.indexOf(where);
    if (start < 0) // a condition that is always true
        return add(u"1 = 1"_s);
    add(sql.mid(start + where.size()));
    m_parameters += parameters;
}

QList<bool> CandidateRow::judge() const
{
    if (m_conditions.isEmpty())
        return {};
    const ModelInfo &model = m_record.model();
    Connection &connection = model.registry().databases().connection(m_database);
    const Backend &backend = connection.backend();
    // The values get the columns' names and types, because both decide what a comparison means.
    QStringList columns;
    ValueList bound = m_parameters;
    for (const Field *field : model.fields()) {
        columns += u"CAST(? AS %1) AS %2"_s.arg(field->columnType(backend),
                                                backend.quoteName(field->column()));
        bound += field->toDatabase(m_record.value(field->index()), backend);
    }
    const QString sql = u"SELECT "_s + m_conditions.join(u", "_s) + u" FROM (SELECT "_s
            + columns.join(u", "_s) + u") AS "_s + backend.quoteName(model.table());
    Cursor cursor = connection.execute(sql, bound);
    QList<bool> results;
    if (cursor.next()) {
        for (int i = 0; i < int(m_conditions.size()); ++i) {
            const Value result = cursor.value(i);
            results += result.isNone() || result.isTrue();
        }
    }
    return results;
}

} // namespace Quintette::Internal

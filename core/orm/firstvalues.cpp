// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/firstvalues.h"

#include "core/orm/sql/queryconnection.h"

namespace Quintette {

/// One row with a column per query: pattern around its SQL, or nothing where it cannot have rows.
static ValueList askEach(const QList<QuerySet> &queries, const QString &pattern,
                         const QString &nothing)
{
    if (queries.isEmpty())
        return {};
    QStringList columns;
    ValueList parameters;
    for (const QuerySet &query : queries) {
        const auto [sql, bound] = query.toSqlWithParameters();
        columns += sql.isEmpty() ? nothing : QString(pattern).replace(u"%1"_s, sql);
        parameters += bound;
    }
    Connection &connection = Internal::connectionOf(queries.first().query());
    return connection.fetchAll(u"SELECT "_s + columns.join(u", "_s), parameters).first();
}

ValueList firstValues(const QList<QuerySet> &queries)
{
    QList<QuerySet> firsts;
    for (const QuerySet &query : queries)
        firsts += query.slice(0, 1);
    return askEach(firsts, u"(%1)"_s, u"NULL"_s);
}

QList<qint64> countEach(const QList<QuerySet> &queries)
{
    QList<QuerySet> keys;
    for (const QuerySet &query : queries)
        keys += query.orderBy(QStringList()).values({u"pk"_s});
    QList<qint64> counts;
    const ValueList found = askEach(keys, u"(SELECT COUNT(*) FROM (%1) AS counted)"_s, u"0"_s);
    for (const Value &count : found)
        counts += count.toInt().value_or(0);
    return counts;
}

QList<bool> existEach(const QList<QuerySet> &queries)
{
    QList<QuerySet> keys;
    for (const QuerySet &query : queries)
        keys += query.orderBy(QStringList()).values({u"pk"_s});
    QList<bool> result;
    const ValueList found = firstValues(keys);
    for (const Value &key : found)
        result += !key.isNone();
    return result;
}

} // namespace Quintette

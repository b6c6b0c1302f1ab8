// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/firstvalues.h"

#include "core/orm/sql/queryconnection.h"

namespace Quintette {

ValueList firstValues(const QList<QuerySet> &queries)
{
    if (queries.isEmpty())
        return {};
    QStringList columns;
    ValueList parameters;
    for (const QuerySet &query : queries) {
        const auto [sql, bound] = query.slice(0, 1).toSqlWithParameters();
        columns += sql.isEmpty() ? u"NULL"_s : u'(' + sql + u')';
        parameters += bound;
    }
    Connection &connection = Internal::connectionOf(queries.first().query());
    return connection.fetchAll(u"SELECT "_s + columns.join(u", "_s), parameters).first();
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

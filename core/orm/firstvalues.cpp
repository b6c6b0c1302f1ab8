// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/firstvalues.h"

#include "core/db/backend.h"
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

FoundParts existInParts(const Field &field, const QString &database, const QList<FieldPart> &parts)
{
    const QString name = field.name();
    const QuerySet known = QuerySet(field.model(), database)
                                   .filter({{name + u"__isnull"_s, false}})
                                   .values({name});
    Connection &connection = Internal::connectionOf(known.query());
    const Backend &backend = connection.backend();
    QStringList columns{u"e.least"_s, u"e.greatest"_s};
    ValueList parameters;
    const auto firstOf = [&parameters](const QuerySet &query) {
        const auto [sql, bound] = query.slice(0, 1).toSqlWithParameters();
        parameters += bound;
        return sql.isEmpty() ? u"NULL"_s : u'(' + sql + u')';
    };
    for (const FieldPart &part : parts) {
        parameters += ValueList{field.toDatabase(part.before, backend),
                                field.toDatabase(part.from, backend)};
        columns += u"CASE WHEN e.least < ? AND e.greatest >= ? THEN %1 END"_s.arg(
                firstOf(part.rows.orderBy(QStringList()).values({u"pk"_s})));
    }
    const QString least = firstOf(known.orderBy(QStringList{name}));
    const QString greatest = firstOf(known.orderBy(QStringList{u'-' + name}));
    const ValueList row =
            connection
                    .fetchAll(u"SELECT %1 FROM (SELECT %2 AS least, %3 AS greatest) AS e"_s.arg(
                                      columns.join(u", "_s), least, greatest),
                              parameters)
                    .first();
    FoundParts found{field.fromDatabase(row[0], backend), field.fromDatabase(row[1], backend), {}};
    for (const Value &key : row.mid(2))
        found.exist += !key.isNone();
    return found;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/pages/facets.h"

#include "core/orm/aggregates/aggregates.h"

namespace Quintette {

QList<qint64> facetCounts(const QuerySet &query, const QList<Q> &conditions)
{
    QList<QPair<QString, Expression>> counts;
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        AggregateOptions options{.distinct = true};
        if (!conditions[i].isEmpty())
            options.filter = conditions[i];
        counts.append({u"facet"_s + QString::number(i), Count(u"pk", options)});
    }
    const Dict found = query.orderBy(QStringList()).aggregate(counts);
    QList<qint64> result;
    for (qsizetype i = 0; i < conditions.size(); ++i)
        result += found.value(QString(u"facet"_s + QString::number(i))).toInt().value_or(0);
    return result;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/prefetchslice.h"

#include "core/orm/functions/window.h"
#include "core/orm/query.h"

namespace Quintette::Internal {

static Expression ordered(const SortKey &key, bool reversed)
{
    const SortKey wanted = reversed ? key.reversed() : key;
    if (!wanted.expression.isNull())
        return wanted.expression;
    const F column(wanted.column());
    return wanted.isDescending() ? column.descending() : column.ascending();
}

/// The order the rows are in.
static QList<Argument> orderOf(const Query &query)
{
    QList<SortKey> keys;
    for (const OrderItem &item : query.orderBy)
        keys.append(item.node ? SortKey(Expression(item.node)) : SortKey(item.name));
    if (query.orderBy.isEmpty() && query.defaultOrdering)
        keys = query.model->options().ordering;
    QList<Argument> order;
    for (const SortKey &key : std::as_const(keys))
        order.append(ordered(key, query.reversed));
    return order;
}

QuerySet slicedPerOwner(const QuerySet &sliced, const QString &path)
{
    Query query = sliced.query();
    if (!query.isSliced())
        return sliced;
    const QString number = u"_prefetch_row"_s;
    const qint64 from = query.offset;
    const qint64 count = query.limit;
    query.offset = 0;
    query.limit = -1;
    const WindowOptions window{.partitionBy = {Argument(path)}, .orderBy = orderOf(query)};
    const QuerySet numbered = QuerySet(std::make_shared<const Query>(query))
                                      .alias(number, Window(RowNumber(), window));
    const QuerySet later = numbered.filter(Q(Lookup(number + u"__gt"_s, from)));
    return count < 0 ? later : later.filter(Q(Lookup(number + u"__lte"_s, from + count)));
}

} // namespace Quintette::Internal

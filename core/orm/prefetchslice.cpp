// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/prefetchslice.h"

#include "core/orm/functions/window.h"
#include "core/orm/query.h"

namespace Quintette::Internal {

static Expression ordered(const QString &name, bool reversed)
{
    const bool minus = name.startsWith(u'-');
    const F column(minus || name.startsWith(u'+') ? name.sliced(1) : name);
    return minus != reversed ? column.descending() : column.ascending();
}

/// The order the rows are in.
static QList<Argument> orderOf(const Query &query)
{
    QList<Argument> order;
    for (const OrderItem &item : query.orderBy)
        order.append(item.node ? Expression(item.node) : ordered(item.name, query.reversed));
    if (query.orderBy.isEmpty() && query.defaultOrdering) {
        for (const QString &name : query.model->options().ordering)
            order.append(ordered(name, query.reversed));
    }
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

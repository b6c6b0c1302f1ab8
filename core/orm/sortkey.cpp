// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/sortkey.h"

#include "core/orm/query.h"
#include "core/orm/queryset.h"
#include "core/orm/sql/basicnodes.h"
#include "core/orm/sql/orderingnode.h"

namespace Quintette {

using namespace Internal;

static const OrderingNode *orderingOf(const Expression &expression)
{
    return nodeAs<OrderingNode>(expression.node().get());
}

static QString withoutSign(const QString &path)
{
    return path.startsWith(u'-') ? path.sliced(1) : path;
}

bool SortKey::isDescending() const
{
    const OrderingNode *ordering = expression.isNull() ? nullptr : orderingOf(expression);
    return ordering ? ordering->isDescending() : path.startsWith(u'-');
}

SortKey SortKey::reversed() const
{
    if (expression.isNull())
        return isDescending() ? withoutSign(path) : u'-' + path;
    const OrderingNode *ordering = orderingOf(expression);
    return ordering ? Expression(ordering->reversed()) : expression.descending();
}

/// What is sorted by, whichever way.
static NodePtr sortedNode(const Expression &expression)
{
    const OrderingNode *ordering = orderingOf(expression);
    return ordering ? ordering->sources().first() : expression.node();
}

bool SortKey::isLike(const SortKey &other) const
{
    if (const QString name = column(); !name.isEmpty())
        return name == other.column();
    return !expression.isNull() && !other.expression.isNull()
            && sortedNode(expression) == sortedNode(other.expression);
}

QString SortKey::column() const
{
    if (expression.isNull())
        return withoutSign(path);
    const NodePtr sorted = sortedNode(expression);
    const auto *name = nodeAs<NameNode>(sorted.get());
    return name ? name->name() : QString();
}

QuerySet sortedBy(const QuerySet &query, const QList<SortKey> &order)
{
    QStringList paths;
    QList<Expression> expressions;
    for (const SortKey &key : order) {
        if (key.expression.isNull())
            paths += key.path;
        else
            expressions += key.expression;
    }
    const QuerySet byPaths = query.orderBy(paths);
    if (expressions.isEmpty())
        return byPaths;
    // Resolving expressions may join tables, so theirs is the query that is kept.
    auto merged = std::make_shared<Query>(query.orderBy(expressions).query());
    QList<OrderItem> items;
    qsizetype next = 0;
    for (const SortKey &key : order)
        items += key.expression.isNull() ? OrderItem{key.path, nullptr} : merged->orderBy[next++];
    merged->orderBy = items;
    return QuerySet(std::shared_ptr<const Query>(std::move(merged)));
}

} // namespace Quintette

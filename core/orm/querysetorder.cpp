// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/orm/query.h"
#include "core/orm/sql/columnnode.h"

namespace Quintette {

using namespace Internal;

bool QuerySet::isOrdered() const
{
    if (m_query->isNone || !m_query->orderBy.isEmpty())
        return true;
    return m_query->defaultOrdering && !m_query->model->options().ordering.isEmpty()
            && m_query->groupBy == GroupBy::None;
}

/// The field of the query's own table that a resolved order goes by; empty for anything else.
static QString ownColumn(const Query &query, const NodePtr &order)
{
    const bool isOrdering = order->type() == Node::Type::Ordering;
    const auto *column =
            nodeAs<ColumnNode>(isOrdering ? order->sources().first().get() : order.get());
    const bool own = column && query.joins.at(column->join()).type == JoinType::Base;
    return own ? column->target().name() : QString();
}

bool QuerySet::isTotallyOrdered() const
{
    if (!isOrdered())
        return false;
    QStringList plain;
    for (const OrderItem &item : m_query->orderBy)
        plain += item.node ? ownColumn(*m_query, item.node) : SortKey(item.name).column();
    if (m_query->orderBy.isEmpty()) {
        for (const SortKey &key : m_query->model->options().ordering)
            plain += key.column();
    }
    for (const QString &name : std::as_const(plain)) {
        const Field *field =
                name == "pk"_L1 ? &m_query->model->primaryKey() : m_query->model->findField(name);
        if (field && field->isUnique() && !field->isNull())
            return true;
    }
    for (const QStringList &together : m_query->model->options().uniqueTogether) {
        const bool all = std::all_of(together.cbegin(), together.cend(), [&](const QString &name) {
            const Field *field = m_query->model->findField(name);
            return plain.contains(name) && field && !field->isNull();
        });
        if (all)
            return true;
    }
    return false;
}

/// The first by those fields, or by those the model names.
static Record firstBy(const QuerySet &all, QStringList fields, QLatin1StringView function,
                      bool descending)
{
    if (fields.isEmpty())
        fields = all.model().options().getLatestBy;
    if (fields.isEmpty()) {
        throw ValueError(
                u"%1() needs fields, or a model (%2) that says what the latest is by."_s.arg(
                        function, all.model().label()));
    }
    if (all.query().isSliced())
        throw TypeError(u"Cannot change a query once a slice has been taken."_s);
    QuerySet ordered = all.orderBy(fields);
    if (descending)
        ordered = ordered.reverse();
    const QList<Record> found = ordered.slice(0, 1).toList();
    if (found.isEmpty())
        throw ObjectDoesNotExist(u"%1 matching query does not exist."_s.arg(all.model().name()));
    return found.first();
}

Record QuerySet::earliest(const QStringList &fields) const
{
    return firstBy(*this, fields, "earliest"_L1, false);
}

Record QuerySet::latest(const QStringList &fields) const
{
    return firstBy(*this, fields, "latest"_L1, true);
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/orm/query.h"

namespace Quintette {

using namespace Internal;

bool QuerySet::isOrdered() const
{
    if (m_query->isNone || !m_query->orderBy.isEmpty())
        return true;
    return m_query->defaultOrdering && !m_query->model->options().ordering.isEmpty()
            && m_query->groupBy == GroupBy::None;
}

bool QuerySet::isTotallyOrdered() const
{
    if (!isOrdered())
        return false;
    QStringList names;
    for (const OrderItem &item : m_query->orderBy)
        names += item.name;
    if (m_query->orderBy.isEmpty())
        names = m_query->model->options().ordering;
    QStringList plain;
    for (const QString &name : std::as_const(names))
        plain += name.startsWith(u'-') ? name.sliced(1) : name;
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
    if (fields.isEmpty() && !all.model().options().getLatestBy.isEmpty())
        fields = all.model().options().getLatestBy.split(u',');
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/queryset.h"

#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/expression.h"
#include "core/orm/modelregistry.h"
#include "core/orm/prefetch.h"
#include "core/orm/qnode.h"
#include "core/orm/query.h"
#include "core/orm/sql/filterbuilder.h"
#include "core/orm/sql/queryconnection.h"

namespace Quintette {

using namespace Internal;

static std::shared_ptr<const Query> wholeTable(const ModelInfo &model, const QString &database)
{
    const bool chosen = !database.isEmpty();
    auto query = std::make_shared<Query>(
            model, chosen ? database : model.registry().databaseForRead(model));
    query->databaseChosen = chosen;
    return query;
}

QuerySet::QuerySet(const ModelInfo &model, const QString &database)
    : m_query(wholeTable(model, database))
{
}

QuerySet::QuerySet(std::shared_ptr<const Query> query) : m_query(std::move(query)) { }

QuerySet::QuerySet(const QuerySet &) = default;
QuerySet &QuerySet::operator=(const QuerySet &) = default;
QuerySet::~QuerySet() = default;

const ModelInfo &QuerySet::model() const
{
    return *m_query->model;
}

const QString &QuerySet::database() const
{
    return m_query->database;
}

/// A copy of the query, changed by change, as a new QuerySet.
template <typename Change> static QuerySet changed(const Query &query, Change change)
{
    auto copy = std::make_shared<Query>(query);
    change(*copy);
    return QuerySet(std::shared_ptr<const Query>(std::move(copy)));
}

static void refuseSliced(const Query &query, QLatin1StringView what)
{
    if (query.isSliced())
        throw TypeError(u"Cannot %1 a query once a slice has been taken."_s.arg(what));
}

QuerySet QuerySet::none() const
{
    return changed(*m_query, [](Query &query) { query.isNone = true; });
}

QuerySet QuerySet::filter(const Q &condition) const
{
    m_query->refuseCombined("filter"_L1);
    if (condition.isEmpty())
        return *this;
    refuseSliced(*m_query, "filter"_L1);
    return changed(*m_query, [&](Query &query) { FilterBuilder::addTo(query, condition); });
}

QuerySet QuerySet::exclude(const Q &condition) const
{
    m_query->refuseCombined("exclude"_L1);
    if (condition.isEmpty())
        return *this;
    refuseSliced(*m_query, "filter"_L1);
    return changed(*m_query,
                   [&](Query &query) { FilterBuilder::addTo(query, ~enclosed(condition)); });
}

QuerySet QuerySet::annotate(const QString &alias, const Expression &expression) const
{
    m_query->refuseCombined("annotate"_L1);
    return changed(*m_query,
                   [&](Query &query) { query.addAnnotation(alias, expression.node(), true); });
}

QuerySet QuerySet::alias(const QString &alias, const Expression &expression) const
{
    m_query->refuseCombined("alias"_L1);
    return changed(*m_query,
                   [&](Query &query) { query.addAnnotation(alias, expression.node(), false); });
}

QuerySet QuerySet::annotate(const QString &alias, const FilteredRelation &relation) const
{
    m_query->refuseCombined("annotate"_L1);
    return changed(*m_query, [&](Query &query) {
        query.addFilteredRelation(alias, relation.path, relation.condition);
    });
}

QuerySet QuerySet::orderBy(const QStringList &names) const
{
    refuseSliced(*m_query, "reorder"_L1);
    for (const QString &name : names)
        m_query->checkOrdering(name);
    return changed(*m_query, [&](Query &query) {
        query.clearOrdering(true);
        for (const QString &name : names)
            query.orderBy.append({name, nullptr});
    });
}

/// By each column of a composite key.
static void appendOrder(QList<OrderItem> &order, const NodePtr &node)
{
    const bool isOrdering = node->type() == Node::Type::Ordering;
    const NodePtr &source = isOrdering ? node->sources().first() : node;
    if (source->type() != Node::Type::Tuple) {
        order.append({QString(), node});
        return;
    }
    for (const NodePtr &column : source->sources())
        order.append({QString(), isOrdering ? node->withSources({column}) : column});
}

QuerySet QuerySet::orderBy(const QList<Expression> &expressions) const
{
    refuseSliced(*m_query, "reorder"_L1);
    return changed(*m_query, [&](Query &query) {
        query.clearOrdering(true);
        for (const Expression &expression : expressions) {
            if (query.combinator != Combinator::None) {
                query.orderBy.append({QString(), expression.node()});
                continue;
            }
            Resolution in{query};
            const NodePtr node = expression.node()->resolve(in);
            if (node->containsAggregate() && query.groupBy == GroupBy::None) {
                throw FieldError(u"Using an aggregate in order_by() without also including it in "
                                 u"annotate() is not "
                                 "allowed."_s);
            }
            appendOrder(query.orderBy, node);
        }
    });
}

QuerySet QuerySet::reverse() const
{
    if (m_query->isSliced())
        throw TypeError(u"Cannot reverse a query once a slice has been taken."_s);
    return changed(*m_query, [](Query &query) { query.reversed = !query.reversed; });
}

QuerySet QuerySet::distinct(const QStringList &fields) const
{
    m_query->refuseCombined("distinct"_L1);
    refuseSliced(*m_query, "create distinct fields of"_L1);
    return changed(*m_query, [&](Query &query) {
        query.distinct = true;
        query.distinctFields = fields;
    });
}

QuerySet QuerySet::slice(qint64 offset, qint64 limit) const
{
    return changed(*m_query, [&](Query &query) { query.setSlice(offset, limit); });
}

QuerySet QuerySet::selectRelated(const QStringList &paths) const
{
    m_query->refuseCombined("select_related"_L1);
    if (m_query->isValues)
        throw TypeError(u"Cannot call select_related() after .values() or .values_list()"_s);
    return changed(*m_query, [&](Query &query) {
        query.selectRelatedAll = paths.isEmpty();
        query.selectRelated += paths;
    });
}

QuerySet QuerySet::selectRelated(std::nullopt_t) const
{
    m_query->refuseCombined("select_related"_L1);
    return changed(*m_query, [](Query &query) {
        query.selectRelatedAll = false;
        query.selectRelated.clear();
    });
}

QuerySet QuerySet::prefetchRelated(std::nullopt_t) const
{
    m_query->refuseCombined("prefetch_related"_L1);
    return changed(*m_query, [](Query &query) { query.prefetch.clear(); });
}

QuerySet QuerySet::prefetchRelated(const QStringList &paths) const
{
    m_query->refuseCombined("prefetch_related"_L1);
    return changed(*m_query, [&](Query &query) {
        for (const QString &path : paths)
            query.prefetch.append({path, nullptr, {}});
    });
}

QuerySet QuerySet::prefetchRelated(const QList<Prefetch> &wishes) const
{
    m_query->refuseCombined("prefetch_related"_L1);
    return changed(*m_query, [&](Query &query) {
        for (const Prefetch &wish : wishes) {
            if (wish.querySet && wish.querySet->query().isValues)
                throw ValueError(
                        u"Prefetch querysets cannot use raw(), values(), and values_list()."_s);
            query.prefetch.append({wish.path,
                                   wish.querySet
                                           ? std::make_shared<const Query>(wish.querySet->query())
                                           : nullptr,
                                   wish.name});
        }
    });
}

QuerySet QuerySet::only(const QStringList &fields) const
{
    m_query->refuseCombined("only"_L1);
    if (m_query->isValues)
        throw TypeError(u"Cannot call only() after .values() or .values_list()"_s);
    for (const QString &field : fields)
        m_query->resolvePath(splitNames(field), Query::Missing::Throws);
    return changed(*m_query, [&](Query &query) {
        query.deferral = Deferral::Only;
        query.deferredNames = fields;
    });
}

QuerySet QuerySet::defer(const QStringList &fields) const
{
    m_query->refuseCombined("defer"_L1);
    if (m_query->isValues)
        throw TypeError(u"Cannot call defer() after .values() or .values_list()"_s);
    for (const QString &field : fields)
        m_query->resolvePath(splitNames(field), Query::Missing::Throws);
    return changed(*m_query, [&](Query &query) {
        if (query.deferral == Deferral::Only) {
            for (const QString &field : fields)
                query.deferredNames.removeAll(field);
            return;
        }
        query.deferral = fields.isEmpty() ? Deferral::None : Deferral::Defer;
        query.deferredNames += fields;
    });
}

QuerySet QuerySet::usingDatabase(const QString &alias) const
{
    return changed(*m_query, [&](Query &query) {
        query.database = alias;
        query.databaseChosen = true;
    });
}

QuerySet QuerySet::relatedTo(const Record &instance) const
{
    return changed(*m_query, [&instance](Query &query) {
        query.instance = std::make_shared<const Record>(instance);
        if (!query.databaseChosen)
            query.database = query.model->registry().databaseForRead(*query.model, &instance);
    });
}

QuerySet QuerySet::selectForUpdate(const RowLock &lock) const
{
    m_query->refuseCombined("select_for_update"_L1);
    if (lock.noWait && lock.skipLocked)
        throw ValueError(u"The nowait option cannot be used with skip_locked."_s);
    return changed(*m_query, [&lock](Query &query) {
        query.forUpdate = lock;
        // What is read to be changed has to be read where it will be changed.
        if (!query.databaseChosen)
            query.database = writeDatabase(query);
    });
}

QuerySet QuerySet::values(const QStringList &names) const
{
    return changed(*m_query, [&](Query &query) { query.setValues(names); });
}

static QuerySet combined(const QuerySet &first, const QList<QuerySet> &others,
                         Combinator combinator, bool all = false)
{
    auto query = std::make_shared<Query>(first.model(), first.database());
    query->combinator = combinator;
    query->combineAll = all;
    query->defaultOrdering = false;
    query->isValues = first.query().isValues;
    query->valuesOrder = first.query().valuesOrder;
    query->defaultColumns = first.query().defaultColumns;
    query->annotations = first.query().annotations; // names to order by and to show
    query->combined.append(std::make_shared<const Query>(first.query()));
    for (const QuerySet &other : others)
        query->combined.append(std::make_shared<const Query>(other.query()));
    return QuerySet(std::shared_ptr<const Query>(std::move(query)));
}

QuerySet QuerySet::unionWith(const QList<QuerySet> &others, bool all) const
{
    return combined(*this, others, Combinator::Union, all);
}

QuerySet QuerySet::intersection(const QList<QuerySet> &others) const
{
    return combined(*this, others, Combinator::Intersection);
}

QuerySet QuerySet::difference(const QList<QuerySet> &others) const
{
    return combined(*this, others, Combinator::Difference);
}

bool QuerySet::isPrefetching() const
{
    return !m_query->prefetch.isEmpty();
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/queryrequest.h"

#include "core/base/error.h"
#include "core/management/query/conditionparser.h"
#include "core/management/query/lookuptext.h"
#include "core/orm/query.h"

namespace Quintette::Internal {

static QStringList textList(const Value &value, const QString &key)
{
    if (value.isNone())
        return {};
    if (!value.isList())
        throw ValueError(u"\"%1\" has to be a list of texts."_s.arg(key));
    QStringList texts;
    for (const Value &item : value.list()) {
        if (!item.isString())
            throw ValueError(u"\"%1\" has to be a list of texts."_s.arg(key));
        texts += item.string();
    }
    return texts;
}

static QList<QStringList> textLists(const Value &value, const QString &key)
{
    if (value.isNone())
        return {};
    if (!value.isList())
        throw ValueError(u"\"%1\" has to be a list of lists."_s.arg(key));
    QList<QStringList> lists;
    for (const Value &item : value.list())
        lists += item.isString() ? QStringList{item.string()} : textList(item, key);
    return lists;
}

static QString oneText(const Value &value, const QString &key)
{
    if (!value.isString())
        throw ValueError(u"\"%1\" has to be a text."_s.arg(key));
    return value.string();
}

static qint64 oneNumber(const Value &value, const QString &key, qint64 otherwise)
{
    if (value.isNone())
        return otherwise;
    if (value.type() != Value::Type::Int)
        throw ValueError(u"\"%1\" has to be a whole number."_s.arg(key));
    return value.integer();
}

QueryRequest QueryRequest::fromDict(const Dict &item)
{
    QueryRequest request;
    for (const auto &[key, value] : item) {
        if (key == "model"_L1)
            request.model = oneText(value, key);
        else if (key == "filter"_L1)
            request.filter = textList(value, key);
        else if (key == "filters"_L1)
            request.filters = textLists(value, key);
        else if (key == "filter_expr"_L1)
            request.filterExpression = oneText(value, key);
        else if (key == "exclude"_L1)
            request.exclude = textList(value, key);
        else if (key == "excludes"_L1)
            request.excludes = textLists(value, key);
        else if (key == "group_by"_L1)
            request.groupBy = textList(value, key);
        else if (key == "annotate"_L1)
            request.annotate = textList(value, key);
        else if (key == "having"_L1)
            request.having = textList(value, key);
        else if (key == "having_exclude"_L1)
            request.havingExclude = textList(value, key);
        else if (key == "distinct"_L1)
            request.distinct = value.isTrue();
        else if (key == "order_by"_L1)
            request.orderBy = textList(value, key);
        else if (key == "values"_L1)
            request.values = textList(value, key);
        else if (key == "offset"_L1)
            request.offset = oneNumber(value, key, 0);
        else if (key == "limit"_L1)
            request.limit = oneNumber(value, key, -1);
        else if (key == "aggregate"_L1)
            request.aggregate = textList(value, key);
        else if (key == "queryset"_L1)
            request.querySet = oneText(value, key);
        else
            throw ValueError(u"A query does not have \"%1\"."_s.arg(key));
    }
    return request;
}

QuerySet QueryRequest::toQuerySet(const ModelRegistry &registry) const
{
    if (!querySet.isEmpty())
        return parseQuerySet(querySet, registry);
    const ModelInfo &info = registry.get(model);
    QuerySet query(info);
    if (!filter.isEmpty())
        query = query.filter(parseLookups(query, filter));
    for (const QStringList &lookups : filters)
        query = query.filter(parseLookups(query, lookups));
    if (!filterExpression.isEmpty())
        query = query.filter(parseCondition(filterExpression, registry));
    if (!exclude.isEmpty())
        query = query.exclude(parseLookups(query, exclude));
    for (const QStringList &lookups : excludes)
        query = query.exclude(parseLookups(query, lookups));
    if (!groupBy.isEmpty())
        query = query.values(groupBy);
    for (const QString &text : annotate) {
        const NamedExpression named = parseNamedExpression(text, registry);
        if (named.alias.isEmpty())
            throw TypeError(u"The annotation \"%1\" needs an alias: name=%1"_s.arg(text));
        query = named.relation ? query.annotate(named.alias, *named.relation)
                               : query.annotate(named.alias, named.expression);
    }
    if (!having.isEmpty())
        query = query.filter(parseLookups(query, having));
    if (!havingExclude.isEmpty())
        query = query.exclude(parseLookups(query, havingExclude));
    if (distinct)
        query = query.distinct();
    if (!orderBy.isEmpty())
        query = query.orderBy(orderBy);
    if (!values.isEmpty() || (groupBy.isEmpty() && aggregate.isEmpty()))
        query = query.values(values);
    if (offset != 0 || limit >= 0)
        query = query.slice(offset, limit);
    return query;
}

QList<Dict> QueryRequest::run(const ModelRegistry &registry) const
{
    if (!querySet.isEmpty())
        return runQuerySet(querySet, registry);
    const QuerySet query = toQuerySet(registry);
    if (aggregate.isEmpty())
        return query.toDicts();
    QList<QPair<QString, Expression>> aggregates;
    for (const QString &text : aggregate) {
        const NamedExpression named = parseNamedExpression(text, registry);
        aggregates.append({named.alias, named.expression});
    }
    return {query.aggregate(aggregates)};
}

} // namespace Quintette::Internal

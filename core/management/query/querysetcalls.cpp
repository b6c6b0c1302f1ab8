// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/query/querysetcalls.h"

#include "core/base/error.h"
#include "core/management/query/querysetrows.h"
#include "core/orm/sortkey.h"

namespace Quintette::Internal {

namespace {

using Call = ParsedValue (*)(const QuerySet &on, const ParsedArguments &arguments);

ParsedValue ofRecord(const std::optional<Record> &record)
{
    return {.value = record ? Value(rowOf(*record)) : Value()};
}

ParsedValue ofFirst(const QuerySet &query)
{
    const QList<Dict> rows = rowsOf(query.slice(0, 1));
    return {.value = rows.isEmpty() ? Value() : Value(rows.first())};
}

QStringList namesOf(const QList<ParsedValue> &given)
{
    QStringList names;
    for (const ParsedValue &one : given)
        names += one.path();
    return names;
}

QList<QuerySet> querySetsOf(const QList<ParsedValue> &given)
{
    QList<QuerySet> all;
    for (const ParsedValue &one : given) {
        if (one.kind != ParsedValue::Kind::QuerySet)
            throw TypeError(u"A query set is expected here."_s);
        all += *one.querySet;
    }
    return all;
}

bool isSet(const ParsedArguments &arguments, QLatin1StringView name)
{
    const ParsedValue *given = arguments.find(name);
    return given && given->constant().isTrue();
}

QList<QPair<QString, ParsedValue>> namedExpressions(const ParsedArguments &arguments)
{
    QList<QPair<QString, ParsedValue>> all;
    for (const ParsedValue &one : arguments.positional) {
        if (one.defaultAlias.isEmpty())
            throw TypeError(u"Complex annotations require an alias"_s);
        all.append({one.defaultAlias, one});
    }
    return all + arguments.named;
}

ParsedValue annotated(const QuerySet &on, const ParsedArguments &arguments, bool selected)
{
    QuerySet query = on;
    for (const auto &[alias, given] : namedExpressions(arguments)) {
        if (given.kind == ParsedValue::Kind::Relation)
            query = query.annotate(alias, given.relation);
        else
            query = selected ? query.annotate(alias, given.toExpression())
                             : query.alias(alias, given.toExpression());
    }
    return ParsedValue::ofQuerySet(query);
}

ParsedValue values(const QuerySet &on, const ParsedArguments &arguments)
{
    QuerySet query = on;
    QStringList names;
    for (const ParsedValue &one : arguments.positional)
        names += one.path();
    for (const auto &[name, given] : arguments.named) {
        if (name == "flat"_L1 || name == "named"_L1)
            continue;
        query = query.annotate(name, given.toExpression());
        names += name;
    }
    return ParsedValue::ofQuerySet(query.values(names));
}

ParsedValue ordered(const QuerySet &on, const ParsedArguments &arguments)
{
    QList<SortKey> keys;
    for (const ParsedValue &one : arguments.positional)
        keys += one.isText() ? SortKey(one.value.string()) : SortKey(one.toExpression());
    return ParsedValue::ofQuerySet(sortedBy(on, keys));
}

ParsedValue related(const QuerySet &on, const ParsedArguments &arguments)
{
    const bool none = arguments.positional.size() == 1
            && arguments.positional.first().kind == ParsedValue::Kind::Constant
            && arguments.positional.first().value.isNone();
    return ParsedValue::ofQuerySet(none ? on.selectRelated(std::nullopt)
                                        : on.selectRelated(namesOf(arguments.positional)));
}

ParsedValue together(const QuerySet &on, const ParsedArguments &arguments)
{
    return ParsedValue::ofQuerySet(
            on.unionWith(querySetsOf(arguments.positional), isSet(arguments, "all"_L1)));
}

ParsedValue aggregated(const QuerySet &on, const ParsedArguments &arguments)
{
    QList<QPair<QString, Expression>> aggregates;
    for (const auto &[alias, given] : namedExpressions(arguments))
        aggregates.append({alias, given.toExpression()});
    return {.value = Value(on.aggregate(aggregates))};
}

ParsedValue inBulk(const QuerySet &on, const ParsedArguments &arguments)
{
    const ParsedValue *field = arguments.find("field_name"_L1);
    const ParsedValue *keys = arguments.find(0, "id_list"_L1);
    const QString name = field ? field->path() : u"pk"_s;
    const QHash<QString, Record> found =
            keys ? on.inBulk(keys->constant().list(), name) : on.inBulkOfAll(name);
    QStringList names = found.keys();
    names.sort();
    Dict rows;
    for (const QString &name : std::as_const(names))
        rows.insert(name, Value(rowOf(found.value(name))));
    return {.value = Value(rows)};
}

ParsedValue truncated(const QuerySet &on, const ParsedArguments &arguments, bool withTime)
{
    const QString field = arguments.require(0, "field_name"_L1).path();
    const QString kind = arguments.require(1, "kind"_L1).path();
    const ParsedValue *order = arguments.find(2, "order"_L1);
    const bool descending = order && order->path() == "DESC"_L1;
    return {.value = withTime ? on.datetimes(field, kind, descending)
                              : on.dates(field, kind, descending)};
}

const QHash<QString, Call> &calls()
{
    using Arguments = const ParsedArguments &;
    using Set = const QuerySet &;
    static const QHash<QString, Call> known{
            {u"aggregate"_s, aggregated},
            {u"alias"_s, [](Set on, Arguments all) { return annotated(on, all, false); }},
            {u"all"_s, [](Set on, Arguments) { return ParsedValue::ofQuerySet(on); }},
            {u"annotate"_s, [](Set on, Arguments all) { return annotated(on, all, true); }},
            {u"count"_s, [](Set on, Arguments) { return ParsedValue{.value = on.count()}; }},
            {u"dates"_s, [](Set on, Arguments all) { return truncated(on, all, false); }},
            {u"datetimes"_s, [](Set on, Arguments all) { return truncated(on, all, true); }},
            {u"defer"_s,
             [](Set on, Arguments all) {
                 return ParsedValue::ofQuerySet(on.defer(namesOf(all.positional)));
             }},
            {u"difference"_s,
             [](Set on, Arguments all) {
                 return ParsedValue::ofQuerySet(on.difference(querySetsOf(all.positional)));
             }},
            {u"distinct"_s,
             [](Set on, Arguments all) {
                 return ParsedValue::ofQuerySet(on.distinct(namesOf(all.positional)));
             }},
            {u"earliest"_s,
             [](Set on, Arguments all) { return ofRecord(on.earliest(namesOf(all.positional))); }},
            {u"exclude"_s,
             [](Set on, Arguments all) {
                 return ParsedValue::ofQuerySet(on.exclude(all.toCondition()));
             }},
            {u"exists"_s, [](Set on, Arguments) { return ParsedValue{.value = on.exists()}; }},
            {u"filter"_s,
             [](Set on, Arguments all) {
                 return ParsedValue::ofQuerySet(on.filter(all.toCondition()));
             }},
            {u"first"_s,
             [](Set on, Arguments) {
                 return ofFirst(on.isOrdered() ? on : on.orderBy(QStringList{u"pk"_s}));
             }},
            {u"get"_s, [](Set on, Arguments all) { return ofRecord(on.get(all.toCondition())); }},
            {u"in_bulk"_s, inBulk},
            {u"intersection"_s,
             [](Set on, Arguments all) {
                 return ParsedValue::ofQuerySet(on.intersection(querySetsOf(all.positional)));
             }},
            {u"last"_s,
             [](Set on, Arguments) {
                 return ofFirst(on.isOrdered() ? on.reverse() : on.orderBy(QStringList{u"-pk"_s}));
             }},
            {u"latest"_s,
             [](Set on, Arguments all) { return ofRecord(on.latest(namesOf(all.positional))); }},
            {u"none"_s, [](Set on, Arguments) { return ParsedValue::ofQuerySet(on.none()); }},
            {u"only"_s,
             [](Set on, Arguments all) {
                 return ParsedValue::ofQuerySet(on.only(namesOf(all.positional)));
             }},
            {u"order_by"_s, ordered},
            {u"reverse"_s, [](Set on, Arguments) { return ParsedValue::ofQuerySet(on.reverse()); }},
            {u"select_related"_s, related},
            {u"union"_s, together},
            {u"values"_s, values},
            {u"values_list"_s, values},
    };
    return known;
}

} // namespace

QuerySet managerOf(const ModelRegistry &models, const QStringList &names)
{
    const QString label = names.join(u'.');
    const ModelInfo *found = nullptr;
    for (const ModelInfo *model : models.models()) {
        if (model->label() != label && model->name() != label)
            continue;
        if (found)
            throw FieldError(u"There are several models '%1': say which app."_s.arg(label));
        found = model;
    }
    if (!found)
        throw FieldError(u"There is no model '%1'."_s.arg(label));
    return QuerySet(*found);
}

ParsedValue callQuerySet(const QuerySet &on, const QString &name, const ParsedArguments &arguments)
{
    const auto found = calls().constFind(name);
    if (found == calls().cend())
        throw FieldError(u"A query set here has no method '%1'."_s.arg(name));
    return (*found)(on, arguments);
}

QuerySet sliceOf(const QuerySet &query, std::optional<qint64> from, std::optional<qint64> to)
{
    const qint64 start = from.value_or(0);
    if (start < 0 || to.value_or(0) < 0)
        throw ValueError(u"Negative indexing is not supported."_s);
    return query.slice(start, to ? std::max<qint64>(0, *to - start) : -1);
}

ParsedValue itemOf(const QuerySet &query, qint64 at)
{
    const QList<Dict> rows = rowsOf(sliceOf(query, at, at + 1));
    if (rows.isEmpty())
        throw ValueError(u"list index out of range"_s);
    return {.value = Value(rows.first())};
}

} // namespace Quintette::Internal

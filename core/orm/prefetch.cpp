// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/prefetch.h"

#include "core/base/error.h"
#include "core/orm/expression.h"
#include "core/orm/modelregistry.h"
#include "core/orm/prefetchslice.h"
#include "core/orm/query.h"
#include "core/orm/sql/genericpath.h"

#include <map>

namespace Quintette {

using namespace Internal;

namespace {

/// What is wanted below one relation.
struct Wish
{
    std::map<QString, Wish> below;
    std::shared_ptr<const Query> query; // the objects to choose from; null: all
    QString name; // to put them under; empty: the relation's
};

/// Values for one "in", below what any back-end binds at once.
constexpr qsizetype batchSize = 5000;

class Prefetcher
{
public:
    static void load(QList<Record> &records, const Wish &wish, int depth = 0);

private:
    static void loadKey(QList<Record> &records, const Field &field, const Wish &below, int depth);
    static void loadReverse(QList<Record> &records, const QString &name, const Field &field,
                            const Wish &below, int depth);
    static void loadGeneric(QList<Record> &records, const QString &name, const Field &relation,
                            const Wish &below, int depth);
    static void loadMany(QList<Record> &records, const QString &name, const Field &field,
                         bool forward, const Wish &below, int depth);
    static void loadSliced(QList<Record> &records, const QString &name, const Field &field,
                           bool forward, const Wish &below, int depth);
};

ValueList valuesOf(const QList<Record> &records, const Field &field)
{
    ValueList values;
    QSet<Value> seen;
    for (const Record &record : records) {
        const Value &value = record.value(field);
        if (!value.isNone() && !seen.contains(value)) {
            seen.insert(value);
            values.append(value);
        }
    }
    return values;
}

QuerySet unslicedWith(const QuerySet &sliced, const Q &condition)
{
    Query query = sliced.query();
    query.offset = 0;
    query.limit = -1;
    Query filtered = QuerySet(std::make_shared<const Query>(query)).filter(condition).query();
    filtered.offset = sliced.query().offset;
    filtered.limit = sliced.query().limit;
    return QuerySet(std::make_shared<const Query>(filtered));
}

/// Those of the rows whose owners have these keys; of a slice, its part of each owner's.
QuerySet slicedOf(const QuerySet &every, const QString &path, const Value &keys)
{
    const Q condition{{path + u"__in"_s, keys}};
    if (!every.query().isSliced())
        return every.filter(condition);
    // The join to the owners has to be there before the window counts along it.
    return slicedPerOwner(unslicedWith(every, condition), path);
}

QList<Record> related(const ModelInfo &model, const QString &database, const QString &path,
                      const ValueList &keys, const std::shared_ptr<const Query> &chosen = nullptr)
{
    if (chosen && chosen->model != &model) {
        throw ValueError(u"A prefetch of %1 objects got a query of %2 objects."_s.arg(
                model.name(), chosen->model->name()));
    }
    const QuerySet every = chosen ? QuerySet(chosen) : objects(model, database);
    QList<Record> found;
    for (qsizetype from = 0; from < keys.size(); from += batchSize) {
        const Value part(keys.sliced(from, std::min(batchSize, keys.size() - from)));
        found += slicedOf(every, path, part).toList();
    }
    return found;
}

const QString &nameFor(const Wish &wish, const QString &relation)
{
    return wish.name.isEmpty() ? relation : wish.name;
}

void Prefetcher::load(QList<Record> &records, const Wish &wish, int depth)
{
    if (records.isEmpty())
        return;
    if (depth > 16)
        throw FieldError(u"prefetchRelated() follows relations too deep."_s);
    const ModelInfo &model = records.first().model();
    for (const auto &[name, below] : wish.below) {
        const Field *field = model.findField(name);
        if (field && field->isManyToMany()) {
            loadMany(records, name, *field, true, below, depth);
            continue;
        }
        if (field && field->kind() == FieldKind::GenericRelation && field->relatedModel()) {
            loadGeneric(records, name, *field, below, depth);
            continue;
        }
        if (field && field->isForeignKey()) {
            loadKey(records, *field, below, depth);
            continue;
        }
        const auto &reverse = model.relatedObjects();
        const auto found = std::find_if(
                reverse.cbegin(), reverse.cend(), [&name = name](const ReverseRelation &relation) {
                    return relation.accessorName == name || relation.queryName == name;
                });
        if (found == reverse.cend()) {
            throw FieldError(
                    u"Cannot find '%1' on %2 object, '%1' is an invalid parameter to prefetch_related()"_s
                            .arg(name, model.name()));
        }
        if (found->field->isManyToMany())
            loadMany(records, name, *found->field, false, below, depth);
        else
            loadReverse(records, name, *found->field, below, depth);
    }
}

void Prefetcher::loadKey(QList<Record> &records, const Field &field, const Wish &below, int depth)
{
    const Field &target = *field.targetField();
    QList<Record> found = related(*field.relatedModel(), records.first().database(), target.name(),
                                  valuesOf(records, field), below.query);
    load(found, below, depth + 1);
    QHash<Value, Record> byKey;
    for (const Record &record : std::as_const(found))
        byKey.insert(record.value(target), record);
    for (Record &record : records) {
        const auto it = byKey.constFind(record.value(field));
        if (it == byKey.cend())
            continue;
        if (below.name.isEmpty())
            record.setCachedRelated(field, *it);
        else
            record.setPrefetched(below.name, {*it});
    }
}

void Prefetcher::loadReverse(QList<Record> &records, const QString &name, const Field &field,
                             const Wish &below, int depth)
{
    const Field &target = *field.targetField();
    QList<Record> found = related(field.model(), records.first().database(), field.name(),
                                  valuesOf(records, target), below.query);
    load(found, below, depth + 1);
    QHash<Value, QList<Record>> byKey;
    for (const Record &record : std::as_const(found))
        byKey[record.value(field)].append(record);
    for (Record &record : records)
        record.setPrefetched(nameFor(below, name), byKey.value(record.value(target)));
}

void Prefetcher::loadGeneric(QList<Record> &records, const QString &name, const Field &relation,
                             const Wish &below, int depth)
{
    const Field &key = relation.relatedModel()->field(genericKeyName(relation));
    const Field &own = relation.model().primaryKey();
    const QuerySet all = below.query
            ? QuerySet(below.query)
            : QuerySet(*relation.relatedModel(), records.first().database());
    QList<Record> found;
    const ValueList keys = valuesOf(records, own);
    for (qsizetype from = 0; from < keys.size(); from += batchSize) {
        found += genericallyRelated(relation, all,
                                    keys.sliced(from, std::min(batchSize, keys.size() - from)))
                         .toList();
    }
    load(found, below, depth + 1);
    QHash<QString, QList<Record>> byKey;
    for (const Record &record : std::as_const(found))
        byKey[record.value(key.index()).toString()].append(record);
    for (Record &record : records)
        record.setPrefetched(nameFor(below, name), byKey.value(own.toText(record.pk())));
}

void Prefetcher::loadMany(QList<Record> &records, const QString &name, const Field &field,
                          bool forward, const Wish &below, int depth)
{
    const Field &near = forward ? *field.throughSource() : *field.throughTarget();
    const Field &far = forward ? *field.throughTarget() : *field.throughSource();
    const ModelInfo &model = forward ? *field.relatedModel() : field.model();
    const QString &database = records.first().database();
    if (below.query && below.query->isSliced()) {
        loadSliced(records, name, field, forward, below, depth);
        return;
    }
    const QList<Record> links = related(*field.throughModel(), database, near.name(),
                                        valuesOf(records, *near.targetField()));
    QList<Record> found =
            related(model, database, far.targetField()->name(), valuesOf(links, far), below.query);
    load(found, below, depth + 1);
    // The related objects keep the order their model has.
    QHash<Value, QList<Value>> owners;
    for (const Record &link : links)
        owners[link.value(far.index())].append(link.value(near.index()));
    QHash<Value, QList<Record>> byOwner;
    for (const Record &record : std::as_const(found)) {
        for (const Value &owner : owners.value(record.value(*far.targetField())))
            byOwner[owner].append(record);
    }
    for (Record &record : records)
        record.setPrefetched(nameFor(below, name),
                             byOwner.value(record.value(*near.targetField())));
}

/// A slice of each owner's objects: the database has to know which owner a row is one of.
void Prefetcher::loadSliced(QList<Record> &records, const QString &name, const Field &field,
                            bool forward, const Wish &below, int depth)
{
    const QString back = forward ? field.relatedQueryName() : field.name();
    if (back.isEmpty()) {
        throw ValueError(
                u"'%1' has no way back, so no slice of it can be prefetched: give it a related name."_s
                        .arg(name));
    }
    const QString owner = u"_prefetch_owner"_s;
    const Field &near = forward ? *field.throughSource() : *field.throughTarget();
    const ModelInfo &model = forward ? *field.relatedModel() : field.model();
    const Value keys(valuesOf(records, *near.targetField()));
    if (below.query->model != &model) {
        throw ValueError(u"A prefetch of %1 objects got a query of %2 objects."_s.arg(
                model.name(), below.query->model->name()));
    }
    QList<Record> found =
            slicedOf(QuerySet(below.query), back, keys).annotate(owner, F(back)).toList();
    load(found, below, depth + 1);
    QHash<Value, QList<Record>> byOwner;
    for (const Record &record : std::as_const(found))
        byOwner[record.annotations().value(owner)].append(record);
    for (Record &record : records)
        record.setPrefetched(nameFor(below, name),
                             byOwner.value(record.value(*near.targetField())));
}

} // namespace

void prefetchRelatedObjects(QList<Record> &records, const QStringList &paths)
{
    QList<PrefetchWish> wishes;
    for (const QString &path : paths)
        wishes.append({path, nullptr, {}});
    prefetchRelatedObjects(records, wishes);
}

void prefetchRelatedObjects(QList<Record> &records, const QList<PrefetchWish> &wishes)
{
    Wish all;
    for (const PrefetchWish &wish : wishes) {
        Wish *at = &all;
        for (const QString &name : wish.path.split(u"__"_s))
            at = &at->below[name];
        if (!wish.query && wish.name.isEmpty())
            continue;
        if (at->query || !at->name.isEmpty()) {
            throw ValueError(
                    u"'%1' lookup was already seen with a different queryset."_s.arg(wish.path));
        }
        at->query = wish.query;
        at->name = wish.name;
    }
    Prefetcher::load(records, all);
}

} // namespace Quintette

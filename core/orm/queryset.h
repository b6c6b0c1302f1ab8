// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/filteredrelation.h"
#include "core/orm/q.h"
#include "core/orm/record.h"
#include "core/orm/rowlock.h"

#include <QTimeZone>

#include <functional>

namespace Quintette {

class Expression;
class ObjectRow;
struct Prefetch;
struct Query;

/// A lazy, immutable query over one model; nothing runs until it is iterated or counted.
/// Implicitly shared; copying is cheap. Use on the thread that made it. Throws FieldError for a bad
/// name (listing the valid ones), ValidationError or ValueError for a bad value, DatabaseError from
/// the database. Django: QuerySet.
class QUINTETTE_CORE_EXPORT QuerySet
{
public:
    /// database: an alias; empty for the one that the registry's routers name.
    explicit QuerySet(const ModelInfo &model, const QString &database = {});
    QuerySet(const QuerySet &);
    QuerySet &operator=(const QuerySet &);
    ~QuerySet();

    const ModelInfo &model() const;
    const QString &database() const;

    // Each returns a new query.
    QuerySet all() const { return *this; }
    QuerySet none() const;
    QuerySet filter(const Q &condition) const;
    QuerySet exclude(const Q &condition) const;
    QuerySet annotate(const QString &alias, const Expression &expression) const;
    /// Throws ValueError for a path that is no relation or a condition about another one.
    QuerySet annotate(const QString &alias, const FilteredRelation &relation) const;
    QuerySet alias(const QString &alias, const Expression &expression) const;
    /// Names with "-" for descending, "?" for random; replaces the order before.
    QuerySet orderBy(const QStringList &names) const;
    QuerySet orderBy(const QList<Expression> &expressions) const;
    QuerySet reverse() const;
    QuerySet distinct(const QStringList &fields = {}) const;
    QuerySet slice(qint64 offset, qint64 limit = -1) const;
    QuerySet selectRelated(const QStringList &paths = {}) const;
    /// Without what selectRelated() was told before. Django: select_related(None).
    QuerySet selectRelated(std::nullopt_t) const;
    QuerySet prefetchRelated(const QStringList &paths) const;
    QuerySet prefetchRelated(std::nullopt_t) const;
    /// Each with a query and a name of its own (prefetch.h).
    QuerySet prefetchRelated(const QList<Prefetch> &wishes) const;
    QuerySet only(const QStringList &fields) const;
    QuerySet defer(const QStringList &fields) const;
    QuerySet usingDatabase(const QString &alias) const;
    /// Routers are told that these are related to that object. Django: db_manager(hints=...).
    QuerySet relatedTo(const Record &instance) const;
    /// Only PostgreSQL locks rows. Throws NotSupportedError for noWait with skipLocked.
    QuerySet selectForUpdate(const RowLock &lock = {}) const;
    /// Rows become Dicts of these names (and GROUP BY for a later annotate()); Django: values().
    QuerySet values(const QStringList &names) const;
    QuerySet unionWith(const QList<QuerySet> &others, bool all = false) const;
    QuerySet intersection(const QList<QuerySet> &others) const;
    QuerySet difference(const QList<QuerySet> &others) const;
    /// Whether toList() also loads objects that prefetchRelated() named; iterating never does.
    bool isPrefetching() const;
    bool isOrdered() const;
    /// Ordered by at least one unique field, so that pages never overlap.
    bool isTotallyOrdered() const;

    // Each runs a query.
    QList<Record> toList() const;
    QList<Dict> toDicts() const;
    /// One column of values; Django: values_list(name, flat=True).
    ValueList toValues(const QString &name) const;
    /// Row by row without holding them; stops when the function returns false. Django: iterator().
    void forEach(const std::function<bool(const Record &)> &function) const;
    /// So many objects at a time, with what prefetchRelated() named; stops when the function
    /// returns false. Throws ValueError for a size below 1. Django: iterator(chunk_size).
    void forEachChunk(int size, const std::function<bool(const QList<Record> &)> &function) const;
    /// As forEach(), but no Record is made unless the function asks for it; objects<T>() reads so.
    void forEachRow(const std::function<bool(const ObjectRow &)> &function) const;
    void forEachDict(const std::function<bool(const Dict &)> &function) const;
    qint64 count() const;
    bool exists() const;
    std::optional<Record> first() const;
    std::optional<Record> last() const;
    /// By the given fields, else by getLatestBy of the model. Throws ObjectDoesNotExist.
    Record earliest(const QStringList &fields = {}) const;
    Record latest(const QStringList &fields = {}) const;
    /// Exactly one; throws ObjectDoesNotExist or MultipleObjectsReturned.
    Record get(const Q &condition = {}) const;
    std::optional<Record> find(const Q &condition) const;
    bool contains(const Record &record) const;
    Dict aggregate(const QList<QPair<QString, Expression>> &aggregates) const;
    /// By primary key, or another unique field (as text, see Field::toText), to record.
    QHash<QString, Record> inBulk(const ValueList &keys, const QString &field = u"pk"_s) const;
    /// Of all objects of the query. Django: in_bulk().
    QHash<QString, Record> inBulkOfAll(const QString &field = u"pk"_s) const;
    ValueList dates(const QString &field, const QString &kind, bool descending = false) const;
    /// zone: in whose clock days and hours begin; the project's unless given.
    ValueList datetimes(const QString &field, const QString &kind, bool descending = false,
                        const QTimeZone &zone = {}) const;
    qint64 update(const QList<QPair<QString, Value>> &values) const;
    qint64 update(const QList<QPair<QString, Expression>> &values) const;
    /// With every on_delete rule and signal; the number of objects per model label. Django:
    /// delete().
    QMap<QString, qint64> remove() const;
    Record create(const QList<QPair<QString, Value>> &values) const;
    QPair<Record, bool> getOrCreate(const QList<QPair<QString, Value>> &lookups,
                                    const QList<QPair<QString, Value>> &defaults = {}) const;
    QPair<Record, bool> updateOrCreate(const QList<QPair<QString, Value>> &lookups,
                                       const QList<QPair<QString, Value>> &defaults = {}) const;
    /// createDefaults: instead of the defaults where the object is made.
    QPair<Record, bool> updateOrCreate(const QList<QPair<QString, Value>> &lookups,
                                       const QList<QPair<QString, Value>> &defaults,
                                       const QList<QPair<QString, Value>> &createDefaults) const;
    enum class OnConflict { Fail, Ignore, Update };
    QList<Record> bulkCreate(QList<Record> records, int batchSize = 0,
                             OnConflict onConflict = OnConflict::Fail,
                             const QStringList &updateFields = {},
                             const QStringList &uniqueFields = {}) const;
    qint64 bulkUpdate(const QList<Record> &records, const QStringList &fields,
                      int batchSize = 0) const;
    /// Objects of the rows of a statement, "?" for parameters. Columns are matched to fields by
    /// their names, or by translations (column to field); others become annotations; fields without
    /// a column count as deferred. Throws FieldError without the primary key. Django: raw().
    QList<Record> raw(const QString &sql, const ValueList &parameters = {},
                      const QHash<QString, QString> &translations = {}) const;
    /// How the database would find the rows, in its own words. format: "json" and the like, options
    /// as {"analyze", true}, where the database has such; else throws ValueError. Django:
    /// explain().
    QString explain(const QString &format = {}, const Dict &options = {}) const;
    /// The statement as it would be run, with "?" for parameters.
    QString toSql() const;
    QPair<QString, ValueList> toSqlWithParameters() const;

    // Two queries about one model as one; Django: queryset & queryset. Throws TypeError for those
    // that do not go together.
    /// Objects that match both.
    friend QUINTETTE_CORE_EXPORT QuerySet operator&(const QuerySet &a, const QuerySet &b);
    /// Objects that match at least one of them.
    friend QUINTETTE_CORE_EXPORT QuerySet operator|(const QuerySet &a, const QuerySet &b);
    /// Objects that match exactly one of them.
    friend QUINTETTE_CORE_EXPORT QuerySet operator^(const QuerySet &a, const QuerySet &b);

    const Query &query() const { return *m_query; }
    explicit QuerySet(std::shared_ptr<const Query> query);

private:
    std::shared_ptr<const Query> m_query;
};

/// The objects of a model as its default manager shows them; all, unless it has declared one.
/// Django: Model._default_manager.all().
QUINTETTE_CORE_EXPORT QuerySet objects(const ModelInfo &model, const QString &database = {});
/// As the manager of that name shows them. Throws FieldError listing the names there are. Django:
/// Model.published.all().
QUINTETTE_CORE_EXPORT QuerySet objectsOf(const ModelInfo &model, const QString &manager,
                                         const QString &database = {});
/// What a foreign key may lead to: every object, unless the model names a base manager. Django:
/// Model._base_manager.all().
QUINTETTE_CORE_EXPORT QuerySet baseObjects(const ModelInfo &model, const QString &database = {});

} // namespace Quintette

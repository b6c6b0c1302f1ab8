// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/modelbuilder.h"
#include "core/orm/objectrow.h"
#include "core/orm/persistence.h"
#include "core/orm/queryset.h"

namespace Quintette {

/// The C++ object of a row of its model.
template <typename T> T fromRow(const ObjectRow &row)
{
    if (!row.isPlain())
        return fromRecord<T>(row.record());
    T object;
    for (const auto &accessor : Internal::bindingOf<T>(row.model()).accessors) {
        if (accessor.write)
            accessor.write(object, row.value(accessor.field->index()));
    }
    return object;
}

/// A QuerySet whose rows come as C++ objects. Everything it lacks is on records(), the query below
/// it.
template <typename T> class TypedQuerySet
{
public:
    explicit TypedQuerySet(const QuerySet &query) : m_query(query) { }

    const QuerySet &records() const { return m_query; }

    TypedQuerySet filter(const Q &condition) const
    {
        return TypedQuerySet(m_query.filter(condition));
    }
    TypedQuerySet exclude(const Q &condition) const
    {
        return TypedQuerySet(m_query.exclude(condition));
    }
    TypedQuerySet orderBy(const QStringList &names) const
    {
        return TypedQuerySet(m_query.orderBy(names));
    }
    TypedQuerySet reverse() const { return TypedQuerySet(m_query.reverse()); }
    TypedQuerySet distinct() const { return TypedQuerySet(m_query.distinct()); }
    TypedQuerySet slice(qint64 offset, qint64 limit = -1) const
    {
        return TypedQuerySet(m_query.slice(offset, limit));
    }
    TypedQuerySet selectRelated(const QStringList &paths = {}) const
    {
        return TypedQuerySet(m_query.selectRelated(paths));
    }
    TypedQuerySet prefetchRelated(const QStringList &paths) const
    {
        return TypedQuerySet(m_query.prefetchRelated(paths));
    }
    TypedQuerySet usingDatabase(const QString &alias) const
    {
        return TypedQuerySet(m_query.usingDatabase(alias));
    }

    QList<T> toList() const
    {
        QList<T> objects;
        if (m_query.isPrefetching()) {
            for (const Record &record : m_query.toList())
                objects += fromRecord<T>(record);
            return objects;
        }
        forEach([&objects](const T &object) {
            objects += object;
            return true;
        });
        return objects;
    }
    void forEach(const std::function<bool(const T &)> &function) const
    {
        m_query.forEachRow([&function](const ObjectRow &row) { return function(fromRow<T>(row)); });
    }
    qint64 count() const { return m_query.count(); }
    bool exists() const { return m_query.exists(); }
    std::optional<T> first() const { return typed(m_query.first()); }
    std::optional<T> last() const { return typed(m_query.last()); }
    std::optional<T> find(const Q &condition) const { return typed(m_query.find(condition)); }
    T get(const Q &condition = {}) const { return fromRecord<T>(m_query.get(condition)); }
    QMap<QString, qint64> remove() const { return m_query.remove(); }

private:
    static std::optional<T> typed(const std::optional<Record> &record)
    {
        return record ? std::optional<T>(fromRecord<T>(*record)) : std::nullopt;
    }

    QuerySet m_query;
};

/// All objects of a registered C++ type. Django: Model.objects.all().
template <typename T> TypedQuerySet<T> objects()
{
    return TypedQuerySet<T>(QuerySet(modelOf<T>()));
}

/// Saves a C++ object and puts back what saving set: its key and automatic dates.
template <typename T>
requires requires(ModelBuilder<T> &builder)
{
    T::describe(builder);
}
void save(T &object, const SaveOptions &options = {})
{
    Record record = toRecord(object);
    save(record, options);
    object = fromRecord<T>(record);
}

} // namespace Quintette

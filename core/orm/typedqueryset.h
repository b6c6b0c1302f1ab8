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
    const Internal::TypeBindingBase *binding = row.model().binding();
    if (!row.isPlain() || !binding || binding->type != typeid(T))
        return fromRecord<T>(row.record());
    const auto &own = static_cast<const Internal::TypeBinding<T> &>(*binding);
    if (!own.bases.isEmpty())
        return fromRecord<T>(row.record());
    T object;
    for (const auto &accessor : own.accessors) {
        if (accessor.write)
            accessor.write(object, row.value(accessor.field->index()));
    }
    return object;
}

/// A QuerySet whose rows come as C++ objects. Everything it lacks is on records(), the query below
/// it. A class of one's own with more words derives from TypedQuerySet<Article, ArticleObjects>,
/// which then is what each step returns; named `using Objects = ArticleObjects` in Article it is
/// also what objects<Article>() returns. Django: QuerySet.as_manager().
template <typename T, typename Derived = void> class TypedQuerySet
{
    using Self = std::conditional_t<std::is_void_v<Derived>, TypedQuerySet, Derived>;

public:
    using Object = T;

    explicit TypedQuerySet(const QuerySet &query) : m_query(query) { }

    const QuerySet &records() const { return m_query; }

    Self filter(const Q &condition) const { return Self(m_query.filter(condition)); }
    Self exclude(const Q &condition) const { return Self(m_query.exclude(condition)); }
    Self orderBy(const QStringList &names) const { return Self(m_query.orderBy(names)); }
    Self reverse() const { return Self(m_query.reverse()); }
    Self distinct() const { return Self(m_query.distinct()); }
    Self slice(qint64 offset, qint64 limit = -1) const
    {
        return Self(m_query.slice(offset, limit));
    }
    Self selectRelated(const QStringList &paths = {}) const
    {
        return Self(m_query.selectRelated(paths));
    }
    Self prefetchRelated(const QStringList &paths) const
    {
        return Self(m_query.prefetchRelated(paths));
    }
    friend Self operator&(const TypedQuerySet &a, const TypedQuerySet &b)
    {
        return Self(a.m_query & b.m_query);
    }
    friend Self operator|(const TypedQuerySet &a, const TypedQuerySet &b)
    {
        return Self(a.m_query | b.m_query);
    }
    friend Self operator^(const TypedQuerySet &a, const TypedQuerySet &b)
    {
        return Self(a.m_query ^ b.m_query);
    }
    Self usingDatabase(const QString &alias) const { return Self(m_query.usingDatabase(alias)); }

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

namespace Internal {

template <typename T> struct ObjectsType
{
    using Type = TypedQuerySet<T>;
};
// A type that derives from T has the name Objects too, but not of its own.
template <typename T>
requires std::same_as<typename T::Objects::Object, T>
struct ObjectsType<T>
{
    using Type = typename T::Objects;
};

} // namespace Internal

/// All objects of a registered C++ type, as its default manager shows them. Django:
/// Model.objects.all().
template <typename T> auto objects()
{
    return typename Internal::ObjectsType<T>::Type(objects(modelOf<T>()));
}
/// As the manager of that name shows them.
template <typename T> auto objectsOf(const QString &manager)
{
    return typename Internal::ObjectsType<T>::Type(objectsOf(modelOf<T>(), manager));
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

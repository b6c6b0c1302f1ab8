// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"

#include <memory>

namespace Quintette {

/// A member that points to an object of another model: its key, and the object where a query loaded
/// it. Nothing is fetched by reading it; ask with selectRelated(), or fetch the object by key().
/// Django: ForeignKey.
template <typename T> class ForeignKey
{
public:
    using Target = T;

    ForeignKey() = default;
    /// The key of the target: a number, or text where its primary key is text.
    ForeignKey(const Value &key) : m_key(key) { }
    ForeignKey(qint64 key) : m_key(key) { }

    bool isNull() const { return m_key.isNone(); }
    const Value &key() const { return m_key; }
    /// The key as a number; 0 for NULL.
    qint64 id() const { return m_key.toInt().value_or(0); }
    bool isLoaded() const { return bool(m_object); }
    /// Only where isLoaded().
    const T &operator*() const { return *m_object; }
    const T *operator->() const { return m_object.get(); }
    void setLoaded(std::shared_ptr<const T> object) { m_object = std::move(object); }

    friend bool operator==(const ForeignKey &a, const ForeignKey &b) { return a.m_key == b.m_key; }

private:
    Value m_key;
    std::shared_ptr<const T> m_object;
};

/// A ForeignKey that at most one object has for each target. Django: OneToOneField.
template <typename T> class OneToOne : public ForeignKey<T>
{
public:
    using ForeignKey<T>::ForeignKey;
};

/// A member for a many-to-many relation: it holds nothing but what a query prefetched; see
/// manyToManyKeys() and setManyToMany(). Django: ManyToManyField.
template <typename T> class ManyToMany
{
public:
    using Target = T;

    bool isLoaded() const { return m_loaded; }
    const QList<T> &objects() const { return m_objects; }
    void setLoaded(const QList<T> &objects)
    {
        m_objects = objects;
        m_loaded = true;
    }

private:
    QList<T> m_objects;
    bool m_loaded = false;
};

} // namespace Quintette

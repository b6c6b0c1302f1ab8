// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/queryset.h"

#include <mutex>

namespace Quintette::Internal {

/// A record as a template reads it. Related objects are fetched when they are first asked for and
/// kept.
class RecordValue final : public ValueObject
{
public:
    explicit RecordValue(const Record &record) : m_record(record) { }

    const Record &record() const { return m_record; }
    QString toString() const override { return m_record.toString(); }
    std::optional<Value> attribute(const QString &name) const override;
    bool isEqual(const ValueObject &other) const override;

private:
    std::optional<Value> find(const QString &name) const;
    std::optional<Value> fieldValue(const Field &field, const QString &name) const;
    std::optional<Value> reverseValue(const ReverseRelation &relation) const;

    Record m_record;
    mutable std::mutex m_mutex;
    mutable QHash<QString, Value> m_fetched;
};

/// What an object's many side is in a template: `article.tags.all`, `author.article_set.count`.
/// Django: RelatedManager.
class RelatedManagerValue final : public ValueObject
{
public:
    RelatedManagerValue(const QuerySet &query, std::optional<QList<Record>> loaded)
        : m_query(query), m_loaded(std::move(loaded))
    {
    }

    QString toString() const override;
    std::optional<Value> attribute(const QString &name) const override;
    const QuerySet &query() const { return m_query; }

private:
    ValueList all() const;

    QuerySet m_query;
    std::optional<QList<Record>> m_loaded; // by prefetchRelated()
};

} // namespace Quintette::Internal

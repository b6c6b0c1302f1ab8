// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contenttypes/genericrelation.h"

#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"

namespace Quintette {

/// Where its relations are: one that is not saved yet has none of its own.
static QString databaseOf(const Record &record)
{
    return record.database().isEmpty() ? u"default"_s : record.database();
}

GenericForeignKey::GenericForeignKey(const ModelInfo &model, const QString &typeField,
                                     const QString &keyField)
    : m_model(&model), m_type(&model.field(typeField)), m_key(&model.field(keyField))
{
}

QString GenericForeignKey::cacheName() const
{
    return m_type->name() + u':' + m_key->name();
}

std::optional<QPair<const ModelInfo *, Value>>
GenericForeignKey::address(const Record &record) const
{
    const std::optional<qint64> type = record.value(m_type->index()).toInt();
    const Value &key = record.value(m_key->index());
    if (!type || key.isNone())
        return std::nullopt;
    const ModelInfo *model = ContentTypes::modelOf(m_model->registry(), *type);
    if (!model)
        return std::nullopt;
    // The key is stored as text where it may be of any kind: read it as the target's key.
    try {
        return QPair<const ModelInfo *, Value>{model, model->primaryKey().toValue(key)};
    } catch (const ValidationError &) {
        return std::nullopt;
    }
}

std::optional<Record> GenericForeignKey::target(const Record &record) const
{
    if (const std::optional<QList<Record>> loaded = record.prefetched(cacheName()))
        return loaded->isEmpty() ? std::nullopt : std::optional(loaded->first());
    const auto at = address(record);
    return at ? QuerySet(*at->first, databaseOf(record)).find({{u"pk"_s, at->second}})
              : std::nullopt;
}

void GenericForeignKey::setTarget(Record &record, const std::optional<Record> &object) const
{
    if (object && object->pk().isNone()) {
        throw ValueError(u"%1.%2 cannot point to an object that is not saved."_s.arg(
                m_model->label(), m_key->name()));
    }
    record.setValue(m_type->index(),
                    object ? Value(ContentTypes::idOf(object->model().concrete())) : Value());
    record.setValue(m_key->index(), object ? m_key->toValue(object->pk()) : Value());
    record.setPrefetched(cacheName(), object ? QList<Record>{*object} : QList<Record>{});
}

void GenericForeignKey::prefetch(QList<Record> &records, const QList<QuerySet> &chosen) const
{
    const auto objectsOf = [&](const ModelInfo &model) {
        for (const QuerySet &query : chosen) {
            if (&query.model() == &model)
                return query;
        }
        return QuerySet(model, databaseOf(records.first()));
    };

    QHash<const ModelInfo *, ValueList> wanted;
    for (const Record &record : std::as_const(records)) {
        if (const auto at = address(record))
            wanted[at->first].append(at->second);
    }
    QHash<const ModelInfo *, QHash<QString, Record>> found;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        found.insert(it.key(), objectsOf(*it.key()).inBulk(it.value()));
    for (Record &record : records) {
        QList<Record> target;
        if (const auto at = address(record)) {
            const QHash<QString, Record> &ofModel = found[at->first];
            const auto hit = ofModel.constFind(at->first->primaryKey().toText(at->second));
            if (hit != ofModel.cend())
                target.append(*hit);
        }
        record.setPrefetched(cacheName(), target);
    }
}

QuerySet GenericForeignKey::pointingTo(const Record &object) const
{
    return QuerySet(*m_model, databaseOf(object))
            .filter({{m_type->name(), ContentTypes::idOf(object.model().concrete())},
                     {m_key->name(), object.pk()}});
}

void GenericForeignKey::removePointingTo(const Record &object) const
{
    pointingTo(object).remove();
}

} // namespace Quintette

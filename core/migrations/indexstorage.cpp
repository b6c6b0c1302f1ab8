// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/indexstorage.h"

#include "core/base/error.h"

namespace Quintette {

using Type = ModelOptions::IndexType;

QString indexMethod(Type type)
{
    switch (type) {
    case Type::BTree:
        return u"btree"_s;
    case Type::Hash:
        return u"hash"_s;
    case Type::Gin:
        return u"gin"_s;
    case Type::Gist:
        return u"gist"_s;
    case Type::SpGist:
        return u"spgist"_s;
    case Type::Brin:
        return u"brin"_s;
    case Type::Bloom:
        return u"bloom"_s;
    }
    Q_UNREACHABLE();
}

QString indexSuffix(Type type)
{
    return type == Type::BTree ? u"idx"_s : indexMethod(type);
}

namespace {

/// Collects the parameters of one index and refuses those it cannot have.
class Storage
{
public:
    Storage(const ModelOptions::Index &index, const ModelInfo &model)
        : m_index(index), m_model(model)
    {
    }

    void add(const QString &name, const std::optional<bool> &value, const QList<Type> &types)
    {
        if (!value)
            return;
        refuseOtherTypes(name, types);
        m_dict.insert(name, *value);
    }
    void add(const QString &name, const std::optional<int> &value, const QList<Type> &types,
             int least, int most)
    {
        if (!value)
            return;
        refuseOtherTypes(name, types);
        if (*value < least || *value > most)
            refuse(u"%1 must be from %2 to %3, not %4"_s.arg(name).arg(least).arg(most).arg(
                    *value));
        m_dict.insert(name, *value);
    }
    void addColumns(const QList<int> &bits)
    {
        if (bits.size() > 32)
            refuse(u"bloom knows at most 32 columns"_s);
        for (qsizetype i = 0; i < bits.size(); ++i)
            add(u"col%1"_s.arg(i + 1), std::optional(bits.at(i)), {Type::Bloom}, 1, 4095);
    }
    const Dict &dict() const { return m_dict; }

private:
    void refuseOtherTypes(const QString &name, const QList<Type> &types) const
    {
        if (!types.contains(m_index.type))
            refuse(u"%1 is no parameter of a %2 index"_s.arg(name, indexMethod(m_index.type)));
    }
    [[noreturn]] void refuse(const QString &reason) const
    {
        throw ImproperlyConfigured(
                u"%1: index \"%2\": %3"_s.arg(m_model.label(), m_index.name, reason));
    }

    const ModelOptions::Index &m_index;
    const ModelInfo &m_model;
    Dict m_dict;
};

} // namespace

Dict indexStorage(const ModelOptions::Index &index, const ModelInfo &model)
{
    constexpr int anyNumber = std::numeric_limits<int>::max();
    const ModelOptions::IndexStorage &given = index.storage;
    Storage storage(index, model);
    // In Django's order, so that the statements are the same.
    storage.add(u"buffering"_s, given.buffering, {Type::Gist});
    storage.add(u"fillfactor"_s, given.fillFactor,
                {Type::BTree, Type::Hash, Type::Gist, Type::SpGist}, 10, 100);
    storage.add(u"deduplicate_items"_s, given.deduplicateItems, {Type::BTree});
    storage.add(u"gin_pending_list_limit"_s, given.ginPendingListLimit, {Type::Gin}, 64, anyNumber);
    storage.add(u"fastupdate"_s, given.fastUpdate, {Type::Gin});
    storage.add(u"autosummarize"_s, given.autoSummarize, {Type::Brin});
    storage.add(u"pages_per_range"_s, given.pagesPerRange, {Type::Brin}, 1, anyNumber);
    storage.add(u"length"_s, given.length, {Type::Bloom}, 1, 4096);
    storage.addColumns(given.columns);
    return storage.dict();
}

} // namespace Quintette

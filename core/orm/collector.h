// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/orm/persistence.h"

namespace Quintette::Internal {

/// Whether rows of the model can be deleted without being read: nothing else points to them, and
/// nobody listens.
bool canDeleteUnread(const ModelInfo &model);

/// Finds out what has to happen when objects are deleted, level by level so that each relation
/// costs one query per level, and then does it. Django: django.db.models.deletion.Collector.
class Collector
{
public:
    /// Everything::Load gives every object by name, for showing; otherwise rows nobody asks about
    /// go unread.
    enum class Everything { Load, OnlyNeeded };
    Collector(const QString &database, Everything everything)
        : m_database(database), m_everything(everything)
    {
    }
    /// Of objects of a child only the child's row goes. Django: keep_parents.
    void setKeepParents(bool keep) { m_keepParents = keep; }

    void collect(const QList<Record> &records);
    /// What forbids the deletion: objects, and the foreign keys ("Book.author") they point by.
    struct Obstacle
    {
        QList<Record> objects = {};
        QStringList fields = {};
        QHash<QString, bool> known; // objects by model and key
    };
    const Obstacle &protectedBy() const { return m_protected; }
    const Obstacle &restrictedBy() const { return m_restricted; }
    QMap<QString, qint64> counts() const;
    QList<DeletePlan::Node> tree(int limit) const;
    QMap<QString, qint64> execute();

private:
    struct Key
    {
        const ModelInfo *model;
        QString text; // the primary key, as Field::toText() has it
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.model, key.text);
        }
    };
    struct Item
    {
        Record record;
        Key cause; // what makes it go; no model for what was asked for
    };
    struct Group
    {
        const ModelInfo *model;
        QList<Record> records;
    };
    struct RowDelete
    {
        const Field *field;
        ValueList keys;
    };

    static Key keyOf(const Record &record);
    QList<Record> takeNew(const ModelInfo &model, const QList<Item> &items);
    void takeParents(const ModelInfo &model, const QList<Record> &records);
    void follow(const ModelInfo &model, const QList<Record> &records);
    void followRelation(const Field &field, const QList<Record> &records);
    void followGeneric(const Field &relation, const QList<Record> &records);
    static void forbid(Obstacle &obstacle, const Field &field, const QList<Record> &records);
    void settleRestricted();
    QList<const Group *> deletionOrder() const;
    Group &groupOf(const ModelInfo &model);

    QString m_database;
    Everything m_everything;
    bool m_keepParents = false;
    std::vector<Group> m_groups;
    QHash<const ModelInfo *, qsizetype> m_groupIndex;
    QHash<Key, Key> m_causes;
    QHash<Key, QList<Record>> m_effects;
    QList<Record> m_roots;
    QList<QPair<const ModelInfo *, QList<Record>>> m_pending;
    QList<RowDelete> m_rowDeletes;
    QList<RowDelete> m_updates;
    QList<QPair<const Field *, Record>> m_unsettled; // RESTRICT, until all is collected
    Obstacle m_protected;
    Obstacle m_restricted;
};

} // namespace Quintette::Internal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/migration.h"

#include <QSet>

namespace Quintette {

/// Which migration needs which. Django: MigrationGraph.
class QUINTETTE_CORE_EXPORT MigrationGraph
{
public:
    /// Throws ImproperlyConfigured naming a dependency that does not exist, or the migrations of a
    /// circle.
    explicit MigrationGraph(const QMap<MigrationKey, Migration> &migrations);

    bool contains(const MigrationKey &key) const { return m_parents.contains(key); }
    /// All that must be applied for key to be, itself last.
    QList<MigrationKey> forwardsPlan(const MigrationKey &key) const;
    /// All that must be undone for key to be, itself last.
    QList<MigrationKey> backwardsPlan(const MigrationKey &key) const;
    QList<MigrationKey> parents(const MigrationKey &key) const
    {
        return m_parents.value(key).values();
    }
    QList<MigrationKey> children(const MigrationKey &key) const
    {
        return m_children.value(key).values();
    }
    /// Those that no other of the same app needs; more than one is a conflict to be merged.
    QList<MigrationKey> leaves(const QString &app = {}) const;
    /// The first of an app.
    QList<MigrationKey> roots(const QString &app) const;

private:
    using Edges = QMap<MigrationKey, QMap<MigrationKey, MigrationKey>>;

    void connect(const MigrationKey &child, MigrationKey parent, const MigrationKey &asker);
    MigrationKey resolved(const MigrationKey &named) const;
    void refuseCircles() const;
    static QList<MigrationKey> plan(const Edges &edges, const MigrationKey &key);

    Edges m_parents;
    Edges m_children;
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/migrationgraph.h"

#include "core/base/error.h"

namespace Quintette {

MigrationGraph::MigrationGraph(const QMap<MigrationKey, Migration> &migrations)
{
    for (const Migration &migration : migrations) {
        m_parents.insert(migration.key, {});
        m_children.insert(migration.key, {});
    }
    // Within an app first: "__first__" and "__latest__" of others are only known then.
    for (const bool withinApp : {true, false}) {
        for (const Migration &migration : migrations) {
            for (const MigrationKey &needed : migration.dependencies) {
                if ((needed.app == migration.key.app) == withinApp)
                    connect(migration.key, needed, migration.key);
            }
            for (const MigrationKey &later : migration.runBefore) {
                if ((later.app == migration.key.app) == withinApp)
                    connect(later, migration.key, migration.key);
            }
        }
    }
    refuseCircles();
}

MigrationKey MigrationGraph::resolved(const MigrationKey &named) const
{
    if (named.name == "__first__"_L1)
        return roots(named.app).value(0, named);
    if (named.name == "__latest__"_L1)
        return leaves(named.app).value(0, named);
    return named;
}

void MigrationGraph::connect(const MigrationKey &child, MigrationKey parent,
                             const MigrationKey &asker)
{
    parent = resolved(parent);
    for (const MigrationKey &key : {child, parent}) {
        if (!contains(key))
            throw ImproperlyConfigured(QN_TEXT("migrations",
                                               "Migration %1 names %2, which does not exist; "
                                               "install its app or correct the "
                                               "dependency.")
                                               .arg(asker.toString())
                                               .arg(key.toString())
                                               .toString());
    }
    m_parents[child].insert(parent, parent);
    m_children[parent].insert(child, child);
}

void MigrationGraph::refuseCircles() const
{
    // Takes away what needs nothing any more; what is left goes round.
    QMap<MigrationKey, qsizetype> missing;
    QList<MigrationKey> ready;
    for (auto node = m_parents.cbegin(); node != m_parents.cend(); ++node) {
        missing.insert(node.key(), node->size());
        if (node->isEmpty())
            ready += node.key();
    }
    while (!ready.isEmpty()) {
        const MigrationKey key = ready.takeLast();
        missing.remove(key);
        for (const MigrationKey &child : children(key)) {
            if (--missing[child] == 0)
                ready += child;
        }
    }
    if (missing.isEmpty())
        return;
    QStringList names;
    for (auto node = missing.cbegin(); node != missing.cend(); ++node)
        names += node.key().toString();
    throw ImproperlyConfigured(
            QN_TEXT("migrations", "These migrations need each other in a circle: %1.")
                    .arg(names.join(u", "_s))
                    .toString());
}

// Depth first without recursion: a chain may be long.
QList<MigrationKey> MigrationGraph::plan(const Edges &edges, const MigrationKey &key)
{
    QList<MigrationKey> result;
    QSet<QString> done;
    QList<QPair<MigrationKey, bool>> stack = {{key, false}};
    while (!stack.isEmpty()) {
        const auto [current, isExpanded] = stack.takeLast();
        if (done.contains(current.toString()))
            continue;
        if (isExpanded) {
            done.insert(current.toString());
            result += current;
            continue;
        }
        stack += std::pair{current, true};
        QList<MigrationKey> next = edges.value(current).values();
        std::reverse(next.begin(), next.end());
        for (const MigrationKey &other : std::as_const(next))
            stack += std::pair{other, false};
    }
    return result;
}

QList<MigrationKey> MigrationGraph::forwardsPlan(const MigrationKey &key) const
{
    return plan(m_parents, key);
}

QList<MigrationKey> MigrationGraph::backwardsPlan(const MigrationKey &key) const
{
    return plan(m_children, key);
}

QList<MigrationKey> MigrationGraph::leaves(const QString &app) const
{
    QList<MigrationKey> result;
    for (auto node = m_children.cbegin(); node != m_children.cend(); ++node) {
        const bool isNeeded =
                std::any_of(node->cbegin(), node->cend(),
                            [&](const MigrationKey &child) { return child.app == node.key().app; });
        if (!isNeeded && (app.isEmpty() || node.key().app == app))
            result += node.key();
    }
    return result;
}

QList<MigrationKey> MigrationGraph::roots(const QString &app) const
{
    QList<MigrationKey> result;
    for (auto node = m_parents.cbegin(); node != m_parents.cend(); ++node) {
        const bool needs =
                std::any_of(node->cbegin(), node->cend(),
                            [&](const MigrationKey &parent) { return parent.app == app; });
        if (!needs && node.key().app == app)
            result += node.key();
    }
    return result;
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
// Which steps MigrationExecutor is to run.
#include "core/migrations/migrationexecutor.h"

#include "core/base/error.h"
#include "core/migrations/migrationrecorder.h"

namespace Quintette {

void MigrationExecutor::refuseBadHistory(const QSet<QString> &applied) const
{
    for (auto entry = m_loader.migrations().cbegin(); entry != m_loader.migrations().cend();
         ++entry) {
        if (!applied.contains(entry.key().toString()))
            continue;
        for (const MigrationKey &parent : m_loader.graph().parents(entry.key())) {
            if (!applied.contains(parent.toString()))
                throw ImproperlyConfigured(
                        QN_TEXT("migrations",
                                "Migration %1 is applied on database \"%2\" before %3, which it "
                                "needs; "
                                "the record in django_migrations is out of order.")
                                .arg(entry.key().toString())
                                .arg(m_database)
                                .arg(parent.toString())
                                .toString());
        }
    }
}

QList<MigrationExecutor::Step> MigrationExecutor::plan(const QList<Target> &targets) const
{
    QSet<QString> applied;
    for (const MigrationKey &key : MigrationRecorder(connection()).applied())
        applied.insert(key.toString());
    refuseBadHistory(applied);

    const MigrationGraph &graph = m_loader.graph();
    QList<Step> steps;
    const auto goForwards = [&](const MigrationKey &key) {
        for (const MigrationKey &needed : graph.forwardsPlan(key)) {
            if (applied.contains(needed.toString()))
                continue;
            applied.insert(needed.toString());
            steps += Step{needed};
        }
    };
    const auto goBackwards = [&](const MigrationKey &key) {
        for (const MigrationKey &undone : graph.backwardsPlan(key)) {
            if (applied.remove(undone.toString()))
                steps += Step{undone, true};
        }
    };
    QList<Target> wanted = targets;
    if (wanted.isEmpty()) {
        for (const QString &app : m_loader.apps()) {
            if (m_loader.hasApp(app))
                wanted += Target{app, {}};
        }
    }
    for (const Target &target : std::as_const(wanted)) {
        if (!m_loader.hasApp(target.app))
            throw CommandError(QN_TEXT("migrations", "There is no app \"%1\" with migrations.")
                                       .arg(target.app)
                                       .toString());
        if (target.name == "zero"_L1) {
            for (const MigrationKey &root : graph.roots(target.app))
                goBackwards(root);
            continue;
        }
        if (target.name.isEmpty()) {
            const QList<MigrationKey> leaves = graph.leaves(target.app);
            if (leaves.size() > 1)
                throw CommandError(
                        QN_TEXT("migrations",
                                "App \"%1\" has two latest migrations, %2 and %3; let one "
                                "depend on the other.")
                                .arg(target.app)
                                .arg(leaves[0].name)
                                .arg(leaves[1].name)
                                .toString());
            goForwards(leaves.first());
            continue;
        }
        const MigrationKey key = m_loader.find(target.app, target.name);
        if (!applied.contains(key.toString())) {
            goForwards(key);
            continue;
        }
        // Back to that one: what follows it in its own app goes, with all that needs it.
        for (const MigrationKey &child : graph.children(key)) {
            if (child.app == key.app)
                goBackwards(child);
        }
    }
    return steps;
}

} // namespace Quintette

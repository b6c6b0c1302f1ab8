// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/migrationloader.h"

#include "core/base/error.h"

#include <QDir>

namespace Quintette {

MigrationLoader::MigrationLoader(const QStringList &folders, const QStringList &apps) : m_apps(apps)
{
    for (const QString &folder : folders) {
        for (const QString &app : apps) {
            const QDir directory(folder + u'/' + app);
            const QStringList files = directory.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
            for (const QString &file : files) {
                Result<Migration> migration = Migration::read(app, directory.filePath(file));
                if (!migration)
                    throw ImproperlyConfigured(migration.error());
                const MigrationKey key = migration->key;
                m_migrations.insert(key, *std::move(migration));
            }
        }
    }
    m_graph = std::make_unique<MigrationGraph>(m_migrations);
}

bool MigrationLoader::hasApp(const QString &app) const
{
    return std::any_of(m_migrations.keyBegin(), m_migrations.keyEnd(),
                       [&app](const MigrationKey &key) { return key.app == app; });
}

MigrationKey MigrationLoader::find(const QString &app, const QString &prefix) const
{
    QList<MigrationKey> found;
    for (auto entry = m_migrations.cbegin(); entry != m_migrations.cend(); ++entry) {
        if (entry.key().app == app && entry.key().name == prefix)
            return entry.key();
        if (entry.key().app == app && entry.key().name.startsWith(prefix))
            found += entry.key();
    }
    if (found.isEmpty())
        throw CommandError(
                QN_TEXT("migrations", "App \"%1\" has no migration whose name starts with \"%2\".")
                        .arg(app)
                        .arg(prefix)
                        .toString());
    if (found.size() > 1)
        throw CommandError(
                QN_TEXT("migrations",
                        "More than one migration of app \"%1\" starts with \"%2\"; be more "
                        "specific.")
                        .arg(app)
                        .arg(prefix)
                        .toString());
    return found.first();
}

ProjectState MigrationLoader::stateAfter(const QList<MigrationKey> &keys) const
{
    ProjectState state;
    QSet<QString> done;
    for (const MigrationKey &key : keys) {
        for (const MigrationKey &step : m_graph->forwardsPlan(key)) {
            if (done.contains(step.toString()))
                continue;
            done.insert(step.toString());
            m_migrations[step].applyToState(state);
        }
    }
    return state;
}

ProjectState MigrationLoader::latestState() const
{
    return stateAfter(m_graph->leaves());
}

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrations/migrationloader.h"

#include "core/base/error.h"

#include <QDir>

namespace Quintette {

MigrationLoader::MigrationLoader(const QStringList &folders, const QStringList &apps,
                                 const QMap<QString, QString> &replacements)
    : m_apps(apps), m_replacements(replacements)
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
    resolveReplacements();
    m_graph = std::make_unique<MigrationGraph>(m_migrations);
}

/// A dependency on the model that another may replace is one on the first migration of that app;
/// none where that app has no migrations.
void MigrationLoader::resolveReplacements()
{
    for (Migration &migration : m_migrations) {
        const QList<MigrationKey> named = std::exchange(migration.dependencies, {});
        for (const MigrationKey &needed : named) {
            const QString model = needed.app.toLower();
            const QString app = m_replacements.value(model, model).section(u'.', 0, 0);
            if (needed.name != Migration::swappable)
                migration.dependencies += needed;
            else if (app != migration.key.app && hasApp(app))
                migration.dependencies += MigrationKey{app, u"__first__"_s};
        }
    }
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
    for (auto entry = m_replacements.cbegin(); entry != m_replacements.cend(); ++entry)
        state.replace(entry.key(), entry.value());
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/migrationgraph.h"

namespace Quintette {

/// Finds the migration files of the installed apps: <folder>/<app>/<name>.json in each of the
/// folders, of which the first is the program's own resource and the last the project's. Django:
/// MigrationLoader.
class QUINTETTE_CORE_EXPORT MigrationLoader
{
public:
    /// Where the built-in apps have theirs; plugins add theirs under the same prefix.
    static inline const QString resourceFolder = u":/quintette/migrations"_s;

    /// Throws ImproperlyConfigured naming the file that cannot be used.
    /// replacements: models that others replace, by key ("auth.user": "members.member").
    MigrationLoader(const QStringList &folders, const QStringList &apps,
                    const QMap<QString, QString> &replacements = {});

    const QMap<MigrationKey, Migration> &migrations() const { return m_migrations; }
    const MigrationGraph &graph() const { return *m_graph; }
    /// In order of the names given.
    QStringList apps() const { return m_apps; }
    bool hasApp(const QString &app) const;
    /// The one whose name starts so; throws CommandError when there is none or more than one.
    MigrationKey find(const QString &app, const QString &prefix) const;
    /// All models after the given migrations and what they need; all migrations when none are
    /// given.
    ProjectState stateAfter(const QList<MigrationKey> &keys) const;
    ProjectState latestState() const;

private:
    void resolveReplacements();

    QStringList m_apps;
    QMap<QString, QString> m_replacements;
    QMap<MigrationKey, Migration> m_migrations;
    std::unique_ptr<MigrationGraph> m_graph;
};

} // namespace Quintette

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrations/migrationloader.h"
#include "core/orm/modelregistry.h"

namespace Quintette {

/// Brings a database to the state that the migration files describe: one transaction per migration,
/// recorded as Django records it. Use on one thread. Django: MigrationExecutor and the commands
/// migrate, showmigrations, sqlmigrate.
class QUINTETTE_CORE_EXPORT MigrationExecutor
{
public:
    /// What migrate() was asked for: an app, and how far; empty name: all of it, "zero": none of
    /// it.
    struct Target
    {
        QString app;
        QString name; // may be shortened, as in "0002"
    };
    struct Step
    {
        MigrationKey key;
        bool backwards = false;
    };
    struct Progress
    {
        enum class Stage { Start, Done };
        Stage stage;
        Step step;
        bool faked =
                false; // only recorded, because it was asked for or the tables were there already
    };
    using Report = std::function<void(const Progress &)>;
    enum class Fake {
        No,
        Initial, // an initial migration whose tables are all there
        All,
    };
    struct Shown
    {
        MigrationKey key;
        std::optional<DateTime> appliedAt;
        bool isApplied = false;
    };

    /// folders: as MigrationLoader; the resources and the project's "migrations". Throws
    /// ImproperlyConfigured.
    MigrationExecutor(ModelRegistry &registry,
                      const QStringList &folders = {MigrationLoader::resourceFolder},
                      const QString &database = u"default"_s);

    /// A function that RunCode operations may name ("news.fill_slugs").
    void addCode(const QString &name, const MigrationCode &code) { m_code.insert(name, code); }

    const MigrationLoader &loader() const { return m_loader; }
    /// What migrate() would do; everything that is not applied where no targets are given. Throws
    /// CommandError for an unknown app or name, and for leaves in conflict; ImproperlyConfigured
    /// for a history out of order.
    QList<Step> plan(const QList<Target> &targets = {}) const;
    /// Does it, then sends post_migrate once per app (content types and permissions are made
    /// there). The steps done.
    QList<Step> migrate(const QList<Target> &targets = {}, const Report &report = {},
                        Fake fake = Fake::No);
    /// All migrations app by app, with what is applied.
    QList<Shown> show() const;
    /// The SQL of one migration, without touching the database.
    QStringList sql(const QString &app, const QString &name, bool backwards = false) const;

private:
    Connection &connection() const;
    void refuseBadHistory(const QSet<QString> &applied) const;
    void run(const Step &step, const ProjectState &before, Fake fake, const Report &report);
    void runOperations(const Migration &migration, SchemaEditor &editor, const ProjectState &before,
                       bool backwards) const;
    bool isAlreadyThere(const Migration &migration, const ProjectState &before) const;
    void tell(bool after) const;

    ModelRegistry &m_registry;
    const QString m_database;
    const MigrationLoader m_loader;
    QMap<QString, MigrationCode> m_code;
};

} // namespace Quintette

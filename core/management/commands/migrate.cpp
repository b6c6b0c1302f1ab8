// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/management/commands/migrate.h"

#include "core/auth/permission.h"
#include "core/auth/protection/secondfactors.h"
#include "core/management/arguments.h"
#include "core/migrations/migrationexecutor.h"

#include <QTextStream>

namespace Quintette {

namespace {

/// The program's own migrations first, the project's last.
MigrationExecutor executorFor(Application &application, const QString &database = u"default"_s)
{
    return MigrationExecutor(
            application.editModels(),
            {MigrationLoader::resourceFolder, application.project().migrationsFolder()}, database);
}

/// The alias that --database names; throws CommandError listing those there are.
QString databaseOf(const QCommandLineParser &parser, const Application &application)
{
    const QString alias = parser.value(u"database"_s);
    if (application.databases().contains(alias))
        return alias;
    throw CommandError(u"There is no database \"%1\" in the settings; there are: %2."_s.arg(
            alias, application.databases().aliases().join(u", "_s)));
}

QCommandLineOption databaseOption()
{
    return {u"database"_s, {}, u"ALIAS"_s, u"default"_s};
}

QString nameOf(const MigrationKey &key)
{
    return key.app + u'.' + key.name;
}

/// What belongs to the tables but is no matter of migrations.
void bringDataUpToDate(Application &application)
{
    Permissions::createMissing(application.models());
    application.service<SecondFactors>()->protectKeys();
}

int migrate(CommandContext &context)
{
    QCommandLineParser parser;
    parser.addOptions({{u"fake"_s, {}},
                       {u"fake-initial"_s, {}},
                       {u"plan"_s, {}},
                       {u"check"_s, {}},
                       databaseOption()});
    parseArguments(parser, context, 0, 2);
    Application &application = context.application(CommandContext::Models::Declared);
    const QString database = databaseOf(parser, application);
    MigrationExecutor executor = executorFor(application, database);
    QList<MigrationExecutor::Target> targets;
    if (!parser.positionalArguments().isEmpty())
        targets += {parser.positionalArguments().value(0), parser.positionalArguments().value(1)};

    if (parser.isSet(u"plan"_s) || parser.isSet(u"check"_s)) {
        const QList<MigrationExecutor::Step> steps = executor.plan(targets);
        for (const MigrationExecutor::Step &step : steps)
            context.out << (step.backwards ? "  undo " : "  ") << nameOf(step.key) << Qt::endl;
        if (steps.isEmpty())
            context.out << "  No planned migration operations." << Qt::endl;
        return parser.isSet(u"check"_s) && !steps.isEmpty() ? 1 : 0;
    }
    const auto fake = parser.isSet(u"fake"_s) ? MigrationExecutor::Fake::All
            : parser.isSet(u"fake-initial"_s) ? MigrationExecutor::Fake::Initial
                                              : MigrationExecutor::Fake::No;
    const auto report = [&context](const MigrationExecutor::Progress &progress) {
        if (progress.stage == MigrationExecutor::Progress::Stage::Start)
            context.out << (progress.step.backwards ? "  Unapplying " : "  Applying ")
                        << nameOf(progress.step.key) << "..." << Qt::flush;
        else
            context.out << (progress.faked ? " FAKED" : " OK") << Qt::endl;
    };
    context.out << "Running migrations:" << Qt::endl;
    if (executor.migrate(targets, report, fake).isEmpty())
        context.out << "  No migrations to apply." << Qt::endl;
    if (database == "default"_L1)
        bringDataUpToDate(application);
    return 0;
}

int showMigrations(CommandContext &context)
{
    QCommandLineParser parser;
    parser.addOption(databaseOption());
    parseArguments(parser, context, 0, 100);
    const QStringList wanted = parser.positionalArguments();
    QString app;
    Application &application = context.application(CommandContext::Models::Declared);
    for (const MigrationExecutor::Shown &shown :
         executorFor(application, databaseOf(parser, application)).show()) {
        if (!wanted.isEmpty() && !wanted.contains(shown.key.app))
            continue;
        if (shown.key.app != app)
            context.out << shown.key.app << '\n';
        app = shown.key.app;
        context.out << (shown.isApplied ? " [X] " : " [ ] ") << shown.key.name << '\n';
    }
    context.out << Qt::flush;
    return 0;
}

int sqlMigrate(CommandContext &context)
{
    QCommandLineParser parser;
    parser.addOptions({{u"backwards"_s, {}}, databaseOption()});
    parseArguments(parser, context, 2, 2);
    const QStringList names = parser.positionalArguments();
    Application &application = context.application(CommandContext::Models::Declared);
    const QStringList statements = executorFor(application, databaseOf(parser, application))
                                           .sql(names[0], names[1], parser.isSet(u"backwards"_s));
    for (const QString &statement : statements)
        context.out << statement << (statement.endsWith(u';') ? "\n" : ";\n");
    context.out << Qt::flush;
    return 0;
}

} // namespace

void migrateAll(Application &application)
{
    executorFor(application).migrate();
    bringDataUpToDate(application);
}

Command migrateCommand()
{
    return {u"migrate"_s,
            u"migrate [APP [MIGRATION]] [--plan] [--check] [--fake] [--fake-initial] "
            "[--database ALIAS]"_s,
            u"bring the database up to date"_s, migrate};
}

Command showMigrationsCommand()
{
    return {u"showmigrations"_s, u"showmigrations [APP ...] [--database ALIAS]"_s,
            u"list what is applied"_s, showMigrations};
}

Command sqlMigrateCommand()
{
    return {u"sqlmigrate"_s, u"sqlmigrate APP MIGRATION [--backwards] [--database ALIAS]"_s,
            u"print the SQL of a migration"_s, sqlMigrate};
}

} // namespace Quintette

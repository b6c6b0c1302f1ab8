// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/db/databaseerror.h"
#include "core/orm/signals.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/migrations/migrationproject.h"

#include <QProcess>
#include <QTest>

using namespace Quintette;
using Testing::MigrationProject;

static const QStringList builtIn = {u"admin"_s,     u"auth"_s,      u"contenttypes"_s,
                                    u"flatpages"_s, u"redirects"_s, u"sessions"_s,
                                    u"sites"_s};

class TestMigrate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInApps_makeDjangosTables();
    void builtInApps_satisfyDjango();
    void builtInApps_onDatabaseOfDjango_haveNothingToDo();
    void builtInApps_onPostgreSql_comeAndGo();
    void failingMigration_isUndoneAndCanBeRepeated();
    void fakeInitial_takesTablesThatAreThere();
    void code_isCalledByName();
    void signals_areSentOncePerApp();
    void show_andSql_tellWithoutTouching();
};

void TestMigrate::builtInApps_makeDjangosTables()
{
    MigrationProject project(builtIn);
    const auto steps = project.executor().migrate();
    QCOMPARE(steps.size(), 23);
    DatabaseSettings settings;
    settings.name = QStringLiteral(QUINTETTE_TEST_DATA "/django-site.sqlite3");
    Connection original(u"original"_s, settings);
    const auto schemaOf = [](Connection &connection) {
        QMap<QString, QString> all;
        const QList<ValueList> rows = connection.fetchAll(
                u"SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE "
                "'news%' AND name NOT LIKE 'sqlite%'"_s);
        for (const ValueList &row : rows)
            all.insert(row[0].toString(), row[1].toString());
        return all;
    };
    const QMap<QString, QString> made = schemaOf(project.connection());
    const QMap<QString, QString> expected = schemaOf(original);
    QCOMPARE(made.keys(), expected.keys());
    for (auto entry = expected.cbegin(); entry != expected.cend(); ++entry)
        QCOMPARE(made.value(entry.key()), entry.value());
    const auto recorded = [](Connection &connection) {
        QStringList all;
        const QList<ValueList> rows = connection.fetchAll(
                u"SELECT app || '.' || name FROM django_migrations WHERE app <> 'news' ORDER BY 1"_s);
        for (const ValueList &row : rows)
            all += row[0].toString();
        return all;
    };
    QCOMPARE(recorded(project.connection()), recorded(original));
}

void TestMigrate::builtInApps_satisfyDjango()
{
    if (!QFile::exists(u"/usr/lib/python3/dist-packages/django"_s))
        QSKIP("The distribution's python3-django is not installed.");
    MigrationProject project(builtIn);
    project.executor().migrate();
    QFile file(project.directory.filePath(u"judge_settings.py"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
            "SECRET_KEY = 'x'\n"
            "INSTALLED_APPS = ['django.contrib.' + n for n in ('admin', 'auth', 'contenttypes', "
            "'sessions', 'sites',\n"
            "                  'messages', 'flatpages', 'redirects')]\n"
            "MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware',\n"
            "              'django.contrib.auth.middleware.AuthenticationMiddleware',\n"
            "              'django.contrib.messages.middleware.MessageMiddleware']\n"
            "TEMPLATES = [{'BACKEND': 'django.template.backends.django.DjangoTemplates', "
            "'APP_DIRS': True,\n"
            "  'OPTIONS': {'context_processors': ['django.template.context_processors.request',\n"
            "  'django.contrib.auth.context_processors.auth',\n"
            "  'django.contrib.messages.context_processors.messages']}}]\n"
            "SITE_ID = 1\nUSE_TZ = True\nDEFAULT_AUTO_FIELD = 'django.db.models.AutoField'\n"
            "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': "
            "'db.sqlite3'}}\n");
    file.close();
    const auto django = [&](const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(project.directory.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DJANGO_SETTINGS_MODULE"_s, u"judge_settings"_s);
        environment.insert(u"DJANGO_SUPERUSER_PASSWORD"_s, u"judge-pass-1"_s);
        environment.insert(u"PYTHONPATH"_s, project.directory.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"/usr/bin/python3"_s, QStringList({u"-m"_s, u"django"_s}) + arguments);
        process.waitForFinished(240'000);
        const QByteArray output = process.readAll();
        return process.exitCode() == 0 ? QByteArray() : "failed: " + output;
    };
    QCOMPARE(django({u"check"_s}), QByteArray());
    QCOMPARE(django({u"migrate"_s, u"--check"_s}), QByteArray());
    QCOMPARE(django({u"createsuperuser"_s, u"--noinput"_s, u"--username"_s, u"judge"_s,
                     u"--email"_s, u"judge@example.com"_s}),
             QByteArray());
    QCOMPARE(project.connection().fetchAll(u"SELECT username FROM auth_user"_s),
             QList<ValueList>({{u"judge"_s}}));
}

void TestMigrate::builtInApps_onDatabaseOfDjango_haveNothingToDo()
{
    DatabaseSettings settings;
    settings.name = QStringLiteral(QUINTETTE_TEST_DATA "/django-site.sqlite3");
    MigrationProject project(builtIn, settings);
    QVERIFY(project.executor().plan().isEmpty());
}

void TestMigrate::builtInApps_onPostgreSql_comeAndGo()
{
    const auto cluster = Testing::PostgresCluster::start();
    if (!cluster)
        QSKIP("PostgreSQL is not installed.");
    MigrationProject project(builtIn, cluster->createDatabase(u"migrate"_s));
    project.executor().migrate();
    Connection &connection = project.connection();
    const TableDefinition user = connection.backend().readTable(connection, u"auth_user"_s);
    QCOMPARE(user.column(u"username"_s)->type, u"varchar(150)"_s);
    QVERIFY(user.column(u"id"_s)->autoIncrement);
    const TableDefinition groups =
            connection.backend().readTable(connection, u"auth_user_groups"_s);
    QCOMPARE(groups.column(u"group_id"_s)->referencesTable, u"auth_group"_s);
    QVERIFY(connection.backend()
                    .readTable(connection, u"django_site"_s)
                    .column(u"domain"_s)
                    ->unique);
    QList<MigrationExecutor::Target> zero;
    for (const QString &app : builtIn)
        zero += {app, u"zero"_s};
    project.executor().migrate(zero);
    QCOMPARE(connection.backend().tableNames(connection), QStringList({u"django_migrations"_s}));
}

void TestMigrate::failingMigration_isUndoneAndCanBeRepeated()
{
    MigrationProject project({u"a"_s});
    project.write(u"a"_s, u"0001_x"_s,
                  R"json({"operations": [{"op": "CreateModel", "name": "T", "fields": [
                      {"name": "id", "kind": "BigAutoField", "primary_key": true}]},
                      {"op": "RunSql", "sql": "INSERT INTO nowhere VALUES (1)"}]})json");
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, project.executor().migrate());
    QCOMPARE(project.connection().backend().tableNames(project.connection()),
             QStringList({u"django_migrations"_s}));
    QCOMPARE(project.executor().plan().size(), 1);
    project.connection().executeScript(u"CREATE TABLE nowhere (x integer)"_s);
    project.executor().migrate();
    QVERIFY(project.executor().plan().isEmpty());
    QVERIFY_THROWS_EXCEPTION(CommandError, project.executor().migrate({{u"a"_s, u"zero"_s}}));
}

void TestMigrate::fakeInitial_takesTablesThatAreThere()
{
    MigrationProject project({u"sessions"_s, u"sites"_s});
    project.connection().executeScript(
            u"CREATE TABLE django_session (session_key varchar(40) PRIMARY KEY)"_s);
    QMap<QString, bool> faked;
    const auto report = [&](const MigrationExecutor::Progress &progress) {
        faked.insert(progress.step.key.toString(), progress.faked);
    };
    project.executor().migrate({}, report, MigrationExecutor::Fake::Initial);
    QCOMPARE(faked.value(u"sessions.0001_initial"_s), true);
    QCOMPARE(faked.value(u"sites.0001_initial"_s), false);
    QVERIFY(project.executor().plan().isEmpty());
}

void TestMigrate::code_isCalledByName()
{
    MigrationProject project({u"a"_s});
    project.write(u"a"_s, u"0001_x"_s,
                  R"json({"operations": [{"op": "RunCode", "name": "a.fill"}]})json");
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, project.executor().migrate());
    QStringList calls;
    MigrationExecutor executor = project.executor();
    executor.addCode(u"a.fill"_s,
                     {[&](Connection &, const ProjectState &) { calls += u"there"_s; },
                      [&](Connection &, const ProjectState &) { calls += u"back"_s; }});
    executor.migrate();
    executor.migrate({{u"a"_s, u"zero"_s}});
    QCOMPARE(calls, QStringList({u"there"_s, u"back"_s}));
}

void TestMigrate::signals_areSentOncePerApp()
{
    MigrationProject project({u"sessions"_s, u"sites"_s});
    QStringList told;
    project.registry.modelSignals().postMigrate.connect(
            u"test"_s, [&](const MigrateEvent &event) { told += event.appLabel; });
    project.executor().migrate();
    QCOMPARE(told, QStringList({u"sessions"_s, u"sites"_s}));
}

void TestMigrate::show_andSql_tellWithoutTouching()
{
    MigrationProject project({u"sites"_s});
    QCOMPARE(project.executor().show().size(), 2);
    QVERIFY(!project.executor().show().first().isApplied);
    QCOMPARE(project.executor().sql(u"sites"_s, u"0001"_s),
             QStringList({u"CREATE TABLE \"django_site\" (\"id\" integer NOT NULL PRIMARY KEY "
                          u"AUTOINCREMENT, \"domain\" "
                          "varchar(100) NOT NULL, \"name\" varchar(50) NOT NULL)"_s}));
    QVERIFY(project.executor().sql(u"sites"_s, u"0002"_s).first().contains(u"new__django_site"_s));
    QVERIFY(project.connection().backend().tableNames(project.connection()).isEmpty());
    project.executor().migrate();
    QVERIFY(project.executor().show().last().isApplied
            && project.executor().show().last().appliedAt);
}

QTEST_GUILESS_MAIN(TestMigrate)
#include "tst_migrate.moc"

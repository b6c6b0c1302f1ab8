// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/orm/databaserouter.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/migrations/migrationproject.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Tags live in the copy and everything else in the main database; steps that are about no model
/// say by the hint "target" where they belong. What it was asked is kept.
class CopyRouter : public DatabaseRouter
{
public:
    std::optional<bool> allowsMigrate(const QString &database, const QString &app,
                                      const QString &model, const Dict &hints) const override
    {
        const QString target =
                hints.contains(u"target"_s) ? hints.value(u"target").toString() : QString();
        asked += u"%1 %2.%3 %4"_s.arg(database, app, model, target);
        if (app != "lib"_L1)
            return {};
        if (!model.isEmpty())
            return (model == "tag"_L1) == (database == "copy"_L1);
        if (hints.contains(u"target"_s))
            return hints.value(u"target").toString() == database;
        return {};
    }

    mutable QStringList asked;
};

} // namespace

/// Which steps of migrations are done in which database. Django: allow_migrate().
class TestMigrationRouters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { cluster = Testing::PostgresCluster::start(); }
    void initTestCase_data();
    void steps_areDoneWhereTheRouterSays();
    void history_isKeptInEachDatabase();

private:
    std::unique_ptr<Testing::MigrationProject> makeProject(const QString &name);
    static std::unique_ptr<MigrationExecutor> executor(Testing::MigrationProject &project,
                                                       const QString &database)
    {
        auto made = std::make_unique<MigrationExecutor>(
                project.registry,
                QStringList{MigrationLoader::resourceFolder,
                            project.directory.filePath(u"migrations"_s)},
                database);
        made->addCode(u"lib.mark"_s,
                      {[](Connection &connection, const ProjectState &) {
                           connection.executeScript(u"CREATE TABLE marked (n integer)"_s);
                       },
                       [](Connection &connection, const ProjectState &) {
                           connection.executeScript(u"DROP TABLE marked"_s);
                       }});
        return made;
    }
    static QStringList tables(Testing::MigrationProject &project, const QString &database)
    {
        Connection &connection = project.databases.connection(database);
        return connection.backend().tableNames(connection);
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::shared_ptr<CopyRouter> router;
};

void TestMigrationRouters::initTestCase_data()
{
    QTest::addColumn<bool>("postgreSql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

std::unique_ptr<Testing::MigrationProject> TestMigrationRouters::makeProject(const QString &name)
{
    QFETCH_GLOBAL(bool, postgreSql);
    if (postgreSql && !cluster)
        return nullptr;
    auto project = std::make_unique<Testing::MigrationProject>(
            QStringList{u"lib"_s}, postgreSql ? cluster->createDatabase(name) : DatabaseSettings());
    DatabaseSettings copy;
    if (postgreSql) {
        copy = cluster->createDatabase(name + u"_copy"_s);
    } else {
        copy.name = project->directory.filePath(u"copy.sqlite3"_s);
        copy.mustExist = false;
    }
    project->databases.add(u"copy"_s, copy);
    router = std::make_shared<CopyRouter>();
    project->registry.addRouter(router);
    project->write(u"lib"_s, u"0001_first"_s, R"json({"operations": [
            {"op": "CreateModel", "name": "Book", "fields": [
                {"name": "id", "kind": "BigAutoField", "primary_key": true}]},
            {"op": "CreateModel", "name": "Tag", "fields": [
                {"name": "id", "kind": "BigAutoField", "primary_key": true}]},
            {"op": "AddField", "model_name": "tag", "field":
                {"name": "word", "kind": "CharField", "max_length": 9, "default": "x"}},
            {"op": "AddIndex", "model_name": "tag", "index": {"name": "by_word", "fields": ["word"]}},
            {"op": "RunSql", "sql": "CREATE TABLE here (n integer)", "reverse_sql": "DROP TABLE here",
             "hints": {"target": "default"}},
            {"op": "RunSql", "sql": "CREATE TABLE everywhere (n integer)",
             "reverse_sql": "DROP TABLE everywhere"},
            {"op": "RunCode", "name": "lib.mark", "hints": {"target": "copy"}}]})json");
    return project;
}

void TestMigrationRouters::steps_areDoneWhereTheRouterSays()
{
    const auto project = makeProject(u"routed"_s);
    if (!project)
        QSKIP("PostgreSQL is not installed.");
    executor(*project, u"default"_s)->migrate();
    QCOMPARE(tables(*project, u"default"_s),
             QStringList({u"django_migrations"_s, u"everywhere"_s, u"here"_s, u"lib_book"_s}));
    QVERIFY(tables(*project, u"copy"_s).isEmpty());
    QVERIFY2(router->asked.contains(u"default lib.tag "_s), qPrintable(router->asked.join(u'\n')));
    QVERIFY(router->asked.contains(u"default lib. default"_s));
    executor(*project, u"copy"_s)->migrate();
    QCOMPARE(tables(*project, u"copy"_s),
             QStringList({u"django_migrations"_s, u"everywhere"_s, u"lib_tag"_s, u"marked"_s}));
    project->databases.closeThisThread();
}

void TestMigrationRouters::history_isKeptInEachDatabase()
{
    const auto project = makeProject(u"kept"_s);
    if (!project)
        QSKIP("PostgreSQL is not installed.");
    executor(*project, u"default"_s)->migrate();
    QCOMPARE(executor(*project, u"copy"_s)->plan().size(), 1);
    executor(*project, u"copy"_s)->migrate();
    QVERIFY(executor(*project, u"copy"_s)->plan().isEmpty());
    executor(*project, u"copy"_s)->migrate({{u"lib"_s, u"zero"_s}});
    QCOMPARE(tables(*project, u"copy"_s), QStringList{u"django_migrations"_s});
    QVERIFY(tables(*project, u"default"_s).contains(u"lib_book"_s));
    QVERIFY(executor(*project, u"default"_s)->plan().isEmpty());
    project->databases.closeThisThread();
}

QTEST_GUILESS_MAIN(TestMigrationRouters)
#include "tst_migrationrouters.moc"

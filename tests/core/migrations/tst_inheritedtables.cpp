// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/orm/inference.h"
#include "core/orm/persistence.h"
#include "tests/core/db/postgrescluster.h"
#include "tests/core/migrations/migrationproject.h"

#include <QTest>

using namespace Quintette;
using Testing::MigrationProject;

/// Tables of models that inherit or have composite keys: made by migrations, and read again.
class TestInheritedTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void migrations_makeTheTables();
    void inference_findsChildAndParent();
    void inference_ofOtherOneToOneKey_isARelation();
    void inference_ofCompositeKey();

private:
    std::unique_ptr<ModelRegistry> infer();

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<MigrationProject> project;
};

void TestInheritedTables::initTestCase_data()
{
    QTest::addColumn<bool>("postgreSql");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

void TestInheritedTables::init()
{
    QFETCH_GLOBAL(bool, postgreSql);
    DatabaseSettings settings;
    if (postgreSql) {
        static int number = 0;
        if (!cluster)
            cluster = Testing::PostgresCluster::start();
        if (!cluster)
            QSKIP("PostgreSQL is not installed.");
        settings = cluster->createDatabase(u"tables%1"_s.arg(++number));
    }
    project = std::make_unique<MigrationProject>(QStringList{u"lib"_s}, settings);
    project->write(u"lib"_s, u"0001_first"_s, R"json({"operations": [
            {"op": "CreateModel", "name": "Place", "fields": [
                {"name": "id", "kind": "BigAutoField", "primary_key": true},
                {"name": "name", "kind": "CharField", "max_length": 50}]},
            {"op": "CreateModel", "name": "Restaurant", "fields": [
                {"name": "place_ptr", "kind": "OneToOneField", "to": "lib.Place", "primary_key": true,
                 "auto_created": true, "parent_link": true},
                {"name": "rating", "kind": "IntegerField"}], "options": {"bases": ["lib.Place"]}},
            {"op": "CreateModel", "name": "Profile", "fields": [
                {"name": "place", "kind": "OneToOneField", "to": "lib.Place", "primary_key": true},
                {"name": "text", "kind": "TextField"}]},
            {"op": "CreateModel", "name": "NearPlace", "fields": [],
             "options": {"proxy": true, "bases": ["lib.Place"]}},
            {"op": "CreateModel", "name": "Seat", "fields": [
                {"name": "pk", "kind": "CompositePrimaryKey", "fields": ["place", "number"], "primary_key": true},
                {"name": "place", "kind": "ForeignKey", "to": "lib.Place"},
                {"name": "number", "kind": "IntegerField"},
                {"name": "guest", "kind": "CharField", "max_length": 50}]}]})json");
    project->executor().migrate();
}

std::unique_ptr<ModelRegistry> TestInheritedTables::infer()
{
    auto registry = std::make_unique<ModelRegistry>(project->databases);
    inferModels(*registry, project->connection(), {});
    registry->resolve();
    return registry;
}

void TestInheritedTables::migrations_makeTheTables()
{
    const Backend &backend = project->connection().backend();
    QVERIFY(!backend.tableNames(project->connection()).contains(u"lib_nearplace"_s));
    const TableDefinition child = backend.readTable(project->connection(), u"lib_restaurant"_s);
    QCOMPARE(child.primaryKey, QStringList{u"place_ptr_id"_s});
    QCOMPARE(child.columns.size(), 2);
    QCOMPARE(child.column(u"place_ptr_id"_s)->referencesTable, u"lib_place"_s);
    const TableDefinition seat = backend.readTable(project->connection(), u"lib_seat"_s);
    QCOMPARE(seat.primaryKey, QStringList({u"place_id"_s, u"number"_s}));
    QCOMPARE(seat.columns.size(), 3);
}

void TestInheritedTables::inference_findsChildAndParent()
{
    const std::unique_ptr<ModelRegistry> registry = infer();
    const ModelInfo &child = registry->get(u"lib.Restaurant"_s);
    QCOMPARE(child.parents().size(), 1);
    QVERIFY(child.isKindOf(registry->get(u"lib.Place"_s)));
    Record record = objects(child).create({{u"name"_s, u"Demon Dogs"_s}, {u"rating"_s, 3}});
    QCOMPARE(record.toString(), u"Demon Dogs"_s); // the parent's name names it
    QCOMPARE(objects(child).filter({{u"name__startswith"_s, u"Demon"_s}}).count(), 1);
    QCOMPARE(objects(registry->get(u"lib.Place"_s)).get().pk(), record.pk());
    QCOMPARE(deleteRecords({record}).size(), 2);
}

void TestInheritedTables::inference_ofOtherOneToOneKey_isARelation()
{
    const std::unique_ptr<ModelRegistry> registry = infer();
    const ModelInfo &profile = registry->get(u"lib.Profile"_s);
    QVERIFY(profile.parents().isEmpty());
    QCOMPARE(profile.primaryKey().kind(), FieldKind::OneToOne);
}

void TestInheritedTables::inference_ofCompositeKey()
{
    QFETCH_GLOBAL(bool, postgreSql);
    const std::unique_ptr<ModelRegistry> registry = infer();
    const ModelInfo &seat = registry->get(u"lib.Seat"_s);
    const Record place = objects(registry->get(u"lib.Place"_s)).create({{u"name"_s, u"Hall"_s}});
    const Record made = objects(seat).create(
            {{u"place"_s, place.pk()}, {u"number"_s, 4}, {u"guest"_s, u"Ben"_s}});
    // SQLite's row number serves as a key of one column, which the administration can use too.
    QCOMPARE(seat.primaryKey().isCompositeKey(), postgreSql);
    if (postgreSql)
        QCOMPARE(made.pk().toRepr(), u"(%1, 4)"_s.arg(place.pk().toString()));
    QCOMPARE(objects(seat).get({{u"pk"_s, made.pk()}}).value(u"guest"), Value(u"Ben"_s));
}

QTEST_GUILESS_MAIN(TestInheritedTables)
#include "tst_inheritedtables.moc"

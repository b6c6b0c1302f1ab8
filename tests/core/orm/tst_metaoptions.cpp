// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/orm/functions/text.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

ModelInfo &add(ModelRegistry &registry, const QString &name, const ModelOptions &options)
{
    return registry.add(std::make_unique<ModelInfo>(u"meta"_s, name, options));
}

void addModels(ModelRegistry &registry)
{
    ModelInfo &base =
            add(registry, u"Base"_s,
                {.verboseName = Text(u"common thing"_s),
                 .ordering = {u"-name"_s},
                 .indexes = {{.name = u"%(app_label)s_%(class)s_name"_s, .fields = {u"name"_s}}},
                 .constraints = {{.name = u"%(class)s_named"_s, .check = ~Q{{u"name"_s, u""_s}}}},
                 .defaultPermissions = {u"view"_s},
                 .permissions = {{u"wave"_s, Text(u"Can wave"_s)}},
                 .getLatestBy = {u"name"_s},
                 .isAbstract = true,
                 .dbTableComment = u"a common thing"_s,
                 .dbTablespace = u"fast"_s,
                 .requiredDbFeatures = {u"supports_json_field"_s}});
    base.addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 20}));
    add(registry, u"Left"_s, {.bases = {u"meta.Base"_s}});
    add(registry, u"Right"_s,
        {.verboseName = Text(u"right one"_s),
         .ordering = ModelOptions::unordered(),
         .defaultPermissions = {u"add"_s, u"view"_s},
         .permissions = {{u"bow"_s, Text(u"Can bow"_s)}},
         .bases = {u"meta.Base"_s}});
    ModelInfo &parent = add(registry, u"Parent"_s,
                            {.ordering = {u"name"_s},
                             .permissions = {{u"lead"_s, Text(u"Can lead"_s)}},
                             .getLatestBy = {u"name"_s}});
    parent.addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 20}));
    add(registry, u"Child"_s, {.bases = {u"meta.Parent"_s}});
    add(registry, u"Foreign"_s, {.dbTable = u"somebody_elses"_s, .managed = false})
            .addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 20}));
    add(registry, u"Short"_s, {.defaultAutoField = FieldKind::SmallAuto});
    registry.setDefaultAutoField(FieldKind::Auto);
}

} // namespace

/// What Meta says of tables, and what a model has of its base's.
class TestMetaOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void options_ofAbstractBase_areInherited();
    void options_ofParentWithTable_areNotButTwo();
    void permissions_areInheritedUnlessSaid();
    void unmanaged_hasNoTableOfItsOwn();
    void automaticKey_isOfTheKindAskedFor();

private:
    const ModelInfo &model(const QString &name) const
    {
        return db->registry.get(u"meta."_s + name);
    }
    QStringList tables() { return db->connection().backend().tableNames(db->connection()); }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestMetaOptions::init()
{
    QFETCH_GLOBAL(bool, postgreSql);
    if (postgreSql) {
        // The tablespace that the base names has to be there.
        if (!cluster)
            cluster = Testing::PostgresCluster::start();
        if (!cluster)
            QSKIP("PostgreSQL is not installed.");
        static bool isMade = false;
        if (!std::exchange(isMade, true)) {
            Connection connection(u"first"_s, cluster->createDatabase(u"first"_s));
            connection.executeScript(u"SET allow_in_place_tablespaces = true"_s);
            connection.executeScript(u"CREATE TABLESPACE fast LOCATION ''"_s);
        }
    }
    db = Testing::BlogDatabase::make(cluster, addModels);
}

void TestMetaOptions::options_ofAbstractBase_areInherited()
{
    const ModelInfo &left = model(u"Left"_s);
    QCOMPARE(left.verboseName().toString(), u"common thing"_s);
    QCOMPARE(left.options().getLatestBy, decltype(left.options().getLatestBy){u"name"_s});
    QCOMPARE(left.options().indexes.first().name, u"meta_left_name"_s);
    QCOMPARE(left.options().constraints.first().name, u"left_named"_s);
    QCOMPARE(left.options().dbTableComment, u"a common thing"_s);
    QCOMPARE(left.options().dbTablespace, u"fast"_s);
    QCOMPARE(left.options().requiredDbFeatures, QStringList{u"supports_json_field"_s});
    QVERIFY(!left.options().isAbstract);
    QVERIFY(tables().contains(u"meta_left"_s) && !tables().contains(u"meta_base"_s));
    db->connection().execute(u"INSERT INTO meta_left (name) VALUES ('a')"_s);
    db->connection().execute(u"INSERT INTO meta_left (name) VALUES ('b')"_s);
    QCOMPARE(QuerySet(left).toValues(u"name"_s), ValueList({u"b"_s, u"a"_s}));
    QCOMPARE(QuerySet(left).latest().value(u"name"), Value(u"b"_s));
    QVERIFY(!QuerySet(model(u"Right"_s)).isOrdered());
    QCOMPARE(model(u"Right"_s).options().indexes.first().name, u"meta_right_name"_s);
}

void TestMetaOptions::options_ofParentWithTable_areNotButTwo()
{
    const ModelInfo &child = model(u"Child"_s);
    QVERIFY(QuerySet(child).isOrdered());
    QVERIFY(!child.options().getLatestBy.isEmpty());
    QVERIFY(child.options().permissions.isEmpty());
    QCOMPARE(child.verboseName().toString(), u"child"_s);
}

void TestMetaOptions::permissions_areInheritedUnlessSaid()
{
    QCOMPARE(model(u"Left"_s).options().defaultPermissions, QStringList{u"view"_s});
    QCOMPARE(model(u"Left"_s).options().permissions.first().first, u"wave"_s);
    QCOMPARE(model(u"Right"_s).options().defaultPermissions, QStringList({u"add"_s, u"view"_s}));
    QCOMPARE(model(u"Right"_s).options().permissions.first().first, u"bow"_s);
}

void TestMetaOptions::unmanaged_hasNoTableOfItsOwn()
{
    QVERIFY(!tables().contains(u"somebody_elses"_s));
    db->connection().executeScript(
            u"CREATE TABLE somebody_elses (id integer PRIMARY KEY, name varchar(20))"_s);
    QuerySet(model(u"Foreign"_s)).create({{u"id"_s, 3}, {u"name"_s, u"x"_s}});
    QCOMPARE(QuerySet(model(u"Foreign"_s)).get().value(u"name"), Value(u"x"_s));
}

void TestMetaOptions::automaticKey_isOfTheKindAskedFor()
{
    QCOMPARE(model(u"Short"_s).primaryKey().kind(), FieldKind::SmallAuto);
    QCOMPARE(model(u"Left"_s).primaryKey().kind(), FieldKind::Auto);
    const TableDefinition table =
            db->connection().backend().readTable(db->connection(), u"meta_short"_s);
    QCOMPARE(table.column(u"id"_s)->type, db->isPostgreSql() ? u"smallint"_s : u"integer"_s);
}

QTEST_GUILESS_MAIN(TestMetaOptions)
#include "tst_metaoptions.moc"

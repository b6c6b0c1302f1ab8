// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/backend.h"
#include "core/migrations/modelstates.h"
#include "core/orm/functions/text.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

ModelInfo &addModel(ModelRegistry &registry, const QString &name, const ModelOptions &options)
{
    return registry.add(std::make_unique<ModelInfo>(u"sch"_s, name, options));
}

ModelOptions itemOptions()
{
    return {.dbTable = u"things"_s,
            .uniqueTogether = {{u"title"_s, u"size"_s}},
            .indexes = {{.name = u"by_price"_s, .fields = {u"-price"_s, u"size"_s}},
                        {.name = u"some"_s,
                         .fields = {u"size"_s},
                         .condition = Q{{u"price__gt"_s, 0}}}},
            .constraints = {{.name = u"not_negative"_s,
                             .check = Q{{u"price__gte"_s, 0}} | Q{{u"size__isnull"_s, true}}},
                            {.name = u"code_size"_s, .unique = {u"code"_s, u"size"_s}},
                            {.name = u"size_of_a"_s,
                             .unique = {u"size"_s},
                             .condition = Q{{u"code"_s, u"a?"_s}}},
                            {.name = u"lower_title"_s,
                             .expressions = {Lower(u"title").descending(), F(u"size"_s)}},
                            {.name = u"price_later"_s,
                             .unique = {u"price"_s},
                             .deferrable = ModelOptions::Deferrable::Deferred},
                            {.name = u"price_nulls"_s,
                             .unique = {u"price"_s, u"code"_s},
                             .nullsDistinct = false},
                            {.name = u"with_code"_s,
                             .unique = {u"size"_s, u"price"_s},
                             .include = {u"code"_s},
                             .opclasses = {u"int4_ops"_s, u"numeric_ops"_s}},
                            {.name = u"no_two"_s,
                             .exclusions = {{F(u"size"_s), u"="_s}, {F(u"code"_s), u"="_s}},
                             .indexType = u"btree"_s}},
            .dbTableComment = u"all things"_s};
}

void addModels(ModelRegistry &registry)
{
    ModelInfo &owner = addModel(registry, u"Owner"_s, {});
    owner.addField(makeField(FieldKind::Slug, u"slug"_s, {.unique = true, .maxLength = 20}));
    ModelInfo &item = addModel(registry, u"Item"_s, itemOptions());
    const auto add = [&item](FieldKind kind, const QString &name, const FieldOptions &options) {
        item.addField(makeField(kind, name, options));
    };
    add(FieldKind::Char, u"title"_s,
        {.dbIndex = true, .maxLength = 30, .column = u"heading"_s, .dbComment = u"what it is"_s});
    add(FieldKind::Char, u"code"_s, {.unique = true, .maxLength = 8, .dbDefault = Value(u"x"_s)});
    add(FieldKind::PositiveInteger, u"size"_s, {.null = true});
    add(FieldKind::Decimal, u"price"_s, {.maxDigits = 7, .decimalPlaces = 2});
    add(FieldKind::Generated, u"double"_s,
        {.expression = u"(\"size\" * 2)"_s, .outputKind = FieldKind::Integer});
    add(FieldKind::ForeignKey, u"owner"_s,
        {.to = u"sch.Owner"_s, .toField = u"slug"_s, .dbConstraint = false});
    add(FieldKind::OneToOne, u"other"_s,
        {.null = true, .to = u"sch.Owner"_s, .onDelete = OnDelete::SetNull, .relatedName = u"+"_s});
    add(FieldKind::ManyToMany, u"tags"_s,
        {.to = u"sch.Owner"_s, .relatedName = u"tagged"_s, .dbTable = u"item_tags"_s});
    addModel(registry, u"Elsewhere"_s, {.requiredDbVendor = u"oracle"_s});
    addModel(registry, u"Unmanaged"_s, {.managed = false});
    addModel(registry, u"Proxy"_s, {.proxy = true, .bases = {u"sch.Item"_s}});
}

} // namespace

/// The tables of declared models; on SQLite, the statements are those of Django 5.2.
class TestModelStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void tables_areDjangos();
    void rules_holdInTheDatabase();
    void state_canBeWrittenToAFile();

private:
    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestModelStates::init()
{
    db = Testing::BlogDatabase::make(cluster, addModels);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestModelStates::tables_areDjangos()
{
    const QStringList tables = db->connection().backend().tableNames(db->connection());
    QCOMPARE(QSet<QString>(tables.cbegin(), tables.cend()),
             (QSet<QString>{u"sch_owner"_s, u"things"_s, u"item_tags"_s}));
    if (db->isPostgreSql()) {
        const TableDefinition table =
                db->connection().backend().readTable(db->connection(), u"things"_s);
        QCOMPARE(table.comment, u"all things"_s);
        QCOMPARE(table.column(u"heading"_s)->comment, u"what it is"_s);
        return;
    }
    QStringList made;
    const QList<ValueList> rows = db->connection().fetchAll(
            u"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"_s);
    for (const ValueList &row : rows)
        made += row.first().toString();
    made.sort();
    QStringList django = {
            uR"(CREATE TABLE "sch_owner" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(20) NOT NULL UNIQUE))"_s,
            uR"(CREATE TABLE "things" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "heading" varchar(30) NOT NULL, "code" varchar(8) DEFAULT 'x' NOT NULL UNIQUE, "size" integer unsigned NULL CHECK ("size" >= 0), "price" decimal NOT NULL, "double" integer GENERATED ALWAYS AS (("size" * 2)) STORED, "owner_id" varchar(20) NOT NULL, "other_id" bigint NULL UNIQUE REFERENCES "sch_owner" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "not_negative" CHECK (("price" >= '0' OR "size" IS NULL)), CONSTRAINT "code_size" UNIQUE ("code", "size")))"_s,
            uR"(CREATE TABLE "item_tags" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "item_id" bigint NOT NULL REFERENCES "things" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NOT NULL REFERENCES "sch_owner" ("id") DEFERRABLE INITIALLY DEFERRED))"_s,
            uR"(CREATE UNIQUE INDEX "things_heading_size_7be33d6c_uniq" ON "things" ("heading", "size"))"_s,
            uR"(CREATE UNIQUE INDEX "size_of_a" ON "things" ("size") WHERE "code" = 'a?')"_s,
            uR"(CREATE UNIQUE INDEX "lower_title" ON "things" ((LOWER("heading")) DESC, "size"))"_s,
            uR"(CREATE INDEX "things_heading_cab4ff61" ON "things" ("heading"))"_s,
            uR"(CREATE INDEX "things_owner_id_3fd5feac" ON "things" ("owner_id"))"_s,
            uR"(CREATE INDEX "by_price" ON "things" ("price" DESC, "size"))"_s,
            uR"(CREATE INDEX "some" ON "things" ("size") WHERE "price" > '0')"_s,
            uR"(CREATE UNIQUE INDEX "item_tags_item_id_owner_id_49248e99_uniq" ON "item_tags" ("item_id", "owner_id"))"_s,
            uR"(CREATE INDEX "item_tags_item_id_10a900d2" ON "item_tags" ("item_id"))"_s,
            uR"(CREATE INDEX "item_tags_owner_id_0bd62137" ON "item_tags" ("owner_id"))"_s};
    django.sort();
    QCOMPARE(made, django);
}

void TestModelStates::rules_holdInTheDatabase()
{
    const ModelInfo &item = db->registry.get(u"sch.Item"_s);
    const auto add = [&](const QString &title, const QString &code, int size, int price) {
        return QuerySet(item).create({{u"title"_s, title},
                                      {u"code"_s, code},
                                      {u"size"_s, size},
                                      {u"price"_s, price},
                                      {u"owner"_s, u"nobody"_s}}); // db_constraint is off
    };
    QCOMPARE(add(u"One"_s, u"a"_s, 3, 1).value(u"double"), Value(6));
    QVERIFY_THROWS_EXCEPTION(IntegrityError, add(u"Two"_s, u"b"_s, 4, -1)); // not_negative
    QVERIFY_THROWS_EXCEPTION(IntegrityError, add(u"ONE"_s, u"c"_s, 3, 2)); // lower_title
    QVERIFY_THROWS_EXCEPTION(IntegrityError, add(u"Two"_s, u"a"_s, 4, 2)); // unique
    add(u"Three"_s, u"d"_s, 3, 3);
    if (!db->isPostgreSql())
        return;
    QVERIFY_THROWS_EXCEPTION(IntegrityError, add(u"Four"_s, u"e"_s, 8, 3)); // price_later
    QVERIFY_THROWS_EXCEPTION(IntegrityError, add(u"Five"_s, u"f"_s, 3, 3)); // with_code
    const Value found = db->scalar(
            u"SELECT string_agg(conname, ',' ORDER BY conname) FROM pg_constraint WHERE conrelid = "
            u"'things'::regclass AND (contype = 'x' OR condeferrable)"_s);
    QVERIFY2(found.toString().contains(u"no_two"_s), qPrintable(found.toString()));
    QVERIFY(found.toString().contains(u"price_later"_s));
}

void TestModelStates::state_canBeWrittenToAFile()
{
    const ModelInfo &item = db->registry.get(u"sch.Item"_s);
    const ModelState state = stateOf(item, db->connection().backend());
    for (const FieldState &field : state.fields) {
        const FieldState again = FieldState::fromDict(field.toDict());
        QVERIFY(!field.differsInDatabase(again));
    }
    QCOMPARE(state.field(u"owner"_s)->text(u"to"), u"sch.Owner"_s);
    QCOMPARE(state.field(u"other"_s)->text(u"on_delete"), u"SET_NULL"_s);
    const ModelState proxy = stateOf(db->registry.get(u"sch.Proxy"_s), db->connection().backend());
    QVERIFY(proxy.fields.isEmpty());
    QCOMPARE(proxy.list(u"bases").value(0).toString(), u"sch.Item"_s);
}

QTEST_GUILESS_MAIN(TestModelStates)
#include "tst_modelstates.moc"

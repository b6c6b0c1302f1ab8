// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/functions/conditional.h"
#include "core/orm/persistence.h"
#include "core/orm/signals.h"
#include "core/orm/typedpath.h"
#include "core/orm/typedqueryset.h"
#include "tests/core/orm/blogdatabase.h"
#include "tests/core/orm/placemodels.h"

#include <QTest>

using namespace Quintette;
using namespace Places;

/// Abstract bases, multi-table inheritance and proxies. The expected statements and values are what
/// Django 5.2 gave for the same models.
class TestInheritance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void fields_ofChild_areParentsThenOwn();
    void fields_ofAbstractBase_areOwn();
    void proxy_sharesTable();
    void declaration_wrong_isRefused();
    void runTimeModels_inherit();
    void twoParents_haveARowEach();
    void query_compiles_data();
    void query_compiles();
    void save_ofChild_writesParentsFirst();
    void save_someFields_writesTheirTables();
    void save_forced_insertsOnlyTheChild();
    void save_forcedParents_insertsThem();
    void save_raw_writesOwnRow();
    void save_typed_givesAllKeys();
    void update_overTables_changesEach();
    void bulkUpdate_overTables_changesEach();
    void bulkCreate_isRefused();
    void remove_ofParent_takesChildrenAlong();
    void remove_ofChild_takesParentsAlong();
    void remove_keepingParents_leavesThem();
    void remove_plan_namesAll();
    void related_goesUpAndDown();
    void records_areEqualAsInDjango();
    void refresh_loadsParentsFields();
    void signal_ofProxy_hasProxyAsSender();

private:
    const ModelInfo &model(const QString &name) const
    {
        return db->registry.get(u"places."_s + name);
    }
    QuerySet all(const QString &name) const { return objects(model(name)); }
    Record restaurant(const QString &name, int rating);
    Record italian(const QString &name, int rating);
    /// What was written, without BEGIN and COMMIT, parameters as "?".
    QStringList written() const;

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestInheritance::init()
{
    db = Testing::BlogDatabase::make(cluster, Places::addTo);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

Record TestInheritance::restaurant(const QString &name, int rating)
{
    return all(u"Restaurant"_s)
            .create({{u"name"_s, name}, {u"address"_s, u"a"_s}, {u"rating"_s, rating}});
}

Record TestInheritance::italian(const QString &name, int rating)
{
    return all(u"ItalianRestaurant"_s)
            .create({{u"name"_s, name},
                     {u"address"_s, u"a"_s},
                     {u"rating"_s, rating},
                     {u"serves_gnocchi"_s, true}});
}

QStringList TestInheritance::written() const
{
    QStringList result = db->statements;
    result.removeIf([](const QString &sql) {
        return !sql.startsWith(u"INSERT"_s) && !sql.startsWith(u"UPDATE"_s)
                && !sql.startsWith(u"DELETE"_s);
    });
    for (QString &sql : result)
        sql = sql.section(u" RETURNING"_s, 0, 0);
    return result;
}

static QStringList names(const QList<const Field *> &fields)
{
    QStringList result;
    for (const Field *field : fields)
        result += field->name();
    return result;
}

void TestInheritance::fields_ofChild_areParentsThenOwn()
{
    const ModelInfo &child = model(u"ItalianRestaurant"_s);
    QCOMPARE(names(child.fields()),
             QStringList({u"id"_s, u"name"_s, u"address"_s, u"place_ptr"_s, u"serves_pizza"_s,
                          u"rating"_s, u"restaurant_ptr"_s, u"serves_gnocchi"_s}));
    QCOMPARE(names(child.localFields()), QStringList({u"restaurant_ptr"_s, u"serves_gnocchi"_s}));
    QCOMPARE(child.primaryKey().name(), u"restaurant_ptr"_s);
    QVERIFY(child.primaryKey().isParentLink());
    QCOMPARE(child.options().ordering.value(0).path, u"name"_s);
    QVERIFY(child.isKindOf(model(u"Place"_s)));
    QVERIFY(!model(u"Place"_s).isKindOf(child));
    const ModelInfo &restaurant = model(u"Restaurant"_s);
    QVERIFY(restaurant.findRelated(u"supplier"_s));
    QVERIFY(restaurant.findRelated(u"waiter"_s));
    QVERIFY(restaurant.findRelated(u"italianrestaurant"_s));
    QVERIFY(!restaurant.findRelated(u"restaurant"_s));
}

void TestInheritance::fields_ofAbstractBase_areOwn()
{
    const ModelInfo &memo = model(u"Memo"_s);
    QCOMPARE(names(memo.localFields()), QStringList({u"id"_s, u"note"_s, u"text"_s}));
    QCOMPARE(memo.options().ordering.value(0).path, u"note"_s);
    QVERIFY(!db->registry.models().contains(db->registry.find(u"places.Stamped"_s)));
    Memo made;
    made.note = u"n"_s;
    made.text = u"t"_s;
    save(made);
    const Memo read = objects<Memo>().get(F<&Memo::note>().exact(u"n"_s));
    QCOMPARE(read.note, u"n"_s);
    QCOMPARE(read.text, u"t"_s);
    QVERIFY(read.id > 0);
}

void TestInheritance::proxy_sharesTable()
{
    const ModelInfo &proxy = model(u"NearPlace"_s);
    QCOMPARE(&proxy.concrete(), &model(u"Place"_s));
    QCOMPARE(proxy.table(), u"places_place"_s);
    all(u"Place"_s).create({{u"name"_s, u"A"_s}, {u"address"_s, u""_s}});
    all(u"NearPlace"_s).create({{u"name"_s, u"B"_s}, {u"address"_s, u""_s}});
    QCOMPARE(all(u"Place"_s).count(), 2);
    const QList<NearPlace> near = objects<NearPlace>().toList();
    QCOMPARE(near.size(), 2);
    QCOMPARE(near.first().toString(), u"near B"_s);
    QCOMPARE(all(u"NearPlace"_s).first()->toString(), u"near B"_s);
    QCOMPARE(all(u"Place"_s).first()->toString(), u"A"_s);
}

void TestInheritance::declaration_wrong_isRefused()
{
    const auto resolve = [](const QList<ModelInfo *> &models) {
        Databases databases;
        ModelRegistry registry(databases);
        for (ModelInfo *one : models)
            registry.add(std::unique_ptr<ModelInfo>(one));
        registry.resolve();
    };
    const auto info = [](const QString &name, const ModelOptions &options) {
        return new ModelInfo(u"x"_s, name, options);
    };
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({info(u"A"_s, {.bases = {u"x.B"_s}})}));
    QVERIFY_THROWS_EXCEPTION(
            ImproperlyConfigured,
            resolve({info(u"A"_s, {.bases = {u"x.B"_s}}), info(u"B"_s, {.bases = {u"x.A"_s}})}));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({info(u"A"_s, {.proxy = true})}));
    ModelInfo *withField = info(u"B"_s, {.proxy = true, .bases = {u"x.A"_s}});
    withField->addField(makeField(FieldKind::Char, u"n"_s, {.maxLength = 5}));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({info(u"A"_s, {}), withField}));
    // Local field 'id' clashes with the field of the same name from the base class.
    ModelInfo *clash = info(u"B"_s, {.bases = {u"x.A"_s}});
    clash->addField(makeField(FieldKind::Integer, u"id"_s, {}));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({info(u"A"_s, {}), clash}));
    QVERIFY_THROWS_EXCEPTION(
            ImproperlyConfigured,
            resolve({info(u"A"_s, {}), info(u"B"_s, {.isAbstract = true, .bases = {u"x.A"_s}})}));
}

void TestInheritance::runTimeModels_inherit()
{
    Databases databases;
    ModelRegistry registry(databases);
    auto base = std::make_unique<ModelInfo>(u"x"_s, u"Base"_s);
    base->addField(makeField(FieldKind::Char, u"title"_s, {.maxLength = 9}));
    base->editBehaviour().toString = [](const Record &r) { return r.value(u"title").toString(); };
    auto child =
            std::make_unique<ModelInfo>(u"x"_s, u"Child"_s, ModelOptions{.bases = {u"Base"_s}});
    child->addField(
            makeField(FieldKind::OneToOne, u"own_link"_s, {.to = u"x.Base"_s, .parentLink = true}));
    auto proxy = std::make_unique<ModelInfo>(u"x"_s, u"Other"_s,
                                             ModelOptions{.proxy = true, .bases = {u"Child"_s}});
    registry.add(std::move(child));
    registry.add(std::move(proxy));
    registry.add(std::move(base));
    registry.resolve();
    const ModelInfo &other = registry.get(u"x.Other"_s);
    QCOMPARE(names(other.fields()), QStringList({u"id"_s, u"title"_s, u"own_link"_s}));
    QCOMPARE(other.primaryKey().name(), u"own_link"_s);
    QCOMPARE(other.parents().size(), 1);
    Record record(other);
    record.setValue(u"title", u"T"_s);
    QCOMPARE(record.toString(), u"T"_s);
}

void TestInheritance::twoParents_haveARowEach()
{
    const std::unique_ptr<Testing::BlogDatabase> multi =
            Testing::BlogDatabase::make(cluster, [](ModelRegistry &registry) {
                const auto addModel = [&](const QString &name, const QStringList &bases,
                                          const QString &field, FieldKind kind) -> ModelInfo & {
                    ModelInfo &added = registry.add(std::make_unique<ModelInfo>(
                            u"multi"_s, name, ModelOptions{.bases = bases}));
                    added.addField(makeField(kind, field, {.maxLength = 5}));
                    return added;
                };
                addModel(u"Base"_s, {}, u"code"_s, FieldKind::Char);
                addModel(u"Left"_s, {u"Base"_s}, u"left"_s, FieldKind::Char);
                addModel(u"Piece"_s, {}, u"size"_s, FieldKind::Integer)
                        .addField(makeField(FieldKind::Auto, u"piece_id"_s,
                                            {.blank = true, .primaryKey = true}));
                addModel(u"Both"_s, {u"Left"_s, u"Piece"_s}, u"own"_s, FieldKind::Char);
            });
    const ModelInfo &both = multi->registry.get(u"multi.Both"_s);
    QCOMPARE(names(both.fields()),
             QStringList({u"id"_s, u"code"_s, u"base_ptr"_s, u"left"_s, u"size"_s, u"piece_id"_s,
                          u"piece_ptr"_s, u"left_ptr"_s, u"own"_s}));
    QCOMPARE(both.primaryKey().name(), u"left_ptr"_s);
    const ModelInfo &piece = multi->registry.get(u"multi.Piece"_s);
    objects(piece).create({{u"size"_s, 1}});
    const Record made = objects(both).create(
            {{u"code"_s, u"c"_s}, {u"left"_s, u"l"_s}, {u"size"_s, 2}, {u"own"_s, u"o"_s}});
    QCOMPARE(made.pk(), Value(1));
    QCOMPARE(made.value(u"piece_ptr"), Value(2));
    QCOMPARE(made.value(piece.primaryKey()), Value(2));
    const QuerySet found = objects(both).filter({{u"size"_s, 2}, {u"code"_s, u"c"_s}});
    QCOMPARE(found.get().values(), made.values());
    QCOMPARE(
            found.update(
                    {{u"size"_s, Value(5)}, {u"own"_s, Value(u"p"_s)}, {u"code"_s, Value(u"q"_s)}}),
            1);
    QCOMPARE(Value(objects(both).values({u"size"_s, u"own"_s, u"code"_s}).toDicts().first())
                     .toRepr(),
             u"{'size': 5, 'own': 'p', 'code': 'q'}"_s);
    QCOMPARE(deleteRecords({made}).size(), 4);
    QCOMPARE(objects(piece).count(), 1);
}

void TestInheritance::query_compiles_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("sql");
    const QString selected =
            u"SELECT \"places_place\".\"id\", \"places_place\".\"name\", "
            u"\"places_place\".\"address\", \"places_restaurant\".\"place_ptr_id\", "
            u"\"places_restaurant\".\"serves_pizza\", \"places_restaurant\".\"rating\" "_s;
    const QString joined = selected
            + u"FROM \"places_restaurant\" INNER JOIN \"places_place\" ON "
              u"(\"places_restaurant\".\"place_ptr_id\" = \"places_place\".\"id\") "_s;
    const QString ordered = u"ORDER BY \"places_place\".\"name\" ASC"_s;
    const QString place = u"SELECT \"places_place\".\"id\", \"places_place\".\"name\", "
                          u"\"places_place\".\"address\" FROM \"places_place\" "_s;
    QTest::newRow("all") << u"Restaurant"_s << joined + ordered;
    QTest::newRow("inherited field")
            << u"Restaurant"_s << joined + u"WHERE \"places_place\".\"name\" = ? "_s + ordered;
    QTest::newRow("inherited key")
            << u"Restaurant"_s
            << joined + u"WHERE \"places_restaurant\".\"place_ptr_id\" = ? "_s + ordered;
    QTest::newRow("pk") << u"Restaurant"_s
                        << joined + u"WHERE \"places_restaurant\".\"place_ptr_id\" = ? "_s
                    + ordered;
    QTest::newRow("grandchild")
            << u"ItalianRestaurant"_s
            << u"SELECT \"places_place\".\"id\", \"places_place\".\"name\", "
               u"\"places_place\".\"address\", \"places_restaurant\".\"place_ptr_id\", "
               u"\"places_restaurant\".\"serves_pizza\", \"places_restaurant\".\"rating\", "
               u"\"places_italianrestaurant\".\"restaurant_ptr_id\", "
               u"\"places_italianrestaurant\".\"serves_gnocchi\" FROM \"places_italianrestaurant\" "
               u"INNER JOIN \"places_restaurant\" ON "
               u"(\"places_italianrestaurant\".\"restaurant_ptr_id\" = "
               u"\"places_restaurant\".\"place_ptr_id\") INNER JOIN \"places_place\" ON "
               u"(\"places_restaurant\".\"place_ptr_id\" = \"places_place\".\"id\") WHERE "
               u"(\"places_place\".\"name\" = ? AND \"places_restaurant\".\"rating\" > ?) ORDER BY "
               u"\"places_place\".\"address\" ASC"_s;
    QTest::newRow("reverse") << u"Place"_s
                             << place
                    + u"INNER JOIN \"places_restaurant\" ON (\"places_place\".\"id\" = "
                      u"\"places_restaurant\".\"place_ptr_id\") WHERE "
                      u"\"places_restaurant\".\"rating\" = ? "_s
                    + ordered;
    QTest::newRow("reverse deep") << u"Place"_s
                                  << place
                    + u"INNER JOIN \"places_restaurant\" ON (\"places_place\".\"id\" = "
                      u"\"places_restaurant\".\"place_ptr_id\") INNER JOIN "
                      u"\"places_italianrestaurant\" ON (\"places_restaurant\".\"place_ptr_id\" = "
                      u"\"places_italianrestaurant\".\"restaurant_ptr_id\") WHERE "
                      u"\"places_italianrestaurant\".\"restaurant_ptr_id\" > ? "_s
                    + ordered;
    QTest::newRow("select related child") << u"Place"_s
                                          << selected
                    + u"FROM \"places_place\" LEFT OUTER JOIN \"places_restaurant\" ON "
                      u"(\"places_place\".\"id\" = \"places_restaurant\".\"place_ptr_id\") "_s
                    + ordered;
    QTest::newRow("only")
            << u"Restaurant"_s
            << u"SELECT \"places_place\".\"name\", "
               u"\"places_restaurant\".\"place_ptr_id\" FROM \"places_restaurant\" "
               u"INNER JOIN \"places_place\" ON "
               u"(\"places_restaurant\".\"place_ptr_id\" = \"places_place\".\"id\") "_s
                    + ordered;
    QTest::newRow("defer")
            << u"Restaurant"_s
            << u"SELECT \"places_place\".\"id\", \"places_place\".\"address\", "
               u"\"places_restaurant\".\"place_ptr_id\", "
               u"\"places_restaurant\".\"serves_pizza\" FROM \"places_restaurant\" "
               u"INNER JOIN \"places_place\" ON "
               u"(\"places_restaurant\".\"place_ptr_id\" = \"places_place\".\"id\") "_s
                    + ordered;
    QTest::newRow("proxy") << u"NearPlace"_s
                           << place
                    + u"WHERE \"places_place\".\"name\" = ? ORDER BY \"places_place\".\"name\" DESC"_s;
    QTest::newRow("proxy reverse") << u"NearPlace"_s
                                   << place
                    + u"INNER JOIN \"places_restaurant\" ON (\"places_place\".\"id\" = "
                      u"\"places_restaurant\".\"place_ptr_id\") WHERE "
                      u"\"places_restaurant\".\"rating\" = ? ORDER BY \"places_place\".\"name\" DESC"_s;
    QTest::newRow("foreign key to parent")
            << u"Supplier"_s
            << u"SELECT \"places_supplier\".\"id\", \"places_supplier\".\"name\", "
               u"\"places_supplier\".\"main_id\" FROM \"places_supplier\" INNER JOIN "
               u"\"places_place\" ON (\"places_supplier\".\"main_id\" = \"places_place\".\"id\") "
               u"INNER JOIN \"places_restaurant\" ON (\"places_place\".\"id\" = "
               u"\"places_restaurant\".\"place_ptr_id\") WHERE "
               u"\"places_restaurant\".\"rating\" = ?"_s;
    QTest::newRow("select related parent's fields")
            << u"Waiter"_s
            << u"SELECT \"places_waiter\".\"id\", \"places_waiter\".\"restaurant_id\", "
               u"\"places_waiter\".\"name\", \"places_place\".\"id\", \"places_place\".\"name\", "
               u"\"places_place\".\"address\", \"places_restaurant\".\"place_ptr_id\", "
               u"\"places_restaurant\".\"serves_pizza\", \"places_restaurant\".\"rating\" FROM "
               u"\"places_waiter\" INNER JOIN \"places_restaurant\" ON "
               u"(\"places_waiter\".\"restaurant_id\" = \"places_restaurant\".\"place_ptr_id\") "
               u"INNER JOIN \"places_place\" ON (\"places_restaurant\".\"place_ptr_id\" = "
               u"\"places_place\".\"id\") "_s
                    + ordered;
}

void TestInheritance::query_compiles()
{
    QFETCH(QString, model);
    QFETCH(QString, sql);
    const QString which = QString::fromUtf8(QTest::currentDataTag());
    QuerySet query = all(model);
    if (which == "inherited field" || which == "proxy")
        query = query.filter({{u"name"_s, u"x"_s}});
    else if (which == "inherited key")
        query = query.filter({{u"id"_s, 1}});
    else if (which == "pk")
        query = query.filter({{u"pk"_s, 1}});
    else if (which == "grandchild")
        query = query.filter({{u"name"_s, u"x"_s}, {u"rating__gt"_s, 1}})
                        .orderBy(QStringList{u"address"_s});
    else if (which == "reverse" || which == "proxy reverse")
        query = query.filter({{u"restaurant__rating"_s, 2}});
    else if (which == "reverse deep")
        query = query.filter({{u"restaurant__italianrestaurant__pk__gt"_s, 0}});
    else if (which == "select related child")
        query = query.selectRelated({u"restaurant"_s});
    else if (which == "only")
        query = query.only({u"name"_s});
    else if (which == "defer")
        query = query.defer({u"name"_s, u"rating"_s});
    else if (which == "foreign key to parent")
        query = query.filter({{u"main__restaurant__rating"_s, 1}});
    else if (which == "select related parent's fields")
        query = query.selectRelated({u"restaurant"_s}).orderBy(QStringList{u"restaurant__name"_s});
    // Of a child beside its parent Django selects the parent's columns once; we do so for each.
    const bool isRepeated = which == "select related child";
    const auto compared = [&](const QString &text) {
        return isRepeated ? text.sliced(text.indexOf(u" FROM "_s)) : text;
    };
    QCOMPARE(compared(query.toSql()), compared(sql));
    query.toList(); // the database takes it
}

void TestInheritance::save_ofChild_writesParentsFirst()
{
    db->statements.clear();
    Record made = italian(u"Ristorante"_s, 4);
    QCOMPARE(written(),
             QStringList({u"INSERT INTO \"places_place\" (\"name\", \"address\") VALUES (?, ?)"_s,
                          u"INSERT INTO \"places_restaurant\" (\"place_ptr_id\", \"serves_pizza\", "
                          u"\"rating\") VALUES (?, ?, ?)"_s,
                          u"INSERT INTO \"places_italianrestaurant\" (\"restaurant_ptr_id\", "
                          u"\"serves_gnocchi\") VALUES (?, ?)"_s}));
    QVERIFY(db->statements.first().startsWith(u"BEGIN"_s));
    QCOMPARE(made.pk(), made.value(u"id"));
    QCOMPARE(made.pk(), made.value(u"place_ptr"));
    db->statements.clear();
    made.setValue(u"name", u"Nuovo"_s);
    save(made);
    QCOMPARE(
            written(),
            QStringList(
                    {u"UPDATE \"places_place\" SET \"name\" = ?, \"address\" = ? WHERE \"id\" = ?"_s,
                     u"UPDATE \"places_restaurant\" SET \"serves_pizza\" = ?, \"rating\" = ? "
                     u"WHERE \"place_ptr_id\" = ?"_s,
                     u"UPDATE \"places_italianrestaurant\" SET \"serves_gnocchi\" = ? WHERE "
                     u"\"restaurant_ptr_id\" = ?"_s}));
    const Record read = all(u"ItalianRestaurant"_s).get({{u"pk"_s, made.pk()}});
    QCOMPARE(read.values(), made.values());
    QCOMPARE(read.toString(), u"Nuovo"_s);
}

void TestInheritance::save_someFields_writesTheirTables()
{
    Record made = restaurant(u"R"_s, 1);
    db->statements.clear();
    save(made, {.updateFields = {u"name"_s}});
    QCOMPARE(written(),
             QStringList{u"UPDATE \"places_place\" SET \"name\" = ? WHERE \"id\" = ?"_s});
    db->statements.clear();
    save(made, {.updateFields = {u"rating"_s}});
    QCOMPARE(written(),
             QStringList{u"UPDATE \"places_restaurant\" SET \"rating\" = ? WHERE "
                         u"\"place_ptr_id\" = ?"_s});
    QVERIFY_THROWS_EXCEPTION(ValueError, save(made, {.updateFields = {u"nonsense"_s}}));
}

void TestInheritance::save_forced_insertsOnlyTheChild()
{
    const Record made = restaurant(u"R"_s, 1);
    Record again(model(u"Restaurant"_s));
    again.setValue(u"place_ptr", made.pk());
    again.setValue(u"name", u"x"_s);
    again.setValue(u"address", u"y"_s);
    db->statements.clear();
    QVERIFY_THROWS_EXCEPTION(IntegrityError, save(again, {.forceInsert = true}));
    QCOMPARE(written().value(0).left(21), u"UPDATE \"places_place\""_s);
    QCOMPARE(written().value(1).left(31), u"INSERT INTO \"places_restaurant\""_s);
    QCOMPARE(all(u"Place"_s).get().value(u"name"), Value(u"R"_s)); // rolled back
}

void TestInheritance::save_forcedParents_insertsThem()
{
    const Record place = all(u"Place"_s).create({{u"name"_s, u"P"_s}, {u"address"_s, u""_s}});
    Record child(model(u"Restaurant"_s));
    child.setValue(u"place_ptr", place.pk());
    child.setValue(u"name", u"x"_s);
    child.setValue(u"address", u"y"_s);
    db->statements.clear();
    QVERIFY_THROWS_EXCEPTION(IntegrityError, save(child, {.forceInsertOf = {&model(u"Place"_s)}}));
    QCOMPARE(written(),
             QStringList{u"INSERT INTO \"places_place\" (\"id\", \"name\", \"address\") "
                         u"VALUES (?, ?, ?)"_s});
}

void TestInheritance::save_raw_writesOwnRow()
{
    const Record place = all(u"Place"_s).create({{u"name"_s, u"P"_s}, {u"address"_s, u""_s}});
    Record child(model(u"Restaurant"_s));
    child.setValue(u"place_ptr", place.pk());
    save(child, {.raw = true});
    QCOMPARE(all(u"Restaurant"_s).get().value(u"name"), Value(u"P"_s));
}

void TestInheritance::save_typed_givesAllKeys()
{
    ItalianRestaurant made;
    made.name = u"Ristorante"_s;
    made.address = u"1"_s;
    made.rating = 4;
    made.servesGnocchi = true;
    save(made);
    QVERIFY(made.id > 0);
    made.rating = 5;
    save(made);
    const ItalianRestaurant read =
            objects<ItalianRestaurant>().get(F<&ItalianRestaurant::name>().exact(u"Ristorante"_s));
    QCOMPARE(read.id, made.id);
    QCOMPARE(read.rating, 5);
    QVERIFY(read.servesGnocchi);
    QCOMPARE(objects<Restaurant>().toList().value(0).rating, 5);
    QCOMPARE(objects<Place>().toList().value(0).name, u"Ristorante"_s);
    QCOMPARE(toRecord(read).pk(), Value(made.id));
}

void TestInheritance::update_overTables_changesEach()
{
    const Record r = restaurant(u"Demon Dogs"_s, 2);
    const Record i = italian(u"Ristorante"_s, 4);
    all(u"Waiter"_s).create({{u"restaurant"_s, r.pk()}, {u"name"_s, u"Al"_s}});
    const QuerySet dogs = all(u"Restaurant"_s).filter({{u"waiter__name"_s, u"Al"_s}});
    QCOMPARE(dogs.update({{u"name"_s, Value(u"Dogs"_s)}, {u"rating"_s, Value(7)}}), 1);
    QCOMPARE(all(u"Restaurant"_s).get({{u"rating"_s, 7}}).value(u"name"), Value(u"Dogs"_s));
    QCOMPARE(all(u"Restaurant"_s)
                     .filter({{u"rating__gt"_s, 0}})
                     .update({{u"name"_s, Value(u"D"_s)}}),
             2);
    QCOMPARE(all(u"Restaurant"_s).filter({{u"name"_s, u"D"_s}}).update({{u"rating"_s, Value(9)}}),
             2);
    QCOMPARE(all(u"ItalianRestaurant"_s).get({{u"pk"_s, i.pk()}}).value(u"rating"), Value(9));
}

void TestInheritance::bulkUpdate_overTables_changesEach()
{
    Record i = italian(u"Ristorante"_s, 4);
    Record other = italian(u"Other"_s, 1);
    i.setValue(u"name", u"Bulk"_s);
    i.setValue(u"rating", 3);
    i.setValue(u"serves_gnocchi", false);
    const QuerySet query = all(u"ItalianRestaurant"_s);
    QCOMPARE(query.bulkUpdate({i, other}, {u"name"_s, u"rating"_s, u"serves_gnocchi"_s}), 2);
    QCOMPARE(query.get({{u"pk"_s, i.pk()}}).values(), i.values());
    QCOMPARE(query.get({{u"pk"_s, other.pk()}}).values(), other.values());
    QVERIFY_THROWS_EXCEPTION(ValueError, query.bulkUpdate({i}, {u"id"_s}));
    QVERIFY_THROWS_EXCEPTION(ValueError, query.bulkUpdate({i}, {u"pk"_s}));
}

void TestInheritance::bulkCreate_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(ValueError,
                             all(u"Restaurant"_s).bulkCreate({Record(model(u"Restaurant"_s))}));
}

void TestInheritance::remove_ofParent_takesChildrenAlong()
{
    const Record r = restaurant(u"R"_s, 1);
    const Record i = italian(u"I"_s, 2);
    const Record supplier =
            all(u"Supplier"_s).create({{u"name"_s, u"Acme"_s}, {u"main"_s, r.pk()}});
    addManyToMany(supplier, model(u"Supplier"_s).field(u"customers"), {r.pk(), i.pk()});
    all(u"Waiter"_s).create({{u"restaurant"_s, r.pk()}, {u"name"_s, u"Al"_s}});
    const QMap<QString, qint64> counts = all(u"Place"_s).filter({{u"pk"_s, r.pk()}}).remove();
    QCOMPARE(counts,
             (QMap<QString, qint64>{{u"places.Supplier_customers"_s, 2},
                                    {u"places.Waiter"_s, 1},
                                    {u"places.Restaurant"_s, 1},
                                    {u"places.Supplier"_s, 1},
                                    {u"places.Place"_s, 1}}));
    QCOMPARE(all(u"Place"_s).count(), 1);
}

void TestInheritance::remove_ofChild_takesParentsAlong()
{
    const Record i = italian(u"I"_s, 2);
    all(u"Waiter"_s).create({{u"restaurant"_s, i.pk()}, {u"name"_s, u"Bo"_s}});
    QCOMPARE(deleteRecords({i}),
             (QMap<QString, qint64>{{u"places.Waiter"_s, 1},
                                    {u"places.ItalianRestaurant"_s, 1},
                                    {u"places.Restaurant"_s, 1},
                                    {u"places.Place"_s, 1}}));
    QCOMPARE(all(u"Place"_s).count(), 0);
    italian(u"J"_s, 3);
    QCOMPARE(all(u"ItalianRestaurant"_s).remove().value(u"places.Place"_s), 1);
    QCOMPARE(all(u"Place"_s).count(), 0);
}

void TestInheritance::remove_keepingParents_leavesThem()
{
    const Record r = restaurant(u"R"_s, 1);
    all(u"Supplier"_s).create({{u"name"_s, u"Acme"_s}, {u"main"_s, r.pk()}});
    QCOMPARE(deleteKeepingParents({r}), (QMap<QString, qint64>{{u"places.Restaurant"_s, 1}}));
    QCOMPARE(all(u"Place"_s).count(), 1);
    QCOMPARE(all(u"Restaurant"_s).count(), 0);
    QCOMPARE(all(u"Supplier"_s).count(), 1);
}

void TestInheritance::remove_plan_namesAll()
{
    const Record i = italian(u"I"_s, 2);
    const DeletePlan plan = planDelete({i});
    QStringList roots;
    for (const DeletePlan::Node &node : plan.tree)
        roots += node.record.model().name();
    QCOMPARE(roots, QStringList({u"ItalianRestaurant"_s, u"Restaurant"_s, u"Place"_s}));
    QCOMPARE(plan.counts.size(), 3);
}

void TestInheritance::related_goesUpAndDown()
{
    const Record i = italian(u"I"_s, 2);
    const Record s = all(u"Supplier"_s).create({{u"name"_s, u"Acme"_s}, {u"main"_s, i.pk()}});
    addManyToMany(i, model(u"Supplier"_s).field(u"customers"), {s.pk()});
    // Up, without a query.
    db->statements.clear();
    const std::optional<Record> place =
            related(i, model(u"ItalianRestaurant"_s).field(u"place_ptr"));
    QVERIFY(place && db->statements.isEmpty());
    QCOMPARE(place->model().name(), u"Place"_s);
    QCOMPARE(place->pk(), i.pk());
    // Relations of both parents work on the grandchild.
    const ModelInfo &own = model(u"ItalianRestaurant"_s);
    QCOMPARE(relatedObjects(i, *own.findAccessor(u"supplier_set"_s)).count(), 1);
    const QuerySet of = all(u"ItalianRestaurant"_s).filter({{u"supplier__name"_s, u"Acme"_s}});
    QCOMPARE(of.count(), 1);
    QCOMPARE(all(u"ItalianRestaurant"_s).exclude({{u"supplier__name"_s, u"Acme"_s}}).count(), 0);
    const QList<Record> loaded =
            all(u"ItalianRestaurant"_s).prefetchRelated(QStringList{u"supplier_set"_s}).toList();
    QCOMPARE(loaded.first().prefetched(u"supplier_set"_s)->size(), 1);
    // Down.
    const Record up = all(u"Place"_s).selectRelated({u"restaurant__italianrestaurant"_s}).get();
    const Record *child = up.cachedRelated(model(u"Restaurant"_s).field(u"place_ptr"));
    QVERIFY(child);
    QCOMPARE(child->value(u"name"), Value(u"I"_s));
    const Record *grandchild = child->cachedRelated(own.field(u"restaurant_ptr"));
    QVERIFY(grandchild);
    QCOMPARE(grandchild->values(), i.values());
}

void TestInheritance::records_areEqualAsInDjango()
{
    const Record r = restaurant(u"R"_s, 1);
    const Record place = all(u"Place"_s).get();
    const Record near = all(u"NearPlace"_s).get();
    QVERIFY(!(place == r));
    QVERIFY(near == place);
}

void TestInheritance::refresh_loadsParentsFields()
{
    Record r = restaurant(u"R"_s, 1);
    all(u"Place"_s).update({{u"name"_s, Value(u"S"_s)}});
    refresh(r, {u"name"_s});
    QCOMPARE(r.value(u"name"), Value(u"S"_s));
    all(u"Restaurant"_s).update({{u"rating"_s, Value(8)}});
    refresh(r);
    QCOMPARE(r.value(u"rating"), Value(8));
    QCOMPARE(r.model().name(), u"Restaurant"_s);
}

void TestInheritance::signal_ofProxy_hasProxyAsSender()
{
    QStringList seen;
    ModelSignals &events = db->registry.modelSignals();
    events.postSave.connect(
            u"t"_s, [&](const SaveEvent &e) { seen += e.record.model().name(); },
            &model(u"NearPlace"_s));
    all(u"Place"_s).create({{u"name"_s, u"A"_s}, {u"address"_s, u""_s}});
    all(u"NearPlace"_s).create({{u"name"_s, u"B"_s}, {u"address"_s, u""_s}});
    QCOMPARE(seen, QStringList{u"NearPlace"_s});
    seen.clear();
    events.postSave.connect(u"all"_s, [&](const SaveEvent &e) { seen += e.record.model().name(); });
    restaurant(u"R"_s, 1);
    QCOMPARE(seen, QStringList{u"Restaurant"_s}); // once, not for the parent too
}

QTEST_GUILESS_MAIN(TestInheritance)
#include "tst_inheritance.moc"

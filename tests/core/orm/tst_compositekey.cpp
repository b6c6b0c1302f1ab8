// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/functions/expressionlist.h"
#include "core/orm/functions/subquery.h"
#include "core/orm/persistence.h"
#include "core/orm/typedqueryset.h"
#include "core/serializers/fixture.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

struct Order
{
    qint64 id = 0;
    QString code;

    QString toString() const { return code; }
    static void describe(ModelBuilder<Order> &m)
    {
        m.field<&Order::id>("id");
        m.field<&Order::code>("code", {.maxLength = 10});
    }
};

struct Line
{
    ForeignKey<Order> order;
    int number = 0;
    QString product;

    static void describe(ModelBuilder<Line> &m)
    {
        m.field<&Line::order>("order", {.relatedName = u"lines"_s});
        m.field<&Line::number>("number");
        m.field<&Line::product>("product", {.maxLength = 10});
        m.primaryKey<&Line::order, &Line::number>();
    }
};

void addShop(ModelRegistry &registry)
{
    registry.add<Order>(u"shop"_s, u"Order"_s);
    registry.add<Line>(u"shop"_s, u"Line"_s);
}

Value key(qint64 order, int number)
{
    return Value::tuple({order, number});
}

} // namespace

/// A primary key of two fields. The expected values are what Django 5.2 gave for the same models.
class TestCompositeKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void lookups_findByTuple_data();
    void lookups_findByTuple();
    void lookup_ofOtherShape_isRefused();
    void lookups_acrossRelation_findOrders();
    void subquery_comparesTuples();
    void values_giveTuples();
    void counts_work();
    void key_inExpressions();
    void key_asAnnotation();
    void key_comparedWithExpressions();
    void save_updatesOrInserts();
    void update_acrossJoin_changesRows();
    void bulk_createsAndUpdates();
    void delete_byKeyAndJoinAndCascade();
    void refresh_get_contains();
    void getOrCreate_findsByKey();
    void fullClean_ofTaken_isRefused();
    void typed_roundTrips();
    void fixture_hasListAsKey();
    void declaration_wrong_isRefused();

private:
    const ModelInfo &line() const { return db->registry.get(u"shop.Line"_s); }
    QuerySet lines() const { return objects(line()); }
    QuerySet orders() const { return objects(db->registry.get(u"shop.Order"_s)); }
    QString keysOf(const QuerySet &query) const;

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestCompositeKey::init()
{
    db = Testing::BlogDatabase::make(cluster, addShop);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
    orders().create({{u"code"_s, u"a"_s}});
    orders().create({{u"code"_s, u"b"_s}});
    lines().create({{u"order"_s, 1}, {u"number"_s, 1}, {u"product"_s, u"y"_s}});
    lines().create({{u"order"_s, 1}, {u"number"_s, 2}, {u"product"_s, u"z"_s}});
    lines().create({{u"pk"_s, key(2, 1)}, {u"product"_s, u"w"_s}});
}

QString TestCompositeKey::keysOf(const QuerySet &query) const
{
    ValueList keys;
    for (const Record &record : query.toList())
        keys += record.pk();
    return Value(keys).toRepr();
}

void TestCompositeKey::lookups_findByTuple_data()
{
    QTest::addColumn<QString>("lookup");
    QTest::addColumn<QString>("found");
    QTest::newRow("exact") << u"pk"_s << u"[(1, 2)]"_s;
    QTest::newRow("gt") << u"pk__gt"_s << u"[(2, 1)]"_s;
    QTest::newRow("gte") << u"pk__gte"_s << u"[(1, 2), (2, 1)]"_s;
    QTest::newRow("lt") << u"pk__lt"_s << u"[(1, 1)]"_s;
    QTest::newRow("lte") << u"pk__lte"_s << u"[(1, 1), (1, 2)]"_s;
}

void TestCompositeKey::lookups_findByTuple()
{
    QFETCH(QString, lookup);
    QFETCH(QString, found);
    const QuerySet ordered = lines().orderBy(QStringList{u"pk"_s});
    QCOMPARE(keysOf(ordered.filter({{lookup, key(1, 2)}})), found);
    const Value both(ValueList{key(1, 1), key(2, 1)});
    QCOMPARE(keysOf(ordered.filter({{u"pk__in"_s, both}})), u"[(1, 1), (2, 1)]"_s);
    QCOMPARE(keysOf(ordered.filter({{u"pk__in"_s, ValueList()}})), u"[]"_s);
    QCOMPARE(keysOf(ordered.exclude({{u"pk"_s, key(1, 1)}})), u"[(1, 2), (2, 1)]"_s);
    QCOMPARE(keysOf(ordered.filter({{u"pk__isnull"_s, true}})), u"[]"_s);
    QCOMPARE(keysOf(lines().orderBy(QStringList{u"-pk"_s})), u"[(2, 1), (1, 2), (1, 1)]"_s);
    QCOMPARE(lines().filter({{u"pk"_s, key(1, 2)}}).toSql(),
             u"SELECT \"shop_line\".\"order_id\", \"shop_line\".\"number\", "
             u"\"shop_line\".\"product\" FROM \"shop_line\" WHERE (\"shop_line\".\"order_id\" = ? "
             u"AND \"shop_line\".\"number\" = ?)"_s);
}

void TestCompositeKey::lookup_ofOtherShape_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, lines().filter({{u"pk"_s, 1}}));
    QVERIFY_THROWS_EXCEPTION(ValueError, lines().filter({{u"pk"_s, Value::tuple({1, 2, 3})}}));
    QVERIFY_THROWS_EXCEPTION(FieldError, lines().filter({{u"pk__startswith"_s, 1}}));
}

void TestCompositeKey::lookups_acrossRelation_findOrders()
{
    const auto codes = [](const QuerySet &query) {
        return Value(query.toValues(u"code"_s)).toRepr();
    };
    QCOMPARE(codes(orders().filter({{u"lines__pk"_s, key(1, 2)}})), u"['a']"_s);
    QCOMPARE(codes(orders().filter({{u"lines"_s, key(1, 1)}})), u"['a']"_s);
    QCOMPARE(codes(orders().filter({{u"lines__in"_s, ValueList{key(1, 1)}}})), u"['a']"_s);
    QCOMPARE(codes(orders().filter({{u"lines__isnull"_s, true}})), u"[]"_s);
    orders().create({{u"code"_s, u"empty"_s}});
    QCOMPARE(codes(orders().filter({{u"lines__isnull"_s, true}})), u"['empty']"_s);
}

void TestCompositeKey::subquery_comparesTuples()
{
    const QuerySet w = lines().filter({{u"product"_s, u"w"_s}});
    QCOMPARE(keysOf(lines().filter({{u"pk__in"_s, w}})), u"[(2, 1)]"_s);
    QCOMPARE(keysOf(lines().filter({{u"pk__in"_s, w.values({u"pk"_s})}})), u"[(2, 1)]"_s);
    QCOMPARE(keysOf(lines().filter({{u"pk__in"_s, w.none()}})), u"[]"_s);
}

void TestCompositeKey::values_giveTuples()
{
    const QuerySet ordered = lines().orderBy(QStringList{u"pk"_s});
    QCOMPARE(Value(ordered.values({u"pk"_s, u"product"_s}).toDicts().first()).toRepr(),
             u"{'pk': (1, 1), 'product': 'y'}"_s);
    QCOMPARE(Value(ordered.toValues(u"pk"_s)).toRepr(), u"[(1, 1), (1, 2), (2, 1)]"_s);
    QCOMPARE(Value(ordered.values({}).toDicts().first()).toRepr(),
             u"{'order_id': 1, 'number': 1, 'product': 'y'}"_s);
}

void TestCompositeKey::counts_work()
{
    QCOMPARE(lines().count(), 3);
    const QuerySet counted =
            orders().annotate(u"n"_s, Count(u"lines"_s)).orderBy(QStringList{u"code"_s});
    QCOMPARE(Value(counted.toValues(u"n"_s)).toRepr(), u"[2, 1]"_s);
    QVERIFY(counted.exists());
    QCOMPARE(lines().annotate(u"n"_s, Count(u"order"_s)).count(), 3);
    QVERIFY(lines().annotate(u"n"_s, Count(u"order"_s)).exists());
    QCOMPARE(lines().distinct().count(), 3);
}

void TestCompositeKey::key_inExpressions()
{
    const auto count = [](const AggregateOptions &options) {
        return QList<QPair<QString, Expression>>{{u"n"_s, Count(u"pk", options)}};
    };
    QCOMPARE(lines().aggregate(count({})).value(u"n"), Value(3));
    QVERIFY_THROWS_EXCEPTION(ValueError, lines().aggregate(count({.distinct = true})));
    QVERIFY_THROWS_EXCEPTION(ValueError, lines().aggregate({{u"n"_s, Max(u"pk")}}));
    QVERIFY_THROWS_EXCEPTION(ValueError, lines().annotate(u"x"_s, F("pk") + F("number")));
    QCOMPARE(lines().annotate(u"n"_s, Count(u"pk")).toValues(u"n"_s), (ValueList{1, 1, 1}));
    const QuerySet last = lines().orderBy(QList<Expression>{F("pk").descending()});
    QCOMPARE(last.toValues(u"pk"_s), lines().orderBy(QStringList{u"-pk"_s}).toValues(u"pk"_s));
    const QuerySet same = lines().filter({{u"pk"_s, OuterRef(u"pk"_s)}, {u"number"_s, 2}});
    QCOMPARE(lines().filter(Q(Exists(same))).count(), lines().filter({{u"number"_s, 2}}).count());
    const QuerySet before = lines().filter({{u"pk__lt"_s, OuterRef(u"pk"_s)}});
    QCOMPARE(lines().filter(~Q(Exists(before))).get().pk(),
             lines().orderBy(QStringList{u"pk"_s}).first()->pk());
    QVERIFY_THROWS_EXCEPTION(ValueError, lines().filter({{u"pk"_s, F("pk")}}));
}

void TestCompositeKey::key_asAnnotation()
{
    const QuerySet named = lines().annotate(u"x"_s, F("pk"));
    const QuerySet ordered = named.orderBy(QStringList{u"-x"_s});
    QCOMPARE(Value(ordered.toValues(u"x"_s)).toRepr(), u"[(2, 1), (1, 2), (1, 1)]"_s);
    QCOMPARE(ordered.first()->annotations().value(u"x").toRepr(), u"(2, 1)"_s);
    QCOMPARE(Value(ordered.reverse().values({}).toDicts().first()).toRepr(),
             u"{'order_id': 1, 'number': 1, 'product': 'y', 'x': (1, 1)}"_s);
    QCOMPARE(keysOf(named.filter({{u"x"_s, key(1, 2)}})), u"[(1, 2)]"_s);
    QCOMPARE(keysOf(named.filter({{u"x__in"_s, ValueList{key(1, 2)}}})), u"[(1, 2)]"_s);
    QCOMPARE(keysOf(ordered.filter({{u"x__gt"_s, key(1, 1)}})), u"[(2, 1), (1, 2)]"_s);
    QCOMPARE(keysOf(named.exclude({{u"x__isnull"_s, false}})), u"[]"_s);
    QCOMPARE(keysOf(lines().alias(u"x"_s, F("pk")).filter({{u"x"_s, key(1, 2)}})), u"[(1, 2)]"_s);
    QCOMPARE(named.count(), 3);
    QVERIFY(named.exists());
    QCOMPARE(named.distinct().count(), 3);
    QCOMPARE(named.aggregate({{u"n"_s, Count(u"x")}}).value(u"n"), Value(3));
    QCOMPARE(Value(lines().values({u"product"_s})
                           .annotate(u"x"_s, F("pk"))
                           .orderBy(QStringList{u"x"_s})
                           .toDicts()
                           .first())
                     .toRepr(),
             u"{'product': 'y', 'x': (1, 1)}"_s);
    const QuerySet counted = named.annotate(u"n"_s, Count(u"product"));
    QCOMPARE(Value(counted.orderBy(QStringList{u"pk"_s}).values({u"x"_s, u"n"_s}).toDicts().last())
                     .toRepr(),
             u"{'x': (2, 1), 'n': 1}"_s);
}

void TestCompositeKey::key_comparedWithExpressions()
{
    const ExpressionList firstOfOrder({F("order_id"), Literal(1)});
    const QuerySet ordered = lines().orderBy(QStringList{u"pk"_s});
    QCOMPARE(keysOf(ordered.filter({{u"pk"_s, firstOfOrder}})), u"[(1, 1), (2, 1)]"_s);
    QCOMPARE(keysOf(ordered.filter(
                     {{u"pk__in"_s, ExpressionList(QList<Expression>{firstOfOrder})}})),
             u"[(1, 1), (2, 1)]"_s);
    QVERIFY_THROWS_EXCEPTION(
            ValueError,
            lines().filter({{u"pk"_s, ExpressionList(QList<Expression>{F("order_id")})}}));
    const QuerySet second = lines().filter({{u"number"_s, 2}}).values({u"pk"_s});
    QCOMPARE(keysOf(lines().filter({{u"pk"_s, second.slice(0, 1)}})), u"[(1, 2)]"_s);
    QVERIFY_THROWS_EXCEPTION(ValueError, lines().filter({{u"pk"_s, second}}));
}

void TestCompositeKey::save_updatesOrInserts()
{
    Record record(line());
    QVERIFY(record.pk().isNone());
    record.setValue(u"order", 1);
    record.setValue(u"number", 7);
    record.setValue(u"product", u"n"_s);
    QCOMPARE(record.pk().toRepr(), u"(1, 7)"_s);
    db->statements.clear();
    save(record); // updates nothing, so inserts, as Django does
    QCOMPARE(db->statements.size(), 2);
    QCOMPARE(
            db->statements.first(),
            u"UPDATE \"shop_line\" SET \"product\" = ? WHERE \"order_id\" = ? AND \"number\" = ?"_s);
    record.setValue(u"product", u"m"_s);
    save(record);
    QCOMPARE(lines().get({{u"pk"_s, key(1, 7)}}).value(u"product"), Value(u"m"_s));
    QCOMPARE(lines().count(), 4);
    QCOMPARE(record.toString(), u"Line object ((1, 7))"_s);
}

void TestCompositeKey::update_acrossJoin_changesRows()
{
    QCOMPARE(lines().filter({{u"pk"_s, key(1, 2)}}).update({{u"product"_s, Value(u"q"_s)}}), 1);
    QCOMPARE(lines().filter({{u"order__code"_s, u"a"_s}}).update({{u"product"_s, Value(u"r"_s)}}),
             2);
    QCOMPARE(lines().filter({{u"product"_s, u"r"_s}}).count(), 2);
}

void TestCompositeKey::bulk_createsAndUpdates()
{
    QList<Record> made;
    for (const int number : {8, 9}) {
        Record record(line());
        record.setValue(u"pk", key(2, number));
        record.setValue(u"product", u"b"_s);
        made += record;
    }
    made = lines().bulkCreate(made);
    QCOMPARE(made.last().pk().toRepr(), u"(2, 9)"_s);
    made[0].setValue(u"product", u"bulk"_s);
    QCOMPARE(lines().bulkUpdate(made, {u"product"_s}), 2);
    QCOMPARE(lines().get({{u"pk"_s, key(2, 8)}}).value(u"product"), Value(u"bulk"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, lines().bulkUpdate(made, {u"number"_s}));
    QCOMPARE(lines().inBulk({key(1, 1), key(2, 8)}).size(), 2);
}

void TestCompositeKey::delete_byKeyAndJoinAndCascade()
{
    QCOMPARE(deleteRecords({lines().get({{u"pk"_s, key(1, 1)}})}),
             (QMap<QString, qint64>{{u"shop.Line"_s, 1}}));
    QCOMPARE(lines().filter({{u"order__code"_s, u"a"_s}}).remove(),
             (QMap<QString, qint64>{{u"shop.Line"_s, 1}}));
    QCOMPARE(deleteRecords({orders().get({{u"code"_s, u"b"_s}})}),
             (QMap<QString, qint64>{{u"shop.Line"_s, 1}, {u"shop.Order"_s, 1}}));
    QCOMPARE(lines().count(), 0);
    const Record order = orders().get();
    lines().create({{u"pk"_s, key(order.pk().integer(), 5)}, {u"product"_s, u"p"_s}});
    QCOMPARE(planDelete({order}).tree.value(0).children.size(), 1);
}

void TestCompositeKey::refresh_get_contains()
{
    Record record = lines().get({{u"pk"_s, key(1, 1)}});
    lines().filter({{u"pk"_s, key(1, 1)}}).update({{u"product"_s, Value(u"new"_s)}});
    refresh(record);
    QCOMPARE(record.value(u"product"), Value(u"new"_s));
    QVERIFY(lines().contains(record));
    QCOMPARE(lines().first()->pk().toRepr(), u"(1, 1)"_s);
    QCOMPARE(lines().last()->pk().toRepr(), u"(2, 1)"_s);
    Record same(line());
    same.setValue(u"pk", key(1, 1));
    QVERIFY(same == record);
}

void TestCompositeKey::getOrCreate_findsByKey()
{
    QVERIFY(!lines().getOrCreate({{u"pk"_s, key(1, 2)}}).second);
    const auto [made, isNew] =
            lines().updateOrCreate({{u"pk"_s, key(1, 3)}}, {{u"product"_s, u"n"_s}});
    QVERIFY(isNew);
    QCOMPARE(made.pk().toRepr(), u"(1, 3)"_s);
}

void TestCompositeKey::fullClean_ofTaken_isRefused()
{
    Record record(line());
    record.setValue(u"pk", key(1, 2));
    record.setValue(u"product", u"z"_s);
    try {
        fullClean(record);
        QFAIL("the key is taken");
    } catch (const ValidationError &error) {
        QCOMPARE(error.errors().value(ValidationError::nonField).value(0).message.toString(),
                 u"Line with this Order and Number already exists."_s);
    }
}

void TestCompositeKey::typed_roundTrips()
{
    Line made;
    made.order = ForeignKey<Order>(2);
    made.number = 5;
    made.product = u"t"_s;
    save(made);
    QCOMPARE(objects<Line>().get({{u"pk"_s, key(2, 5)}}).product, u"t"_s);
}

void TestCompositeKey::fixture_hasListAsKey()
{
    const QByteArray dumped = Fixture::dump({&line()}, {});
    QVERIFY2(dumped.startsWith("[{\"model\": \"shop.line\", \"pk\": [1, 1], \"fields\": "
                               "{\"order\": 1, \"number\": 1, \"product\": \"y\"}}"),
             dumped.constData());
    lines().remove();
    QCOMPARE(Fixture::load(db->registry, dumped), 3);
    QCOMPARE(keysOf(lines().orderBy(QStringList{u"pk"_s})), u"[(1, 1), (1, 2), (2, 1)]"_s);
}

void TestCompositeKey::declaration_wrong_isRefused()
{
    const auto resolve = [](const QStringList &keyNames, bool withRelation) {
        Databases databases;
        ModelRegistry registry(databases);
        auto model =
                std::make_unique<ModelInfo>(u"x"_s, u"A"_s, ModelOptions{.compositeKey = keyNames});
        model->addField(makeField(FieldKind::Integer, u"a"_s, {}));
        model->addField(makeField(FieldKind::Integer, u"b"_s, {}));
        model->addField(makeField(FieldKind::Integer, u"maybe"_s, {.null = true}));
        registry.add(std::move(model));
        if (withRelation) {
            auto other = std::make_unique<ModelInfo>(u"x"_s, u"B"_s);
            other->addField(makeField(FieldKind::ForeignKey, u"a"_s, {.to = u"x.A"_s}));
            registry.add(std::move(other));
        }
        registry.resolve();
    };
    resolve({u"a"_s, u"b"_s}, false);
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({u"a"_s}, false));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({u"a"_s, u"a"_s}, false));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({u"a"_s, u"none"_s}, false));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({u"a"_s, u"maybe"_s}, false));
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, resolve({u"a"_s, u"b"_s}, true));
}

QTEST_GUILESS_MAIN(TestCompositeKey)
#include "tst_compositekey.moc"

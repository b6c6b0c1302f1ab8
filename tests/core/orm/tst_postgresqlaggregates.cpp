// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/migrations/modelstates.h"
#include "core/orm/aggregates/postgresqlaggregates.h"
#include "core/orm/functions/conditional.h"
#include "core/orm/modelregistry.h"
#include "core/orm/queryset.h"
#include "tests/core/db/postgrescluster.h"

#include <QTest>

using namespace Quintette;

/// Each aggregate of django.contrib.postgres with its options, in a real server.
class TestPostgreSqlAggregates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aggregate_gives_data();
    void aggregate_gives();
    void aggregate_perGroup_isAnnotated();
    void json_isReadByItsKeys();
    void array_isComparedAndMeasured();
    void count_ofRegression_takesNoDefault();

private:
    QuerySet rooms() const { return QuerySet(m_registry.get(u"inn.Room"_s)); }
    QuerySet stays() const { return QuerySet(m_registry.get(u"inn.Stay"_s)); }

    std::unique_ptr<Testing::PostgresCluster> m_cluster;
    Databases m_databases;
    ModelRegistry m_registry{m_databases};
};

void TestPostgreSqlAggregates::initTestCase()
{
    m_cluster = Testing::PostgresCluster::start();
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed.");
    m_databases.add(u"default"_s, m_cluster->createDatabase(u"inn"_s));
    auto room = std::make_unique<ModelInfo>(u"inn"_s, u"Room"_s);
    room->addField(makeField(FieldKind::Integer, u"number"_s, {.unique = true}));
    m_registry.add(std::move(room));
    auto stay = std::make_unique<ModelInfo>(u"inn"_s, u"Stay"_s);
    stay->addField(makeField(FieldKind::ForeignKey, u"room"_s, {.to = u"inn.Room"_s}));
    stay->addField(makeField(FieldKind::Char, u"guest"_s, {.maxLength = 20}));
    stay->addField(makeField(FieldKind::Integer, u"nights"_s, {.null = true}));
    stay->addField(makeField(FieldKind::Float, u"price"_s, {.null = true}));
    stay->addField(makeField(FieldKind::Boolean, u"paid"_s, {.null = true}));
    stay->addField(makeField(FieldKind::Json, u"wishes"_s, {.null = true}));
    m_registry.add(std::move(stay));
    m_registry.resolve();
    createTables(m_registry, m_databases.connection());
    for (const int number : {101, 102, 103})
        rooms().create({{u"number"_s, number}});
    const auto stay1 = [this](int room, const QString &guest, const Value &nights,
                              const Value &price, const Value &paid, const Value &wishes) {
        stays().create({{u"room_id"_s, room},
                        {u"guest"_s, guest},
                        {u"nights"_s, nights},
                        {u"price"_s, price},
                        {u"paid"_s, paid},
                        {u"wishes"_s, wishes}});
    };
    stay1(1, u"Ann"_s, 1, 10.0, true, Value(Dict({{u"sea"_s, true}})));
    stay1(1, u"Bob"_s, 3, 20.0, false, Value(Dict({{u"sea"_s, false}, {u"bed"_s, 2}})));
    stay1(2, u"Ann"_s, 3, 60.0, true, Value(Dict({{u"sea"_s, false}})));
    stay1(2, u"Cyd"_s, {}, {}, {}, {});
}

Q_DECLARE_METATYPE(Quintette::Expression)

void TestPostgreSqlAggregates::aggregate_gives_data()
{
    QTest::addColumn<Expression>("aggregate");
    QTest::addColumn<QString>("repr");
    const auto row = [](const char *name, const Expression &aggregate, const QString &repr) {
        QTest::newRow(name) << aggregate << repr;
    };
    const Q none{{u"id"_s, 0}};
    const Q known{{u"nights__isnull"_s, false}};
    const auto up = [](const QString &name) { return F(name).ascending(); };
    const auto down = [](const QString &name) { return F(name).descending(); };
    const Expression noList = Literal(Value(ValueList{0}));

    row("ArrayAgg keeps NULL", ArrayAgg(u"nights", {.orderBy = {up(u"id"_s)}}),
        u"[1, 3, 3, None]"_s);
    row("ArrayAgg distinct", ArrayAgg(u"guest", {.distinct = true, .orderBy = {up(u"guest"_s)}}),
        u"['Ann', 'Bob', 'Cyd']"_s);
    row("ArrayAgg filter, order",
        ArrayAgg(u"guest", {.filter = known, .orderBy = {down(u"price"_s)}}),
        u"['Ann', 'Bob', 'Ann']"_s);
    row("ArrayAgg of two keys", ArrayAgg(u"id", {.orderBy = {up(u"guest"_s), down(u"id"_s)}}),
        u"[3, 1, 2, 4]"_s);
    row("ArrayAgg of nothing", ArrayAgg(u"nights", {.filter = none}), u"None"_s);
    row("ArrayAgg default", ArrayAgg(u"nights", {.filter = none, .defaultValue = noList}),
        u"[0]"_s);
    row("ArrayAgg of an expression",
        ArrayAgg(F(u"nights"_s) * Literal(2), {.filter = known, .orderBy = {up(u"id"_s)}}),
        u"[2, 6, 6]"_s);
    row("ArrayAgg of relations", ArrayAgg(u"room__number", {.orderBy = {up(u"id"_s)}}),
        u"[101, 101, 102, 102]"_s);

    row("BitAnd", BitAnd(u"nights"), u"1"_s);
    row("BitOr", BitOr(u"nights"), u"3"_s);
    row("BitXor", BitXor(u"nights"), u"1"_s);
    row("BitAnd filter", BitAnd(u"nights", {.filter = Q{{u"guest"_s, u"Bob"_s}}}), u"3"_s);
    for (const auto &[name, empty] :
         {std::pair{"BitAnd", Expression(BitAnd(u"nights", {.filter = none}))},
          std::pair{"BitOr", Expression(BitOr(u"nights", {.filter = none}))},
          std::pair{"BitXor", Expression(BitXor(u"nights", {.filter = none}))}})
        QTest::addRow("%s of nothing", name) << empty << u"None"_s;
    row("BitOr default", BitOr(u"nights", {.filter = none, .defaultValue = Literal(7)}), u"7"_s);

    row("BoolAnd", BoolAnd(u"paid"), u"False"_s);
    row("BoolOr", BoolOr(u"paid"), u"True"_s);
    row("BoolAnd of a condition", BoolAnd(ExpressionWrapper(Q{{u"nights__lt"_s, 9}})), u"True"_s);
    row("BoolOr of a condition", BoolOr(ExpressionWrapper(Q{{u"nights__gt"_s, 9}})), u"False"_s);
    row("BoolAnd filter", BoolAnd(u"paid", {.filter = Q{{u"guest"_s, u"Ann"_s}}}), u"True"_s);
    row("BoolAnd of nothing", BoolAnd(u"paid", {.filter = none}), u"None"_s);
    row("BoolOr default", BoolOr(u"paid", {.filter = none, .defaultValue = Literal(false)}),
        u"False"_s);

    row("JsonbAgg", JsonbAgg(u"guest", {.orderBy = {down(u"id"_s)}}),
        u"['Cyd', 'Ann', 'Bob', 'Ann']"_s);
    row("JsonbAgg distinct", JsonbAgg(u"guest", {.distinct = true}), u"['Ann', 'Bob', 'Cyd']"_s);
    row("JsonbAgg filter", JsonbAgg(u"nights", {.filter = known, .orderBy = {up(u"id"_s)}}),
        u"[1, 3, 3]"_s);
    row("JsonbAgg of JSON", JsonbAgg(u"wishes", {.filter = Q{{u"guest"_s, u"Bob"_s}}}),
        u"[{'bed': 2, 'sea': False}]"_s);
    row("JsonbAgg of nothing", JsonbAgg(u"guest", {.filter = none}), u"None"_s);
    row("JsonbAgg default",
        JsonbAgg(u"guest", {.filter = none, .defaultValue = Literal(Value(ValueList{u"none"_s}))}),
        u"['none']"_s);

    row("StringAgg", StringAgg(u"guest", u"-"_s, {.orderBy = {up(u"id"_s)}}),
        u"'Ann-Bob-Ann-Cyd'"_s);
    row("StringAgg distinct",
        StringAgg(u"guest", u"-"_s, {.distinct = true, .orderBy = {up(u"guest"_s)}}),
        u"'Ann-Bob-Cyd'"_s);
    row("StringAgg filter, order",
        StringAgg(u"guest", u", "_s, {.filter = known, .orderBy = {down(u"price"_s)}}),
        u"'Ann, Bob, Ann'"_s);
    row("StringAgg of nothing", StringAgg(u"guest", u"-"_s, {.filter = none}), u"None"_s);
    row("StringAgg default",
        StringAgg(u"guest", u"-"_s, {.filter = none, .defaultValue = Literal(u"nobody"_s)}),
        u"'nobody'"_s);

    // nights 1, 3, 3 and prices 10, 20, 60: y is the price.
    using Of = Regression::Of;
    const auto of = [](Of what, const AggregateOptions &options = {}) {
        return Regression(what, u"price", u"nights", options);
    };
    row("CovarPop", of(Of::CovarPop), u"13.333333333333334"_s);
    row("CovarPop sample", of(Of::CovarSamp), u"20.0"_s);
    row("RegrAvgX", of(Of::AverageX), u"2.3333333333333335"_s);
    row("RegrAvgY", of(Of::AverageY), u"30.0"_s);
    row("RegrCount", of(Of::Count), u"3"_s);
    row("RegrSlope", of(Of::Slope), u"15.0"_s);
    row("RegrIntercept", of(Of::Intercept), u"-5.0"_s);
    row("RegrSXX", of(Of::Sxx), u"2.6666666666666665"_s);
    row("RegrSXY", of(Of::Sxy), u"40.0"_s);
    row("RegrSYY", of(Of::Syy), u"1400.0"_s);
    row("RegrR2 of two", of(Of::R2, {.filter = Q{{u"id__in"_s, ValueList{1, 2}}}}), u"1.0"_s);
    row("Corr of two", of(Of::Corr, {.filter = Q{{u"id__in"_s, ValueList{1, 2}}}}), u"1.0"_s);
    for (const Of what : {Of::Corr, Of::CovarPop, Of::CovarSamp, Of::AverageX, Of::AverageY,
                          Of::Intercept, Of::R2, Of::Slope, Of::Sxx, Of::Sxy, Of::Syy}) {
        QTest::addRow("Regression %d of nothing", int(what))
                << Expression(of(what, {.filter = none})) << u"None"_s;
        QTest::addRow("Regression %d default", int(what))
                << Expression(of(what, {.filter = none, .defaultValue = Literal(0.5)})) << u"0.5"_s;
    }
    row("RegrCount of nothing", of(Of::Count, {.filter = none}), u"0"_s);
}

void TestPostgreSqlAggregates::aggregate_gives()
{
    QFETCH(Expression, aggregate);
    QTEST(stays().aggregate({{u"x"_s, aggregate}}).value(u"x").toRepr(), "repr");
}

void TestPostgreSqlAggregates::aggregate_perGroup_isAnnotated()
{
    const ValueList found =
            rooms().annotate(u"guests"_s,
                             ArrayAgg(u"stay__guest",
                                      {.filter = Q{{u"stay__guest__isnull"_s, false}},
                                       .defaultValue = Literal(Value(ValueList{})),
                                       .orderBy = {F(u"stay__guest"_s).descending()}}))
                    .orderBy(QStringList{u"number"_s})
                    .toValues(u"guests"_s);
    QCOMPARE(Value(found).toRepr(), u"[['Bob', 'Ann'], ['Cyd', 'Ann'], []]"_s);
}

void TestPostgreSqlAggregates::json_isReadByItsKeys()
{
    const QuerySet collected = rooms().annotate(
            u"wishes"_s, JsonbAgg(u"stay__wishes", {.orderBy = {F(u"stay__id"_s).ascending()}}));
    const ValueList found = collected.filter({{u"wishes__0__sea"_s, true}}).toValues(u"number"_s);
    QCOMPARE(found, ValueList{101});
    QCOMPARE(collected.filter({{u"wishes__1__bed__gt"_s, 1}}).toValues(u"number"_s),
             ValueList{101});
}

void TestPostgreSqlAggregates::array_isComparedAndMeasured()
{
    const QuerySet collected = rooms().annotate(
            u"guests"_s, ArrayAgg(u"stay__guest", {.orderBy = {F(u"stay__guest"_s).ascending()}}));
    const auto numbers = [&](const QString &lookup, const Value &value) {
        return collected.filter(Q(Lookup(lookup, value)))
                .orderBy(QStringList{u"number"_s})
                .toValues(u"number"_s);
    };
    QCOMPARE(numbers(u"guests__contains"_s, Value(ValueList{u"Cyd"_s})), ValueList{102});
    QCOMPARE(numbers(u"guests__len"_s, 2), ValueList({101, 102}));
    QCOMPARE(numbers(u"guests"_s, Value(ValueList{u"Ann"_s, u"Bob"_s})), ValueList{101});
}

void TestPostgreSqlAggregates::count_ofRegression_takesNoDefault()
{
    QVERIFY_THROWS_EXCEPTION(
            TypeError,
            Regression(Regression::Of::Count, u"price", u"nights", {.defaultValue = Literal(0)}));
}

QTEST_GUILESS_MAIN(TestPostgreSqlAggregates)
#include "tst_postgresqlaggregates.moc"

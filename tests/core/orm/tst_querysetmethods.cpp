// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/functions/datetime.h"
#include "core/orm/functions/lookupexpression.h"
#include "core/orm/functions/math.h"
#include "core/orm/functions/rawsql.h"
#include "core/orm/functions/sqltemplate.h"
#include "core/orm/functions/text.h"
#include "core/orm/functions/window.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

/// Methods of query sets and expressions that no other test is about.
class TestQuerySetMethods : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void values_ofExpressions_areNamed();
    void dates_areDistinctAndOrdered();
    void datetimes_beginInTheZone();
    void none_asksNothing();
    void first_andLast_followTheOrder();
    void only_andDefer_leaveOut();
    void selectRelated_canBeTakenBack();
    void prefetchRelated_canBeTakenBack();
    void forEach_stopsWhenTold();
    void forEachChunk_loadsRelatedOfEach();
    void inBulkOfAll_hasEveryObject();
    void contains_asksForOne();
    void exists_and_count_lookAtTheSlice();
    void updateOrCreate_hasDefaultsForCreating();
    void distinct_onFields_isForPostgreSql();
    void aggregate_withOptions_computes();
    void aggregateFunc_isAnyOfTheDatabase();
    void rawSql_takesParameters();
    void rawSql_withWrongCount_isRefused();
    void sqlTemplate_putsArgumentsIn();
    void lookupExpression_filtersAndShows();
    void relation_comparedWithObjectOfAnotherModel_isRefused();
    void literals_haveTheTypeOfTheirValue();
    void frame_mayExcludeRows();
    void expressions_doArithmetic();
    void order_ofNulls_isAsAsked();

private:
    QuerySet articles() const { return db->all(u"Article"_s); }
    QString titles(const QuerySet &query) const
    {
        QStringList found;
        for (const Value &title : query.toValues(u"title"_s))
            found += title.toString();
        return found.join(u' ');
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestQuerySetMethods::init()
{
    db = Testing::BlogDatabase::make(cluster);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
    const Record ann = db->author(u"Ann"_s);
    const Record ben = db->author(u"Ben"_s);
    const auto article = [this](const QString &title, const Record &author, int price,
                                const Value &published) {
        Record made = db->newArticle(title, author);
        made.setValue(u"price", price);
        made.setValue(u"published_at", published);
        save(made);
    };
    article(u"a"_s, ann, 3, DateTime::fromString(u"2024-01-31T23:30:00+00:00"_s).value());
    article(u"b"_s, ann, 5, DateTime::fromString(u"2024-02-01T01:00:00+00:00"_s).value());
    article(u"c"_s, ben, 5, Value());
}

void TestQuerySetMethods::values_ofExpressions_areNamed()
{
    const QuerySet shown = articles()
                                   .annotate(u"big"_s, Upper(u"title"))
                                   .orderBy(QStringList{u"title"_s})
                                   .values({u"big"_s, u"author__name"_s});
    QCOMPARE(Value(shown.toDicts().first()).toRepr(), u"{'big': 'A', 'author__name': 'Ann'}"_s);
}

void TestQuerySetMethods::dates_areDistinctAndOrdered()
{
    const ValueList days = articles().dates(u"published_at"_s, u"month"_s, true);
    QCOMPARE(days, (ValueList{Value(QDate(2024, 2, 1)), Value(QDate(2024, 1, 1))}));
    QVERIFY_THROWS_EXCEPTION(ValueError, articles().dates(u"published_at"_s, u"hour"_s));
}

void TestQuerySetMethods::datetimes_beginInTheZone()
{
    QCOMPARE(articles().datetimes(u"published_at"_s, u"month"_s, false, QTimeZone::utc()).size(),
             2);
    const QTimeZone berlin("Europe/Berlin");
    QCOMPARE(articles().datetimes(u"published_at"_s, u"month"_s, false, berlin).size(), 1);
}

void TestQuerySetMethods::none_asksNothing()
{
    db->statements.clear();
    QVERIFY(articles().none().toList().isEmpty());
    QCOMPARE(articles().none().count(), 0);
    QVERIFY(!articles().none().exists());
    QCOMPARE(db->statements, QStringList());
}

void TestQuerySetMethods::first_andLast_followTheOrder()
{
    const QuerySet ordered = articles().orderBy(QStringList{u"-title"_s});
    QCOMPARE(ordered.first()->value(u"title"), Value(u"c"_s));
    QCOMPARE(ordered.last()->value(u"title"), Value(u"a"_s));
    QCOMPARE(articles().first()->value(u"title"), Value(u"a"_s));
    QVERIFY(!articles().none().first());
}

void TestQuerySetMethods::only_andDefer_leaveOut()
{
    const Record some = *articles().only({u"title"_s}).first();
    const int body = some.model().field(u"body").index();
    QVERIFY(some.isDeferred(body));
    QVERIFY(!some.isDeferred(some.model().field(u"title").index()));
    QVERIFY(!some.isDeferred(some.model().primaryKey().index()));
    QVERIFY(articles().defer({u"body"_s}).first()->isDeferred(body));
    QVERIFY(!articles().defer({u"body"_s}).defer({}).first()->isDeferred(body));
}

void TestQuerySetMethods::selectRelated_canBeTakenBack()
{
    const Field &author = db->model(u"Article"_s).field(u"author");
    const QuerySet related = articles().selectRelated({u"author"_s});
    QVERIFY(related.first()->cachedRelated(author));
    QVERIFY(!related.selectRelated(std::nullopt).first()->cachedRelated(author));
    QVERIFY_THROWS_EXCEPTION(FieldError,
                             articles().only({u"title"_s}).selectRelated({u"author"_s}).toList());
}

void TestQuerySetMethods::prefetchRelated_canBeTakenBack()
{
    const QuerySet related = articles().prefetchRelated(QStringList{u"tags"_s});
    QVERIFY(related.isPrefetching());
    QVERIFY(!related.prefetchRelated(std::nullopt).isPrefetching());
}

void TestQuerySetMethods::forEach_stopsWhenTold()
{
    int seen = 0;
    articles().forEach([&seen](const Record &) { return ++seen < 2; });
    QCOMPARE(seen, 2);
}

void TestQuerySetMethods::forEachChunk_loadsRelatedOfEach()
{
    QList<qsizetype> sizes;
    bool loaded = true;
    const QuerySet related = articles().prefetchRelated(QStringList{u"tags"_s});
    related.forEachChunk(2, [&](const QList<Record> &chunk) {
        sizes += chunk.size();
        for (const Record &record : chunk)
            loaded &= record.prefetched(u"tags"_s).has_value();
        return true;
    });
    QCOMPARE(sizes, (QList<qsizetype>{2, 1}));
    QVERIFY(loaded);
    int chunks = 0;
    articles().forEachChunk(1, [&chunks](const QList<Record> &) { return ++chunks < 2; });
    QCOMPARE(chunks, 2);
    QVERIFY_THROWS_EXCEPTION(
            ValueError, articles().forEachChunk(0, [](const QList<Record> &) { return true; }));
}

void TestQuerySetMethods::inBulkOfAll_hasEveryObject()
{
    QCOMPARE(articles().inBulkOfAll().size(), 3);
    QVERIFY(articles().inBulk({}).isEmpty());
    QVERIFY_THROWS_EXCEPTION(ValueError, articles().inBulkOfAll(u"body"_s));
}

void TestQuerySetMethods::contains_asksForOne()
{
    const Record a = articles().get({{u"title"_s, u"a"_s}});
    QVERIFY(articles().contains(a));
    QVERIFY(!articles().filter({{u"title"_s, u"b"_s}}).contains(a));
    QVERIFY_THROWS_EXCEPTION(ValueError, articles().contains(Record(a.model())));
}

void TestQuerySetMethods::exists_and_count_lookAtTheSlice()
{
    const QuerySet ordered = articles().orderBy(QStringList{u"id"_s});
    QCOMPARE(ordered.slice(1, 5).count(), 2);
    QVERIFY(ordered.slice(2).exists());
    QVERIFY(!ordered.slice(3).exists());
}

void TestQuerySetMethods::updateOrCreate_hasDefaultsForCreating()
{
    const QuerySet tags = db->all(u"Author"_s);
    const auto change = [&tags](const QString &name) {
        return tags.updateOrCreate({{u"name"_s, name}}, {{u"email"_s, u"changed@x.test"_s}},
                                   {{u"email"_s, u"made@x.test"_s}});
    };
    QCOMPARE(change(u"Ann"_s).first.value(u"email"), Value(u"changed@x.test"_s));
    const auto [made, isNew] = change(u"New"_s);
    QVERIFY(isNew);
    QCOMPARE(made.value(u"email"), Value(u"made@x.test"_s));
}

void TestQuerySetMethods::distinct_onFields_isForPostgreSql()
{
    const QuerySet each =
            articles().orderBy(QStringList{u"author_id"_s, u"-title"_s}).distinct({u"author_id"_s});
    if (db->isPostgreSql())
        QCOMPARE(titles(each), u"b c"_s);
    else
        QVERIFY_THROWS_EXCEPTION(NotSupportedError, each.toList());
}

void TestQuerySetMethods::aggregate_withOptions_computes()
{
    const auto value = [this](const Expression &aggregate) {
        return articles().aggregate({{u"x"_s, aggregate}}).value(u"x").toString();
    };
    QCOMPARE(value(Count(u"author", {.distinct = true})), u"2"_s);
    QCOMPARE(value(Count(u"id", {.filter = Q{{u"price__gt"_s, 4}}})), u"2"_s);
    QCOMPARE(value(Sum(u"status", {.filter = Q{{u"title"_s, u"z"_s}}, .defaultValue = Literal(7)})),
             u"7"_s);
    // SQLite orders within an aggregate from version 3.44 on.
    const StringAgg joined(u"title", u"-"_s, {.orderBy = {F("title").descending()}});
    if (db->isPostgreSql())
        QCOMPARE(value(joined), u"c-b-a"_s);
    QCOMPARE(articles().aggregate({{u"x"_s, Max(u"published_at")}}).value(u"x").type(),
             Value::Type::DateTime);
}

void TestQuerySetMethods::aggregateFunc_isAnyOfTheDatabase()
{
    const QString function = db->isPostgreSql() ? u"BIT_OR"_s : u"TOTAL"_s;
    const AggregateFunc total(function, {u"status"}, FieldKind::Float);
    const Value value = articles().aggregate({{u"x"_s, total}}).value(u"x");
    QCOMPARE(value.type(), Value::Type::Float);
    QCOMPARE(value.toDouble(), db->isPostgreSql() ? 1.0 : 3.0);
}

void TestQuerySetMethods::rawSql_takesParameters()
{
    const RawSql expensive(u"SELECT id FROM blog_article WHERE price > ? AND title <> '?'"_s, {4});
    QCOMPARE(titles(articles().filter({{u"id__in"_s, expensive}}).orderBy(QStringList{u"id"_s})),
             u"b c"_s);
    const RawSql sum(u"status + ?"_s, {2}, FieldKind::Integer);
    QCOMPARE(articles().annotate(u"x"_s, sum).toValues(u"x"_s), (ValueList{3, 3, 3}));
}

void TestQuerySetMethods::rawSql_withWrongCount_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, RawSql(u"? + ?"_s, {1}));
    QVERIFY_THROWS_EXCEPTION(ValueError, RawSql(u"'?'"_s, {1}));
}

void TestQuerySetMethods::sqlTemplate_putsArgumentsIn()
{
    const SqlTemplate same(u"(%1 = %2 AND 5 %% 2 = 1)"_s, {u"title", Lower(u"title")},
                           FieldKind::Boolean);
    QCOMPARE(articles().filter(Q(same)).count(), 3);
    QVERIFY_THROWS_EXCEPTION(ValueError, SqlTemplate(u"%2"_s, {u"title"}, FieldKind::Text));
    QVERIFY_THROWS_EXCEPTION(ValueError, SqlTemplate(u"%"_s, {u"title"}, FieldKind::Text));
}

void TestQuerySetMethods::lookupExpression_filtersAndShows()
{
    const LookupExpression late(Upper(u"title"), u"gt"_s, Value(u"A"_s));
    QCOMPARE(articles().filter(Q(late)).count(), 2);
    QCOMPARE(articles().filter(~Q(late)).count(), 1);
    const LookupExpression dearer(u"price", u"gt"_s, F("status") + Literal(2));
    QCOMPARE(titles(articles().filter(Q(dearer)).orderBy(QStringList{u"title"_s})), u"b c"_s);
    QCOMPARE(articles().annotate(u"x"_s, late).orderBy(QStringList{u"title"_s}).toValues(u"x"_s),
             (ValueList{false, true, true}));
    QVERIFY_THROWS_EXCEPTION(FieldError,
                             articles().filter(Q(LookupExpression(u"title", u"odd"_s, Value(1)))));
}

void TestQuerySetMethods::relation_comparedWithObjectOfAnotherModel_isRefused()
{
    const Value article = toValue(articles().first().value());
    const Value author = toValue(*db->all(u"Author"_s).filter({{u"name"_s, u"Ann"_s}}).first());
    QCOMPARE(titles(articles().filter({{u"author"_s, author}})), u"a b"_s);
    QString said;
    try {
        (void)articles().filter({{u"author"_s, article}});
    } catch (const ValueError &error) {
        said = error.message();
    }
    QCOMPARE(said, u"Cannot query \"a\": Must be \"Author\" instance."_s);
    QVERIFY_THROWS_EXCEPTION(
            ValueError, (void)articles().filter({{u"author__in"_s, Value({author, article})}}));
    QVERIFY_THROWS_EXCEPTION(ValueError, (void)articles().exclude({{u"tags"_s, author}}));
    // get() keeps the statement, but not what it was compared with.
    const Value ben = toValue(*db->all(u"Author"_s).filter({{u"name"_s, u"Ben"_s}}).first());
    QCOMPARE(articles().get({{u"author"_s, ben}}).value(u"title"), Value(u"c"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, (void)articles().get({{u"author"_s, article}}));
}

// PostgreSQL has several functions of one name, of which the types choose.
void TestQuerySetMethods::literals_haveTheTypeOfTheirValue()
{
    const QuerySet made =
            articles()
                    .annotate(u"month"_s, Trunc(Literal(QDate(2024, 2, 29)), u"month"_s))
                    .annotate(u"hour"_s, Extract(Literal(Time(17, 30)), u"hour"_s))
                    .annotate(u"letter"_s, Chr(Mod(F("status"), Literal(7)) + Literal(64)));
    const Dict row = made.values({u"month"_s, u"hour"_s, u"letter"_s}).toDicts().first();
    QCOMPARE(row.value(u"month"_s), Value(QDate(2024, 2, 1)));
    QCOMPARE(row.value(u"hour"_s), Value(17));
    QCOMPARE(row.value(u"letter"_s), Value(u"A"_s));
}

void TestQuerySetMethods::frame_mayExcludeRows()
{
    const WindowFrame others{.exclusion = WindowFrame::Exclusion::CurrentRow};
    const Window sum(Sum(u"status"), {.orderBy = {u"title"}, .frame = others});
    QCOMPARE(articles().annotate(u"x"_s, sum).toValues(u"x"_s), (ValueList{2, 2, 2}));
}

void TestQuerySetMethods::expressions_doArithmetic()
{
    const auto value = [this](const Expression &expression) {
        return articles().annotate(u"x"_s, expression).toValues(u"x"_s).first().toInt();
    };
    QCOMPARE(value((F("status") + Literal(6)) * Literal(3) - Literal(1)), 20);
    QCOMPARE(value((F("status") + Literal(6)) % Literal(4)), 3);
    QCOMPARE(value((F("status") + Literal(6)).bitAnd(Literal(5))), 5);
    QCOMPARE(value(F("status").bitLeftShift(Literal(3))), 8);
    QCOMPARE(articles().update({{u"status"_s, F("status") + Literal(1)}}), 3);
    QCOMPARE(value(F("status")), 2);
}

void TestQuerySetMethods::order_ofNulls_isAsAsked()
{
    using Nulls = Expression::Nulls;
    const auto ordered = [this](const Expression &key) {
        return titles(articles().orderBy(QList<Expression>{key}));
    };
    QCOMPARE(ordered(F("published_at").ascending(Nulls::Last)), u"a b c"_s);
    QCOMPARE(ordered(F("published_at").descending(Nulls::First)), u"c b a"_s);
}

QTEST_GUILESS_MAIN(TestQuerySetMethods)
#include "tst_querysetmethods.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/functions/comparison.h"
#include "core/orm/functions/conditional.h"
#include "core/orm/functions/datetime.h"
#include "core/orm/functions/math.h"
#include "core/orm/functions/text.h"
#include "core/orm/functions/window.h"
#include "core/orm/inference.h"
#include "core/orm/prefetch.h"

#include <QTest>

using namespace Quintette;

Q_DECLARE_METATYPE(Quintette::Expression)

/// Database functions, windows, time zones, raw() and Prefetch, on library.sqlite3.
class TestFunctions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void function_onAuthor_gives_data();
    void function_onAuthor_gives();
    void function_onPostgreSql_isWritten_data();
    void function_onPostgreSql_isWritten();
    void hour_inZone_isThatOfTheClockThere();
    void year_inZone_isBoundedByMidnightThere();
    void trunc_inZone_keepsTheInstant();
    void window_numbersRowsPerPartition();
    void window_ofDecimals_sumsThem();
    void window_inFilter_choosesRows();
    void filteredRelation_isLoadedUnderItsName();
    void frame_withEndBeforeStart_isRefused();
    void raw_mapsColumnsAndDefersTheRest();
    void raw_withoutKey_isRefused();
    void prefetch_withQuery_choosesAndOrders();
    void prefetch_ofSlices_isPerObject();
    void prefetch_ofAnotherModel_isRefused();

private:
    QuerySet all(const QString &label) const { return QuerySet(m_registry.get(label)); }

    Databases m_databases;
    ModelRegistry m_registry{m_databases};
    ModelRegistry m_inBerlin{m_databases};
};

void TestFunctions::initTestCase()
{
    DatabaseSettings settings;
    settings.name = QStringLiteral(QUINTETTE_TEST_DATA "/library.sqlite3");
    settings.options.insert(u"journal_mode"_s, u"delete"_s);
    m_databases.add(u"default"_s, settings);
    m_databases.add(u"pg"_s, *DatabaseSettings::fromUrl(u"postgresql://nobody@nowhere/none"_s));
    m_registry.setUseTimeZone(false);
    inferModels(m_registry, m_databases.connection());
    m_registry.resolve();
    m_inBerlin.setTimeZone(QTimeZone("Europe/Berlin"));
    inferModels(m_inBerlin, m_databases.connection());
    m_inBerlin.resolve();
}

void TestFunctions::function_onAuthor_gives_data()
{
    QTest::addColumn<Expression>("expression");
    QTest::addColumn<QString>("expected"); // repr() of the value
    const auto row = [](const char *name, const Expression &expression, const char *expected) {
        QTest::newRow(name) << expression << QString::fromUtf8(expected);
    };
    const auto text = [](const char16_t *value) { return Literal(Value(value)); };
    // The author is "Ann Lee", 40, born 1986-12-25.
    row("Chr", Chr(Literal(Value(64))), "'@'");
    row("Concat", Concat({u"name", text(u"!"), Literal(Value())}), "'Ann Lee!'");
    row("Left", Left(u"name", Literal(Value(3))), "'Ann'");
    row("Right", Right(u"name", Literal(Value(3))), "'Lee'");
    row("Length", Length(u"name"), "7");
    row("Lower", Lower(u"name"), "'ann lee'");
    row("Upper", Upper(u"name"), "'ANN LEE'");
    row("LPad", LPad(u"name", Literal(Value(9)), text(u"*")), "'**Ann Lee'");
    row("RPad", RPad(u"name", Literal(Value(5))), "'Ann L'");
    row("Trim", Trim(text(u" x ")), "'x'");
    row("LTrim", LTrim(text(u" x ")), "'x '");
    row("RTrim", RTrim(text(u" x ")), "' x'");
    row("Md5", Md5(text(u"abc")), "'900150983cd24fb0d6963f7d28e17f72'");
    row("Sha1", Sha1(text(u"abc")), "'a9993e364706816aba3e25717850c26c9cd0d89d'");
    row("Ord", Ord(u"name"), "65");
    row("Repeat", Repeat(text(u"ab"), Literal(Value(2))), "'abab'");
    row("Replace", Replace(u"name", text(u"n"), text(u"m")), "'Amm Lee'");
    row("Replace away", Replace(u"name", text(u"n")), "'A Lee'");
    row("Reverse", Reverse(u"name"), "'eeL nnA'");
    row("StrIndex", StrIndex(u"name", text(u"Lee")), "5");
    row("Substr", Substr(u"name", Literal(Value(5))), "'Lee'");
    row("Substr of two", Substr(u"name", Literal(Value(1)), Literal(Value(2))), "'An'");
    row("Abs", Abs(Literal(Value(-3))), "3");
    row("Ceil", Ceil(Literal(Value(1.2))), "2.0");
    row("Floor", Floor(Literal(Value(-1.2))), "-2.0");
    row("Sqrt", Sqrt(Literal(Value(9))), "3.0");
    row("Power", Power(u"age", Literal(Value(2))), "1600.0");
    row("Mod", Mod(u"age", Literal(Value(7))), "5.0");
    row("Log", Log(Literal(Value(2)), Literal(Value(8))), "3.0");
    row("ATan2", ATan2(Literal(Value(0)), Literal(Value(1))), "0.0");
    row("Round", Round(Literal(Value(2.567)), 1), "2.6");
    row("Sign", Sign(Literal(Value(-3.5))), "-1.0");
    row("Pi", Pi(), "3.141592653589793");
    row("Greatest", Greatest({u"age", Literal(Value(50))}), "50");
    row("Least", Least({u"age", Literal(Value(50))}), "40");
    row("Collate", Collate(u"name", u"nocase"_s), "'Ann Lee'");
    row("JsonObject",
        JsonObject({{u"a"_s, Argument(u"age")}, {u"n"_s, Argument(Literal(Value(u"x")))}}),
        "{'a': 40, 'n': 'x'}");
    row("JsonArray", JsonArray({u"age", text(u"x")}), "[40, 'x']");
    row("Extract", Extract(u"born", u"iso_week_day"_s), "4");
    row("Trunc", Trunc(u"born", u"month"_s), "datetime.date(1986, 12, 1)");
    row("Cast", Cast(u"age", FieldKind::Char, {.maxLength = 10}), "'40'");
}

void TestFunctions::function_onAuthor_gives()
{
    QFETCH(Expression, expression);
    const QList<Dict> rows = all(u"lib.Author"_s)
                                     .filter({{u"pk"_s, 1}})
                                     .annotate(u"made"_s, expression)
                                     .values({u"made"_s})
                                     .toDicts();
    QCOMPARE(rows.size(), 1);
    QTEST(rows.first().value(u"made"_s).toRepr(), "expected");
}

void TestFunctions::function_onPostgreSql_isWritten_data()
{
    QTest::addColumn<Expression>("expression");
    QTest::addColumn<QString>("expected");
    const QString name = u"\"lib_author\".\"name\""_s;
    QTest::newRow("Concat") << Expression(Concat({u"name", u"email"}))
                            << u"(COALESCE((\"lib_author\".\"name\")::text, '') || "
                               u"COALESCE((\"lib_author\".\"email\")::text, ''))"_s;
    QTest::newRow("Sha256") << Expression(Sha256(u"name"))
                            << u"ENCODE(SHA256(CONVERT_TO(%1, 'UTF8')), 'hex')"_s.arg(name);
    QTest::newRow("Ord") << Expression(Ord(u"name")) << u"ASCII(%1)"_s.arg(name);
    QTest::newRow("Now") << Expression(Now()) << u"STATEMENT_TIMESTAMP()"_s;
    QTest::newRow("Round") << Expression(Round(u"age", 2))
                           << u"ROUND((\"lib_author\".\"age\")::numeric, ?)"_s;
    QTest::newRow("Collate") << Expression(Collate(u"name", u"de-x-icu"_s))
                             << name + u" COLLATE \"de-x-icu\""_s;
}

void TestFunctions::function_onPostgreSql_isWritten()
{
    QFETCH(Expression, expression);
    QFETCH(QString, expected);
    const QString sql = all(u"lib.Author"_s)
                                .usingDatabase(u"pg"_s)
                                .annotate(u"made"_s, expression)
                                .values({u"made"_s})
                                .toSql();
    QVERIFY2(sql.startsWith(u"SELECT "_s + expected + u" AS \"made\""_s), qPrintable(sql));
}

// Book 1 was made 2015-12-18 18:00:30.5 UTC, book 4 2020-11-18 23:00 UTC: the next day in Berlin.
void TestFunctions::hour_inZone_isThatOfTheClockThere()
{
    const QuerySet books(m_inBerlin.get(u"lib.Book"_s));
    QVERIFY(books.filter({{u"pk"_s, 1}, {u"created__hour"_s, 19}}).exists());
    QVERIFY(books.filter({{u"pk"_s, 4}, {u"created__day"_s, 19}, {u"created__hour"_s, 0}})
                    .exists());
    QVERIFY(books.filter({{u"pk"_s, 4}, {u"created__date"_s, QDate(2020, 11, 19)}}).exists());
    const QTimeZone tokyo("Asia/Tokyo");
    const Value hour = books.filter({{u"pk"_s, 1}})
                               .annotate(u"h"_s, Extract(u"created", u"hour"_s, tokyo))
                               .toValues(u"h"_s)
                               .first();
    QCOMPARE(hour, Value(3));
}

void TestFunctions::year_inZone_isBoundedByMidnightThere()
{
    const QuerySet books(m_inBerlin.get(u"lib.Book"_s));
    const auto parameters = books.filter({{u"created__year"_s, 2020}}).toSqlWithParameters().second;
    QCOMPARE(parameters.first().toString(), u"2019-12-31 23:00:00"_s);
    QCOMPARE(parameters.last().toString(), u"2020-12-31 22:59:59.999999"_s);
}

void TestFunctions::trunc_inZone_keepsTheInstant()
{
    const QuerySet books(m_inBerlin.get(u"lib.Book"_s));
    const Value day = books.filter({{u"pk"_s, 4}})
                              .annotate(u"d"_s, Trunc(u"created", u"day"_s))
                              .toValues(u"d"_s)
                              .first();
    QCOMPARE(day.dateTime().toString(), u"2020-11-19T00:00:00+01:00"_s);
    const QList<Dict> days = books.annotate(u"d"_s, Trunc(u"created", u"month"_s))
                                     .values({u"d"_s})
                                     .annotate(u"n"_s, Count(u"id"))
                                     .toDicts();
    qint64 sum = 0;
    for (const Dict &one : days)
        sum += one.value(u"n"_s).integer();
    QCOMPARE(sum, 300);
}

void TestFunctions::window_numbersRowsPerPartition()
{
    const QList<Dict> rows =
            all(u"lib.Category"_s)
                    .annotate(u"n"_s,
                              Window(RowNumber(),
                                     {.partitionBy = {u"parent"}, .orderBy = {u"-name"}}))
                    .annotate(u"before"_s,
                              Window(Lag(u"name", 1, Literal(Value(u"none"))),
                                     {.partitionBy = {u"parent"}, .orderBy = {u"-name"}}))
                    .filter({{u"parent"_s, 1}})
                    .orderBy({u"n"_s})
                    .values({u"name"_s, u"n"_s, u"before"_s})
                    .toDicts();
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows.first().value(u"name"_s), Value(u"Tech"));
    QCOMPARE(rows.first().value(u"before"_s), Value(u"none"));
    QCOMPARE(rows.at(1).value(u"before"_s), Value(u"Tech"));
    QCOMPARE(rows.last().value(u"n"_s), Value(4));
}

void TestFunctions::window_ofDecimals_sumsThem()
{
    const WindowFrame frame{.start = {}, .end = 0};
    const QList<Dict> rows =
            all(u"lib.Book"_s)
                    .filter({{u"pk__in"_s, Value(ValueList{1, 3, 4})}})
                    .annotate(u"sum"_s, Window(Sum(u"price"), {.orderBy = {u"pk"}, .frame = frame}))
                    .orderBy({u"pk"_s})
                    .values({u"sum"_s})
                    .toDicts();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.last().value(u"sum"_s).toDouble().value_or(0), 154.64);
    QCOMPARE(rows.first().value(u"sum"_s).type(), Value::Type::Decimal);
}

void TestFunctions::window_inFilter_choosesRows()
{
    const QuerySet first = all(u"lib.Book"_s)
                                   .annotate(u"r"_s, Window(Rank(), {.orderBy = {u"id"}}))
                                   .filter({{u"r__lte"_s, 3}});
    QCOMPARE(first.orderBy(QStringList{u"-id"_s}).toValues(u"id"_s), ValueList({3, 2, 1}));
    QCOMPARE(first.count(), 3);
    QVERIFY(first.exists());
    QVERIFY(!first.filter({{u"pages__lt"_s, 0}}).exists());
    // As a subquery, and beside objects that are loaded with it.
    QCOMPARE(all(u"lib.Book"_s).filter({{u"pk__in"_s, first}}).count(), 3);
    const QList<Record> books =
            first.selectRelated({u"publisher"_s}).orderBy(QStringList{u"id"_s}).toList();
    QCOMPARE(books.size(), 3);
    QVERIFY(books.first().cachedRelated(books.first().model().field(u"publisher")));
    QCOMPARE(books.last().value(u"r"), Value(3));
}

void TestFunctions::filteredRelation_isLoadedUnderItsName()
{
    const FilteredRelation root{u"parent"_s, Q{{u"parent__name"_s, u"Root"_s}}};
    const QList<Record> categories = all(u"lib.Category"_s)
                                             .annotate(u"top"_s, root)
                                             .selectRelated({u"top"_s})
                                             .orderBy(QStringList{u"id"_s})
                                             .toList();
    QCOMPARE(categories.size(), all(u"lib.Category"_s).count());
    QVERIFY(categories.at(0).prefetched(u"top"_s)->isEmpty());
    QCOMPARE(categories.at(1).prefetched(u"top"_s)->first().toString(), u"Root"_s);
    int topped = 0;
    for (const Record &category : categories)
        topped += category.prefetched(u"top"_s)->size() == 1;
    QCOMPARE(topped, 4);
}

void TestFunctions::frame_withEndBeforeStart_isRefused()
{
    const WindowFrame backward{.start = 2, .end = 1};
    QVERIFY_THROWS_EXCEPTION(ValueError, backward.toSql());
    QVERIFY_THROWS_EXCEPTION(ValueError, Ntile(0));
    QVERIFY_THROWS_EXCEPTION(ValueError, Lag(u"id", 0));
    QVERIFY_THROWS_EXCEPTION(ValueError, Extract(u"born", u"x'; DROP"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, Collate(u"name", u"a\" b"_s));
}

void TestFunctions::raw_mapsColumnsAndDefersTheRest()
{
    const QList<Record> authors =
            all(u"lib.Author"_s)
                    .raw(u"SELECT id, name AS called, age * 2 AS twice FROM lib_author "
                         u"WHERE age = ? ORDER BY id"_s,
                         {35}, {{u"called"_s, u"name"_s}});
    QCOMPARE(authors.first().value(u"name"), Value(u"Bob O'Hara"));
    QCOMPARE(authors.first().annotations().value(u"twice"_s), Value(70));
    QVERIFY(authors.first().isDeferred(authors.first().model().field(u"email").index()));
}

void TestFunctions::raw_withoutKey_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(FieldError,
                             all(u"lib.Author"_s).raw(u"SELECT name FROM lib_author"_s));
}

void TestFunctions::prefetch_withQuery_choosesAndOrders()
{
    const QuerySet cheap = all(u"lib.Book"_s).filter({{u"price__lt"_s, 20}}).orderBy({u"-id"_s});
    const QList<Record> publishers =
            all(u"lib.Publisher"_s)
                    .filter({{u"pk"_s, 3}})
                    .prefetchRelated(QList<Prefetch>{
                            {.path = u"book_set"_s, .querySet = cheap, .name = u"cheap_books"_s}})
                    .toList();
    const std::optional<QList<Record>> books = publishers.first().prefetched(u"cheap_books"_s);
    QVERIFY(books);
    QVERIFY(!publishers.first().prefetched(u"book_set"_s));
    QCOMPARE(books->size(), cheap.filter({{u"publisher"_s, 3}}).count());
    QVERIFY(books->size() > 1);
    QVERIFY(books->first().pk().integer() > books->last().pk().integer());
}

// The keys are those that Django loads.
void TestFunctions::prefetch_ofSlices_isPerObject()
{
    const auto keys = [](const QuerySet &owners, const QString &path, const QuerySet &chosen) {
        const QList<Prefetch> wish{{.path = path, .querySet = chosen, .name = u"some"_s}};
        QList<ValueList> keys;
        for (const Record &owner : owners.prefetchRelated(wish).toList()) {
            keys += ValueList();
            for (const Record &one : owner.prefetched(u"some"_s).value())
                keys.last() += one.pk();
        }
        return keys;
    };
    const auto first = [this](const QString &name, int count) {
        return all(name).orderBy(QStringList{u"id"_s}).slice(0, count);
    };
    const QuerySet books = all(u"lib.Book"_s);
    const QuerySet thick = books.orderBy({u"-pages"_s, u"id"_s});
    QCOMPARE(keys(first(u"lib.Publisher"_s, 3), u"book_set"_s, thick.slice(0, 3)),
             (QList<ValueList>{{6, 159, 264}, {67, 106, 4}, {14, 208, 45}}));
    QCOMPARE(keys(first(u"lib.Publisher"_s, 3), u"book_set"_s, thick.slice(2, 2)),
             (QList<ValueList>{{264, 43}, {4, 13}, {45, 19}}));
    QCOMPARE(keys(first(u"lib.Book"_s, 5), u"authors"_s,
                  all(u"lib.Author"_s).orderBy({u"-age"_s, u"id"_s}).slice(0, 2)),
             (QList<ValueList>{{1, 28}, {22}, {10, 18}, {}, {32, 13}}));
    const QuerySet dear = books.filter({{u"pages__gt"_s, 100}}).orderBy({u"price"_s, u"id"_s});
    QCOMPARE(keys(first(u"lib.Author"_s, 4), u"book_set"_s, dear.slice(1, 2)),
             (QList<ValueList>{{179, 113}, {55, 133}, {50, 241}, {57, 191}}));
}

void TestFunctions::prefetch_ofAnotherModel_isRefused()
{
    const QuerySet wrong =
            all(u"lib.Publisher"_s)
                    .prefetchRelated(QList<Prefetch>{
                            {.path = u"book_set"_s, .querySet = all(u"lib.Author"_s)}});
    QVERIFY_THROWS_EXCEPTION(ValueError, wrong.toList());
}

QTEST_GUILESS_MAIN(TestFunctions)
#include "tst_functions.moc"

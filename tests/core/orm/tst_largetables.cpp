// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/answermemory.h"
#include "core/db/databaseerror.h"
#include "core/orm/distinctvalues.h"
#include "core/orm/firstvalues.h"
#include "core/orm/rowsample.h"
#include "tests/core/orm/blogdatabase.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

using namespace Quintette;
using namespace std::chrono_literals;

/// Questions about tables with too many rows to read them all; on SQLite and on PostgreSQL.
class TestLargeTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void firstValues_ofSeveralQueries_isOneStatement();
    void existEach_saysWhichHaveRows();
    void existInParts_saysWhichHaveRowsAndTheEnds();
    void distinctIndexedValues_areAllInOrder();
    void sample_ofManyRows_estimates();
    void sample_ofFewRows_isNone();
    void limited_slowQuery_isGivenUpInTime();
    void limited_cancelledFromAnotherThread_stops();
    void limited_inTransaction_leavesItUsableBehindASavepoint();
    void remembered_untilSomebodyWrites_asksOnce();

private:
    void makeAuthors(int count);

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

// Keeps either database busy for minutes.
static const QString endless =
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) "
        "SELECT count(*) FROM n"_s;

void TestLargeTables::init()
{
    db = Testing::BlogDatabase::make(cluster);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestLargeTables::makeAuthors(int count)
{
    db->connection().executeScript(
            u"INSERT INTO blog_author (name, email) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
            "SELECT i + 1 FROM n WHERE i < %1) SELECT CASE i % 5 WHEN 0 THEN 'odd' ELSE 'even' "
            "END, "
            "'' FROM n"_s.arg(count));
}

void TestLargeTables::firstValues_ofSeveralQueries_isOneStatement()
{
    db->author(u"Ann"_s);
    db->author(u"Zoe"_s);
    const QuerySet names = db->all(u"Author"_s).values({u"name"_s});
    db->statements.clear();
    const ValueList found = firstValues({names.orderBy(QStringList{u"name"_s}),
                                         names.orderBy(QStringList{u"-name"_s}),
                                         names.filter({{u"name"_s, u"Bob"_s}}), names.none()});
    QCOMPARE(found, (ValueList{u"Ann"_s, u"Zoe"_s, Value(), Value()}));
    QCOMPARE(db->statements.size(), 1);
}

void TestLargeTables::existEach_saysWhichHaveRows()
{
    db->author(u"Ann"_s);
    const QuerySet all = db->all(u"Author"_s);
    db->statements.clear();
    QCOMPARE(existEach({all.filter({{u"name"_s, u"Bob"_s}}), all.filter({{u"name"_s, u"Ann"_s}})}),
             (QList<bool>{false, true}));
    QCOMPARE(db->statements.size(), 1);
    QCOMPARE(existEach({}), QList<bool>());
}

void TestLargeTables::existInParts_saysWhichHaveRowsAndTheEnds()
{
    const QuerySet all = db->all(u"Author"_s);
    const Field &name = all.model().field(u"name"_s);
    const auto part = [&](const QuerySet &rows, const QString &from, const QString &before) {
        return FieldPart{rows.filter({{u"name__gte"_s, from}, {u"name__lt"_s, before}}), from,
                         before};
    };
    const QList<FieldPart> parts{part(all, u"A"_s, u"B"_s), part(all, u"B"_s, u"C"_s),
                                 part(all, u"Z"_s, u"a"_s), part(all, u"a"_s, u"b"_s),
                                 part(all.filter({{u"name"_s, u"Zoe"_s}}), u"A"_s, u"B"_s)};
    const FoundParts none = existInParts(name, u"default"_s, parts);
    QVERIFY(none.first.isNone() && none.last.isNone());
    QCOMPARE(none.exist, QList<bool>(5, false));
    db->author(u"Ann"_s);
    db->author(u"Zoe"_s);
    db->statements.clear();
    const FoundParts found = existInParts(name, u"default"_s, parts);
    QCOMPARE(db->statements.size(), 1);
    QCOMPARE(found.first, Value(u"Ann"_s));
    QCOMPARE(found.last, Value(u"Zoe"_s));
    QCOMPARE(found.exist, (QList<bool>{true, false, true, false, false}));
}

void TestLargeTables::distinctIndexedValues_areAllInOrder()
{
    const Record ann = db->author(u"Ann"_s);
    const Record bob = db->author(u"Bob"_s);
    for (const auto &title : {u"a"_s, u"b"_s, u"c"_s})
        db->article(title, bob);
    db->article(u"d"_s, ann);
    const Field &author = db->model(u"Article"_s).field(u"author");
    QVERIFY(author.isIndexed());
    QCOMPARE(distinctIndexedValues(author, 10), (ValueList{ann.pk(), bob.pk()}));
    QCOMPARE(distinctIndexedValues(author, 1), ValueList{ann.pk()});
    db->author(u"Zoe"_s); // of no article
    const auto among = [&](int most) {
        return db->all(u"Author"_s)
                .filter(Q(Lookup(u"pk__in"_s, DistinctIndexedValues(author, most))))
                .orderBy(QStringList{u"pk"_s})
                .toValues(u"pk"_s);
    };
    QCOMPARE(among(10), (ValueList{ann.pk(), bob.pk()}));
    QCOMPARE(among(1), ValueList{ann.pk()});
    // No row has an editor: None is no value.
    QCOMPARE(distinctIndexedValues(db->model(u"Article"_s).field(u"editor"), 10), ValueList());
}

void TestLargeTables::sample_ofManyRows_estimates()
{
    makeAuthors(50'000);
    db->connection().executeScript(u"DELETE FROM blog_author WHERE id % 10 = 3"_s);
    const std::optional<RowSample> sample = RowSample::of(db->model(u"Author"_s));
    QVERIFY(sample);
    QVERIFY2(std::abs(sample->tableEstimate() - 45'000) <= 2'000,
             qPrintable(QString::number(sample->tableEstimate())));
    // A fifth of them: every fifth row, which even steps would meet always or never.
    const qint64 odd = sample->estimate(
            sample->rowsOf(db->all(u"Author"_s).filter({{u"name"_s, u"odd"_s}})).count());
    QVERIFY2(std::abs(odd - 10'000) <= 1'500, qPrintable(QString::number(odd)));
    QCOMPARE(odd % 1000, 0);
    qint64 inStretches = 0;
    const QuerySet odds = db->all(u"Author"_s).filter({{u"name"_s, u"odd"_s}});
    for (const QuerySet &stretch : sample->stretchesOf(odds))
        inStretches += stretch.count();
    const qint64 again = RowSample::estimateFromStretches(inStretches);
    QVERIFY2(std::abs(again - 10'000) <= 1'000, qPrintable(QString::number(again)));
}

void TestLargeTables::sample_ofFewRows_isNone()
{
    QVERIFY(!RowSample::of(db->model(u"Author"_s)));
    makeAuthors(500);
    QVERIFY(!RowSample::of(db->model(u"Author"_s)));
    // Far apart: these keys say nothing about how many there are.
    db->connection().executeScript(
            u"INSERT INTO blog_author (id, name, email) VALUES (900000000, 'far', '')"_s);
    QVERIFY(!RowSample::of(db->model(u"Author"_s)));
    QVERIFY(!RowSample::of(db->model(u"Tag"_s)));
}

void TestLargeTables::limited_slowQuery_isGivenUpInTime()
{
    Connection &connection = db->connection();
    QElapsedTimer timer;
    timer.start();
    QVERIFY_THROWS_EXCEPTION(QueryCancelled, connection.limited({.time = 30ms}, [&] {
        connection.fetchAll(endless);
    }));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    // Without a limit again, and as usable as before.
    QCOMPARE(connection.fetchAll(u"SELECT 1"_s).first().first(), Value(1));
}

void TestLargeTables::limited_cancelledFromAnotherThread_stops()
{
    Connection &connection = db->connection();
    const auto cancellation = std::make_shared<Cancellation>();
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        QThread::msleep(50);
        cancellation->cancel();
    }));
    thread->start();
    QVERIFY_THROWS_EXCEPTION(QueryCancelled,
                             connection.limited({.cancellation = cancellation},
                                                [&] { connection.fetchAll(endless); }));
    QVERIFY(thread->wait());
    // What was given up stays given up; others are free.
    QVERIFY_THROWS_EXCEPTION(QueryCancelled,
                             connection.limited({.cancellation = cancellation},
                                                [&] { connection.fetchAll(u"SELECT 1"_s); }));
    QCOMPARE(connection.fetchAll(u"SELECT 1"_s).first().first(), Value(1));
}

void TestLargeTables::limited_inTransaction_leavesItUsableBehindASavepoint()
{
    Connection &connection = db->connection();
    connection.atomic([&] {
        db->author(u"Ann"_s);
        QVERIFY_THROWS_EXCEPTION(QueryCancelled, connection.limited({.time = 30ms}, [&] {
            connection.atomic([&] { connection.fetchAll(endless); });
        }));
        db->author(u"Bob"_s);
    });
    QCOMPARE(db->all(u"Author"_s).count(), 2);
}

void TestLargeTables::remembered_untilSomebodyWrites_asksOnce()
{
    Connection &connection = db->connection();
    int asked = 0;
    const auto ask = [&] {
        return connection.remembered(u"how many?"_s, [&]() -> Value {
            ++asked;
            return db->all(u"Author"_s).count();
        });
    };
    QCOMPARE(ask(), Value(0));
    QCOMPARE(ask(), Value(0));
    QCOMPARE(asked, db->isPostgreSql() ? 2 : 1);
    db->author(u"Ann"_s);
    QCOMPARE(ask(), Value(1));
    // Somebody else, with a connection of their own.
    const std::unique_ptr<QThread> thread(QThread::create([&] { db->author(u"Bob"_s); }));
    thread->start();
    QVERIFY(thread->wait());
    QCOMPARE(ask(), Value(2));
    // What is rolled back was never true for others.
    try {
        connection.atomic([&] {
            db->author(u"Cid"_s);
            QCOMPARE(ask(), Value(3));
            throw DatabaseError(u"no"_s);
        });
    } catch (const DatabaseError &) {
    }
    QCOMPARE(ask(), Value(2));
}

QTEST_GUILESS_MAIN(TestLargeTables)
#include "tst_largetables.moc"

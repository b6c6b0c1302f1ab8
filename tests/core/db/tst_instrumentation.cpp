// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/connection.h"
#include "core/db/databaseerror.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

/// Wrappers around statements, and what is told of connections that open.
class TestInstrumentation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void wrapper_seesEachStatement();
    void wrapper_changesAStatement();
    void wrapper_thatThrows_stopsIt();
    void wrapper_thatThrows_rollsItsBlockBack();
    void wrapper_thatDoesNothing_isRefused();
    void wrapper_endsWithItsWork();
    void wrappers_areAskedFromOutside();
    void opened_isToldEachTime();

private:
    Connection &connection() { return databases->connection(); }
    qint64 rows() { return connection().fetchAll(u"SELECT COUNT(*) FROM t"_s)[0][0].integer(); }
    using Statement = Connection::Statement;
    using Run = Connection::RunStatement;

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Databases> databases;
};

void TestInstrumentation::init()
{
    folder = std::make_unique<QTemporaryDir>();
    databases = std::make_unique<Databases>();
    databases->add(u"default"_s, {.name = folder->filePath(u"db"_s), .mustExist = false});
    connection().executeScript(u"CREATE TABLE t (x integer)"_s);
}

void TestInstrumentation::cleanup()
{
    databases.reset();
    folder.reset();
}

void TestInstrumentation::wrapper_seesEachStatement()
{
    QStringList seen;
    const auto note = [&](const Statement &statement, const Run &run) {
        seen += u"%1 %2 %3 %4"_s
                        .arg(statement.connection.alias(), statement.sql.section(u' ', 0, 0))
                        .arg(statement.parameters.size())
                        .arg(statement.isMany ? statement.rows.size() : -1);
        run(statement);
    };
    connection().wrapped(note, [&] {
        connection().execute(u"INSERT INTO t VALUES (?)"_s, {1});
        connection().executeMany(u"INSERT INTO t VALUES (?)"_s, {{2}, {3}});
        connection().executeScript(u"DELETE FROM t WHERE x = 3; DELETE FROM t WHERE x = 4"_s);
        QCOMPARE(rows(), 2);
    });
    QCOMPARE(seen,
             QStringList({u"default INSERT 1 -1"_s, u"default INSERT 0 2"_s,
                          u"default DELETE 0 -1"_s, u"default SELECT 0 -1"_s}));
}

void TestInstrumentation::wrapper_changesAStatement()
{
    const auto change = [](const Statement &statement, const Run &run) {
        Statement other = statement;
        other.sql.replace(u"?"_s, u"? + 10"_s);
        run(other);
    };
    connection().wrapped(change, [&] {
        connection().execute(u"INSERT INTO t VALUES (?)"_s, {1});
        connection().executeMany(u"INSERT INTO t VALUES (?)"_s, {{2}});
    });
    QCOMPARE(connection().fetchAll(u"SELECT x FROM t ORDER BY x"_s),
             QList<ValueList>({{11}, {12}}));
}

static void block(const Connection::Statement &, const Connection::RunStatement &)
{
    throw ValueError(u"No database access here."_s);
}

void TestInstrumentation::wrapper_thatThrows_stopsIt()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, connection().wrapped(block, [&] {
        connection().execute(u"INSERT INTO t VALUES (1)"_s);
    }));
    QVERIFY_THROWS_EXCEPTION(ValueError, connection().wrapped(block, [&] {
        connection().executeMany(u"INSERT INTO t VALUES (?)"_s, {{1}});
    }));
    QCOMPARE(rows(), 0);
}

void TestInstrumentation::wrapper_thatThrows_rollsItsBlockBack()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, connection().atomic([&] {
        connection().execute(u"INSERT INTO t VALUES (1)"_s);
        connection().wrapped(block, [&] { connection().execute(u"INSERT INTO t VALUES (2)"_s); });
    }));
    QCOMPARE(rows(), 0);
    QVERIFY(!connection().inTransaction());
}

void TestInstrumentation::wrapper_thatDoesNothing_isRefused()
{
    const auto forget = [](const Statement &, const Run &) {};
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, connection().wrapped(forget, [&] { rows(); }));
}

void TestInstrumentation::wrapper_endsWithItsWork()
{
    int count = 0;
    const auto counting = [&count](const Statement &statement, const Run &run) {
        ++count;
        run(statement);
    };
    QVERIFY_THROWS_EXCEPTION(ValueError, connection().wrapped(counting, [&] {
        rows();
        throw ValueError(u"enough"_s);
    }));
    rows();
    QCOMPARE(count, 1);
}

void TestInstrumentation::wrappers_areAskedFromOutside()
{
    QString order;
    const auto named = [&order](const QString &name) {
        return [&order, name](const Statement &statement, const Run &run) {
            order += name;
            run(statement);
            order += name.toUpper();
        };
    };
    connection().wrapped(named(u"a"_s),
                         [&] { connection().wrapped(named(u"b"_s), [&] { rows(); }); });
    QCOMPARE(order, u"abBA"_s);
}

void TestInstrumentation::opened_isToldEachTime()
{
    Databases watched;
    watched.add(u"default"_s, databases->settings(u"default"_s));
    QStringList aliases;
    watched.whenOpened([&aliases](Connection &line) {
        line.execute(u"PRAGMA cache_size = -1234"_s);
        aliases += line.alias();
    });
    QCOMPARE(aliases, QStringList());
    QCOMPARE(watched.connection().fetchAll(u"PRAGMA cache_size"_s)[0][0], Value(-1234));
    watched.connection().close();
    QCOMPARE(watched.connection().fetchAll(u"PRAGMA cache_size"_s)[0][0], Value(-1234));
    QCOMPARE(aliases, QStringList({u"default"_s, u"default"_s}));
}

QTEST_GUILESS_MAIN(TestInstrumentation)
#include "tst_instrumentation.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/connection.h"
#include "core/db/databaseerror.h"
#include "tests/core/db/postgrescluster.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Quintette;

/// Django's topics/db/transactions.md, point by point, on SQLite and on a PostgreSQL server.
class TestTransactions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { cluster = Testing::PostgresCluster::start(); }
    void initTestCase_data();
    void init();
    void cleanup() { connection.reset(); }
    void autocommit_isOn_andEachStatementStays();
    void atomic_nested_undoesOnlyTheInner();
    void atomic_twoLevels_undoesTheRightOne();
    void atomic_withoutSavepoint_undoesAll();
    void atomic_withoutSavepoint_undoesToTheNextSavepoint();
    void atomic_durable_mustBeOutermost();
    void setRollback_undoesWithoutAnError();
    void setRollback_takenBack_afterSavepointByHand();
    void savepoints_byHand_areCommittedAndUndone();
    void savepoints_outsideOfATransaction_areNothing();
    void onCommit_runsAfterTheOutermostCommitInOrder();
    void onCommit_ofAnUndoneSavepoint_isForgotten();
    void onCommit_robust_letsTheOthersRun();
    void onCommit_thatThrows_leavesTheTransactionCommitted();
    void autocommit_off_waitsForCommit();
    void autocommit_off_allowsAtomicBlocks();
    void autocommit_inABlock_cannotBeChanged();
    void connection_older_thanItsAge_isOpenedAnew();
    void connections_ofAThread_areClosedWithIt();

private:
    void add(const QString &name)
    {
        connection->execute(u"INSERT INTO t (name) VALUES (?)"_s, {name});
    }
    /// All names that another connection sees, which is what has been committed.
    QString committed() const
    {
        Connection other(u"other"_s, settings);
        QString names;
        for (const ValueList &row : other.fetchAll(u"SELECT name FROM t ORDER BY name"_s))
            names += row.first().toString();
        return names;
    }
    /// Adds and fails, in a block of its own.
    void fail(const QString &name, Connection::Savepoint savepoint = Connection::Savepoint::Yes)
    {
        try {
            connection->atomic(
                    [&] {
                        add(name);
                        throw ValueError(u"on purpose"_s);
                    },
                    Connection::Durable::No, savepoint);
        } catch (const ValueError &) {
        }
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    QTemporaryDir folder;
    DatabaseSettings settings;
    std::unique_ptr<Connection> connection;
};

void TestTransactions::initTestCase_data()
{
    QTest::addColumn<bool>("postgreSql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void TestTransactions::init()
{
    QFETCH_GLOBAL(bool, postgreSql);
    if (postgreSql && !cluster)
        QSKIP("PostgreSQL is not installed.");
    static int number = 0;
    const QString name = u"transactions%1"_s.arg(++number);
    if (postgreSql) {
        settings = cluster->createDatabase(name);
    } else {
        settings = {};
        settings.name = folder.filePath(name);
        settings.mustExist = false;
    }
    connection = std::make_unique<Connection>(u"default"_s, settings);
    connection->executeScript(u"CREATE TABLE t (name varchar(20) UNIQUE)"_s);
}

void TestTransactions::autocommit_isOn_andEachStatementStays()
{
    QVERIFY(connection->autocommit());
    add(u"a"_s);
    QCOMPARE(committed(), u"a"_s);
    QVERIFY(!connection->inTransaction());
}

void TestTransactions::atomic_nested_undoesOnlyTheInner()
{
    connection->atomic([&] {
        add(u"a"_s);
        fail(u"b"_s);
        QVERIFY_THROWS_EXCEPTION(IntegrityError, connection->atomic([&] { add(u"a"_s); }));
        add(u"c"_s);
        QCOMPARE(committed(), QString());
    });
    QCOMPARE(committed(), u"ac"_s);
}

void TestTransactions::atomic_twoLevels_undoesTheRightOne()
{
    connection->atomic([&] {
        add(u"a"_s);
        connection->atomic([&] {
            add(u"b"_s);
            fail(u"c"_s);
            add(u"d"_s);
        });
        fail(u"e"_s);
    });
    QCOMPARE(committed(), u"abd"_s);
}

void TestTransactions::atomic_withoutSavepoint_undoesAll()
{
    connection->atomic([&] {
        add(u"a"_s);
        fail(u"b"_s, Connection::Savepoint::No);
        QVERIFY(connection->willRollBack());
        QVERIFY_THROWS_EXCEPTION(TransactionManagementError, add(u"c"_s));
    });
    QCOMPARE(committed(), QString());
    add(u"d"_s);
    QCOMPARE(committed(), u"d"_s);
}

void TestTransactions::atomic_withoutSavepoint_undoesToTheNextSavepoint()
{
    connection->atomic([&] {
        add(u"a"_s);
        connection->atomic([&] {
            add(u"b"_s);
            fail(u"c"_s, Connection::Savepoint::No);
        });
        add(u"d"_s);
    });
    QCOMPARE(committed(), u"ad"_s);
}

void TestTransactions::atomic_durable_mustBeOutermost()
{
    connection->atomic([&] { add(u"a"_s); }, Connection::Durable::Yes);
    connection->atomic([&] {
        const auto durable = [&] { connection->atomic([] {}, Connection::Durable::Yes); };
        QVERIFY_THROWS_EXCEPTION(ProgrammingError, durable());
        add(u"b"_s);
    });
    QCOMPARE(committed(), u"ab"_s);
}

void TestTransactions::setRollback_undoesWithoutAnError()
{
    QVERIFY_THROWS_EXCEPTION(TransactionManagementError, connection->setRollback(true));
    QVERIFY_THROWS_EXCEPTION(TransactionManagementError, connection->willRollBack());
    connection->atomic([&] {
        add(u"a"_s);
        connection->setRollback(true);
        QVERIFY_THROWS_EXCEPTION(TransactionManagementError, add(u"b"_s));
    });
    QCOMPARE(committed(), QString());
    QVERIFY(!connection->inTransaction());
}

void TestTransactions::setRollback_takenBack_afterSavepointByHand()
{
    connection->atomic([&] {
        add(u"a"_s);
        const QString savepoint = connection->savepoint();
        fail(u"b"_s, Connection::Savepoint::No);
        QVERIFY(connection->willRollBack());
        connection->savepointRollback(savepoint);
        connection->setRollback(false);
        add(u"c"_s);
    });
    QCOMPARE(committed(), u"ac"_s);
}

void TestTransactions::savepoints_byHand_areCommittedAndUndone()
{
    connection->atomic([&] {
        add(u"a"_s);
        const QString first = connection->savepoint();
        add(u"b"_s);
        connection->savepointCommit(first);
        const QString second = connection->savepoint();
        QVERIFY(first != second && !second.isEmpty());
        add(u"c"_s);
        QVERIFY_THROWS_EXCEPTION(IntegrityError, add(u"a"_s)); // stops PostgreSQL's transaction
        connection->savepointRollback(second);
        add(u"d"_s);
    });
    QCOMPARE(committed(), u"abd"_s);
}

void TestTransactions::savepoints_outsideOfATransaction_areNothing()
{
    const QString savepoint = connection->savepoint();
    QVERIFY(savepoint.isEmpty());
    add(u"a"_s);
    connection->savepointRollback(savepoint);
    connection->savepointCommit(savepoint);
    QCOMPARE(committed(), u"a"_s);
}

void TestTransactions::onCommit_runsAfterTheOutermostCommitInOrder()
{
    QStringList ran;
    connection->onCommit([&] { ran += u"at once"_s; });
    QCOMPARE(ran, QStringList{u"at once"_s});
    connection->atomic([&] {
        connection->onCommit([&] { ran += u"outer"_s; });
        connection->atomic([&] { connection->onCommit([&] { ran += u"inner"_s; }); });
        QCOMPARE(ran.size(), 1);
    });
    QCOMPARE(ran, QStringList({u"at once"_s, u"outer"_s, u"inner"_s}));
    try {
        connection->atomic([&] {
            connection->onCommit([&] { ran += u"never"_s; });
            throw ValueError(u"on purpose"_s);
        });
    } catch (const ValueError &) {
    }
    QCOMPARE(ran.size(), 3);
}

void TestTransactions::onCommit_ofAnUndoneSavepoint_isForgotten()
{
    QStringList ran;
    connection->atomic([&] {
        connection->onCommit([&] { ran += u"kept"_s; });
        try {
            connection->atomic([&] {
                connection->onCommit([&] { ran += u"forgotten"_s; });
                throw ValueError(u"on purpose"_s);
            });
        } catch (const ValueError &) {
        }
        const QString savepoint = connection->savepoint();
        connection->onCommit([&] { ran += u"forgotten too"_s; });
        connection->savepointRollback(savepoint);
    });
    QCOMPARE(ran, QStringList{u"kept"_s});
}

void TestTransactions::onCommit_robust_letsTheOthersRun()
{
    QStringList ran;
    QTest::ignoreMessage(QtCriticalMsg,
                         "What waited for a commit on database \"default\" failed: broken");
    connection->atomic([&] {
        connection->onCommit([] { throw ValueError(u"broken"_s); }, Connection::Robust::Yes);
        connection->onCommit([&] { ran += u"second"_s; });
        add(u"a"_s);
    });
    QCOMPARE(ran, QStringList{u"second"_s});
    QCOMPARE(committed(), u"a"_s);
}

void TestTransactions::onCommit_thatThrows_leavesTheTransactionCommitted()
{
    QStringList ran;
    const auto work = [&] {
        connection->atomic([&] {
            connection->onCommit([] { throw ValueError(u"broken"_s); });
            connection->onCommit([&] { ran += u"second"_s; });
            add(u"a"_s);
        });
    };
    QVERIFY_THROWS_EXCEPTION(ValueError, work());
    QVERIFY(ran.isEmpty());
    QCOMPARE(committed(), u"a"_s);
    QVERIFY(!connection->inTransaction());
}

void TestTransactions::autocommit_off_waitsForCommit()
{
    connection->setAutocommit(false);
    QVERIFY(!connection->autocommit());
    add(u"a"_s);
    QVERIFY(connection->inTransaction());
    QCOMPARE(committed(), QString());
    QVERIFY_THROWS_EXCEPTION(TransactionManagementError, connection->setAutocommit(true));
    QVERIFY_THROWS_EXCEPTION(TransactionManagementError, connection->onCommit([] {}));
    connection->commit();
    QCOMPARE(committed(), u"a"_s);
    add(u"b"_s);
    const QString savepoint = connection->savepoint();
    add(u"c"_s);
    connection->savepointRollback(savepoint);
    connection->commit();
    add(u"d"_s);
    connection->rollback();
    QCOMPARE(committed(), u"ab"_s);
    connection->setAutocommit(true);
    add(u"e"_s);
    QCOMPARE(committed(), u"abe"_s);
}

void TestTransactions::autocommit_off_allowsAtomicBlocks()
{
    connection->setAutocommit(false);
    connection->atomic([&] { add(u"a"_s); });
    fail(u"b"_s);
    QCOMPARE(committed(), QString());
    connection->commit();
    QCOMPARE(committed(), u"a"_s);
    connection->setAutocommit(true);
}

void TestTransactions::autocommit_inABlock_cannotBeChanged()
{
    connection->atomic([&] {
        QVERIFY_THROWS_EXCEPTION(TransactionManagementError, connection->setAutocommit(false));
        QVERIFY_THROWS_EXCEPTION(TransactionManagementError, connection->commit());
        QVERIFY_THROWS_EXCEPTION(TransactionManagementError, connection->rollback());
        add(u"a"_s);
    });
    QCOMPARE(committed(), u"a"_s);
}

void TestTransactions::connection_older_thanItsAge_isOpenedAnew()
{
    const QString mark = u"CREATE TEMPORARY TABLE mark (n integer)"_s;
    const QString look = u"SELECT count(*) FROM mark"_s;
    settings.options.insert(u"conn_max_age"_s, u"1"_s);
    Connection aging(u"default"_s, settings);
    aging.executeScript(mark);
    QCOMPARE(aging.fetchAll(look).size(), 1);
    QVERIFY(!aging.isOld());
    aging.atomic([&] {
        QTest::qSleep(1100);
        QCOMPARE(aging.fetchAll(look).size(), 1); // never in a transaction
    });
    QVERIFY(aging.isOld());
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, aging.fetchAll(look));

    // 0: as long as a request, whose end closes it.
    settings.options.insert(u"conn_max_age"_s, u"0"_s);
    Databases databases;
    databases.add(u"default"_s, settings);
    databases.connection().executeScript(mark);
    QCOMPARE(databases.connection().fetchAll(look).size(), 1);
    databases.closeOldOfThisThread();
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, databases.connection().fetchAll(look));
    databases.closeThisThread();
}

void TestTransactions::connections_ofAThread_areClosedWithIt()
{
    if (settings.engine != DatabaseSettings::Engine::PostgreSql)
        QSKIP("Who has a file open is not told.");
    Databases databases;
    databases.add(u"default"_s, settings);
    const QString count =
            u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"_s;
    const Value before = connection->fetchAll(count).first().first();
    std::unique_ptr<QThread> thread(
            QThread::create([&] { databases.connection().fetchAll(u"SELECT 1"_s); }));
    thread->start();
    QVERIFY(thread->wait(10'000));
    // The server notices a moment later.
    QTRY_COMPARE(connection->fetchAll(count).first().first(), before);
}

QTEST_GUILESS_MAIN(TestTransactions)
#include "tst_transactions.moc"

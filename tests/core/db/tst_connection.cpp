// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/backend.h"
#include "core/db/connection.h"
#include "core/db/databaseerror.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Quintette;

namespace {

ValueList column(Connection &connection, const QString &sql, const ValueList &parameters = {})
{
    ValueList values;
    for (Cursor cursor = connection.execute(sql, parameters); cursor.next();)
        values += cursor.value(0);
    return values;
}

Value one(Connection &connection, const QString &sql, const ValueList &parameters = {})
{
    return column(connection, sql, parameters).value(0);
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        directory = std::make_unique<QTemporaryDir>();
        settings = {};
        settings.name = directory->filePath(u"db.sqlite3"_s);
        settings.mustExist = false;
        settings.timeoutMilliseconds = 100;
        connection = std::make_unique<Connection>(u"default"_s, settings);
        connection->executeScript(
                u"CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, a text UNIQUE NOT NULL, "
                "n integer CHECK (n > 0)); CREATE TABLE c (id integer PRIMARY KEY, "
                "t_id integer REFERENCES t(id) DEFERRABLE INITIALLY DEFERRED);"_s);
    }

    void values_ofEveryKind_comeBack();
    void execute_withReturning_givesRowsAndCommits();
    void execute_sameStatementNested_readsBoth();
    void cursor_outlivesConnection_stillReads();
    void execute_wrongNumberOfValues_isRefused();
    void execute_twoStatements_isRefused();
    void error_ofConstraint_hasItsKind_data();
    void error_ofConstraint_hasItsKind();
    void error_carriesSqlAndBindings();
    void atomic_thatThrows_rollsBack();
    void atomic_nested_rollsBackToSavepoint();
    void atomic_withDeferredForeignKey_failsAtCommitAndStaysUsable();
    void atomic_durableInside_isRefused();
    void onCommit_runsAfterOutermostOnly();
    void open_badFile_saysWhat_data();
    void open_badFile_saysWhat();
    void write_whileLocked_saysSoAfterTimeout();
    void write_onFullDatabase_losesNothingOutsideOfTheTransaction();
    void read_leavesFileUntouched();
    void databases_giveEachThreadItsOwn();
    void settings_fromUrl_data();
    void settings_fromUrl();

private:
    std::unique_ptr<QTemporaryDir> directory;
    DatabaseSettings settings;
    std::unique_ptr<Connection> connection;
};

void TestConnection::values_ofEveryKind_comeBack()
{
    const Backend &backend = connection->backend();
    const auto roundTrip = [&](const Value &value) {
        return backend.convert(one(*connection, u"SELECT ?"_s, {value}), value.type());
    };
    const DateTime moment = *DateTime::fromString(u"2024-03-05 14:07:09.123456+02:00");
    const ValueList all = {Value(),
                           true,
                           qint64(-5'000'000'000),
                           1.5,
                           u"Grüße \U0001F600"_s,
                           QByteArray("\0\xff", 2),
                           QByteArray(""),
                           QDate(2024, 2, 29),
                           Quintette::Time(1, 2, 3, 4),
                           moment,
                           Duration(90'061'000'001),
                           QUuid::createUuid(),
                           *Decimal::fromString(u"12.30")};
    for (const Value &value : all)
        QCOMPARE(roundTrip(value), value);
    QCOMPARE(one(*connection, u"SELECT typeof(?)"_s, {QByteArray()}), Value(u"blob"_s));
    QCOMPARE(one(*connection, u"SELECT ?"_s, {moment}), Value(u"2024-03-05 12:07:09.123456"_s));
    QVERIFY_THROWS_EXCEPTION(
            DataError, roundTrip(Value::integer(*Decimal::fromString(u"99999999999999999999"))));
}

void TestConnection::execute_withReturning_givesRowsAndCommits()
{
    {
        Cursor cursor = connection->execute(u"INSERT INTO t (a) VALUES (?), (?) RETURNING id, a"_s,
                                            {u"x"_s, u"y"_s});
        QCOMPARE(cursor.columnNames(), QStringList({u"id"_s, u"a"_s}));
        QCOMPARE(cursor.rowsAffected(), 2);
        QVERIFY(cursor.next());
        QCOMPARE(cursor.value(1), Value(u"x"_s));
    }
    Connection other(u"other"_s, settings);
    QCOMPARE(one(other, u"SELECT count(*) FROM t"_s), Value(2));
    QCOMPARE(connection->execute(u"INSERT INTO t (a) VALUES ('z')"_s).lastInsertId(), Value(3));
    QCOMPARE(connection->execute(u"UPDATE t SET n = 1"_s).rowsAffected(), 3);
    QCOMPARE(connection->execute(u"CREATE TABLE u (id integer)"_s).rowsAffected(), 0);
}

void TestConnection::execute_sameStatementNested_readsBoth()
{
    QCOMPARE(connection->executeMany(u"INSERT INTO t (a) VALUES (?)"_s,
                                     {{u"x"_s}, {u"y"_s}, {u"z"_s}}),
             3);
    int pairs = 0;
    for (Cursor outer = connection->execute(u"SELECT a FROM t"_s); outer.next();) {
        for (Cursor inner = connection->execute(u"SELECT a FROM t"_s); inner.next();)
            ++pairs;
        QVERIFY(outer.value(0).isString());
    }
    QCOMPARE(pairs, 9);
}

void TestConnection::cursor_outlivesConnection_stillReads()
{
    connection->execute(u"INSERT INTO t (a) VALUES ('x')"_s);
    Cursor cursor = connection->execute(u"SELECT a FROM t"_s);
    connection.reset();
    QVERIFY(cursor.next());
    QCOMPARE(cursor.value(0), Value(u"x"_s));
    QVERIFY(!cursor.next());
}

void TestConnection::execute_wrongNumberOfValues_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, connection->execute(u"SELECT ?"_s));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, connection->execute(u"SELECT 1"_s, {1}));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, connection->execute(u" "_s));
}

void TestConnection::execute_twoStatements_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, connection->execute(u"SELECT 1; DROP TABLE t"_s));
    QCOMPARE(one(*connection, u"SELECT count(*) FROM t;"_s), Value(0));
}

void TestConnection::error_ofConstraint_hasItsKind_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("kind");
    using Kind = IntegrityError::Kind;
    QTest::newRow("unique") << u"INSERT INTO t (a) VALUES ('x'), ('x')"_s << int(Kind::Unique);
    QTest::newRow("not null") << u"INSERT INTO t (a) VALUES (NULL)"_s << int(Kind::NotNull);
    QTest::newRow("check") << u"INSERT INTO t (a, n) VALUES ('x', 0)"_s << int(Kind::Check);
    QTest::newRow("foreign key") << u"INSERT INTO c (t_id) VALUES (99)"_s << int(Kind::ForeignKey);
}

void TestConnection::error_ofConstraint_hasItsKind()
{
    QFETCH(QString, sql);
    QFETCH(int, kind);
    try {
        connection->execute(sql);
        QFAIL("nothing was refused");
    } catch (const IntegrityError &error) {
        QCOMPARE(int(error.kind()), kind);
    }
    connection->execute(u"INSERT INTO t (a, n) VALUES ('fine', 1)"_s);
}

void TestConnection::error_carriesSqlAndBindings()
{
    try {
        connection->execute(u"SELECT * FROM missing WHERE a = ?"_s, {7});
        QFAIL("nothing was refused");
    } catch (const ProgrammingError &error) {
        QCOMPARE(error.sql(), u"SELECT * FROM missing WHERE a = ?"_s);
        QVERIFY(error.message().contains(u"missing"_s));
    }
    connection->execute(u"INSERT INTO t (a) VALUES ('x')"_s);
    try {
        connection->execute(u"INSERT INTO t (a) VALUES (?)"_s, {u"x"_s});
        QFAIL("nothing was refused");
    } catch (const IntegrityError &error) {
        QCOMPARE(error.bindings(), ValueList({u"x"_s}));
    }
}

void TestConnection::atomic_thatThrows_rollsBack()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, connection->atomic([&] {
        connection->execute(u"INSERT INTO t (a) VALUES ('x')"_s);
        throw ValueError(u"enough"_s);
    }));
    QVERIFY(!connection->inTransaction());
    QCOMPARE(one(*connection, u"SELECT count(*) FROM t"_s), Value(0));
}

void TestConnection::atomic_nested_rollsBackToSavepoint()
{
    connection->atomic([&] {
        connection->execute(u"INSERT INTO t (a) VALUES ('outer')"_s);
        QVERIFY_THROWS_EXCEPTION(IntegrityError, connection->atomic([&] {
            connection->execute(u"INSERT INTO t (a) VALUES ('inner')"_s);
            connection->execute(u"INSERT INTO t (a) VALUES ('inner')"_s);
        }));
        connection->atomic([&] { connection->execute(u"INSERT INTO t (a) VALUES ('second')"_s); });
    });
    QCOMPARE(column(*connection, u"SELECT a FROM t ORDER BY id"_s),
             ValueList({u"outer"_s, u"second"_s}));
}

void TestConnection::atomic_withDeferredForeignKey_failsAtCommitAndStaysUsable()
{
    QVERIFY_THROWS_EXCEPTION(IntegrityError, connection->atomic([&] {
        connection->execute(u"INSERT INTO c (t_id) VALUES (99)"_s);
    }));
    connection->atomic([&] { connection->execute(u"INSERT INTO t (a) VALUES ('x')"_s); });
    QCOMPARE(one(*connection, u"SELECT count(*) FROM c"_s), Value(0));
}

void TestConnection::atomic_durableInside_isRefused()
{
    connection->atomic([&] {
        QVERIFY_THROWS_EXCEPTION(ProgrammingError,
                                 connection->atomic([] {}, Connection::Durable::Yes));
    });
    connection->atomic([] {}, Connection::Durable::Yes);
}

void TestConnection::onCommit_runsAfterOutermostOnly()
{
    QStringList calls;
    connection->onCommit([&] { calls += u"at once"_s; });
    connection->atomic([&] {
        connection->onCommit([&] { calls += u"outer"_s; });
        try {
            connection->atomic([&] {
                connection->onCommit([&] { calls += u"undone"_s; });
                throw ValueError(u"x"_s);
            });
        } catch (const ValueError &) {
        }
        connection->atomic([&] { connection->onCommit([&] { calls += u"inner"_s; }); });
        QCOMPARE(calls, QStringList({u"at once"_s}));
    });
    QCOMPARE(calls, QStringList({u"at once"_s, u"outer"_s, u"inner"_s}));
}

void TestConnection::open_badFile_saysWhat_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("missing") << u"missing"_s << u"does not exist"_s;
    QTest::newRow("folder") << u"folder"_s << u"is a folder"_s;
    QTest::newRow("text") << u"text"_s << u"is not a SQLite database"_s;
    QTest::newRow("corrupt") << u"corrupt"_s << u"is damaged"_s;
}

void TestConnection::open_badFile_saysWhat()
{
    QFETCH(QString, kind);
    QFETCH(QString, message);
    connection->execute(u"PRAGMA journal_mode = delete"_s);
    connection->executeMany(u"INSERT INTO t (a) VALUES (?)"_s,
                            {{QString(5000, u'x')}, {QString(9000, u'y')}});
    connection.reset();
    DatabaseSettings bad = settings;
    bad.mustExist = true;
    if (kind == "folder"_L1) {
        bad.name = directory->path();
    } else if (kind == "corrupt"_L1) {
        QFile file(settings.name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(100);
        file.write(QByteArray(4000, '\x7f'));
    } else {
        bad.name = directory->filePath(kind);
        QFile file(bad.name);
        if (kind == "text"_L1 && file.open(QIODevice::WriteOnly))
            file.write(QByteArray("Dear diary, this is no database at all. ").repeated(50));
    }
    Connection broken(u"default"_s, bad);
    try {
        broken.ensureOpen();
        QFAIL("it opened");
    } catch (const OperationalError &error) {
        QVERIFY2(error.message().contains(message), qPrintable(error.message()));
        QVERIFY2(error.message().contains(bad.name), qPrintable(error.message()));
    }
}

void TestConnection::write_whileLocked_saysSoAfterTimeout()
{
    Connection other(u"other"_s, settings);
    other.atomic([&] {
        other.execute(u"INSERT INTO t (a) VALUES ('other')"_s);
        try {
            connection->execute(u"INSERT INTO t (a) VALUES ('mine')"_s);
            QFAIL("nothing was refused");
        } catch (const OperationalError &error) {
            QVERIFY2(error.message().contains(u"is locked by another program"_s),
                     qPrintable(error.message()));
        }
        QVERIFY_THROWS_EXCEPTION(OperationalError, connection->atomic([] {}));
        QCOMPARE(one(*connection, u"SELECT count(*) FROM t"_s), Value(0));
    });
    connection->execute(u"INSERT INTO t (a) VALUES ('mine')"_s);
    QCOMPARE(one(*connection, u"SELECT count(*) FROM t"_s), Value(2));
}

void TestConnection::write_onFullDatabase_losesNothingOutsideOfTheTransaction()
{
    connection->execute(u"INSERT INTO t (a) VALUES ('kept')"_s);
    const qint64 pages = one(*connection, u"PRAGMA page_count"_s).integer();
    connection->execute(u"PRAGMA max_page_count = %1"_s.arg(pages + 1));
    try {
        connection->atomic([&] {
            try {
                connection->execute(u"INSERT INTO t (a) VALUES (?)"_s, {QString(100'000, u'x')});
                QFAIL("nothing was refused");
            } catch (const OperationalError &error) {
                QVERIFY2(error.message().contains(u"is full"_s), qPrintable(error.message()));
            }
        });
    } catch (const TransactionManagementError &) {
        // The database had ended the transaction: the block must not pretend that it committed.
    }
    connection->execute(u"INSERT INTO t (a) VALUES ('after')"_s);
    QCOMPARE(column(*connection, u"SELECT a FROM t ORDER BY id"_s),
             ValueList({u"kept"_s, u"after"_s}));
}

void TestConnection::read_leavesFileUntouched()
{
    connection->execute(u"PRAGMA journal_mode = delete"_s);
    connection.reset();
    const auto content = [this] {
        QFile file(settings.name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content();
    {
        Connection reader(u"default"_s, settings);
        QCOMPARE(one(reader, u"SELECT count(*) FROM t"_s), Value(0));
    }
    QCOMPARE(content(), before);
}

void TestConnection::databases_giveEachThreadItsOwn()
{
    Databases databases;
    databases.add(u"default"_s, settings);
    Connection *mine = &databases.connection();
    QCOMPARE(&databases.connection(), mine);
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, databases.connection(u"nowhere"_s));
    Connection *theirs = nullptr;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        theirs = &databases.connection();
        theirs->execute(u"INSERT INTO t (a) VALUES ('from the thread')"_s);
    }));
    thread->start();
    QVERIFY(thread->wait());
    QVERIFY(theirs && theirs != mine);
    QCOMPARE(one(*mine, u"SELECT count(*) FROM t"_s), Value(1));
    // A new set of databases at the same address must not get old connections.
    std::optional<Databases> again(std::in_place);
    again->add(u"default"_s, settings);
    again->connection().ensureOpen();
    again.reset();
    again.emplace();
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured, again->connection());
}

void TestConnection::settings_fromUrl_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("summary"); // empty: refused
    QTest::newRow("path") << u"/x/db.sqlite3"_s << u"sqlite /x/db.sqlite3"_s;
    QTest::newRow("memory") << u":memory:"_s << u"sqlite :memory:"_s;
    QTest::newRow("relative") << u"sqlite:///db.sqlite3"_s << u"sqlite db.sqlite3"_s;
    QTest::newRow("absolute") << u"sqlite:////x/my%20db"_s << u"sqlite /x/my db"_s;
    QTest::newRow("postgresql") << u"postgresql://me:p%40ss@host:5433/shop?sslmode=require"_s
                                << u"postgresql shop host 5433 me p@ss sslmode=require"_s;
    QTest::newRow("socket") << u"postgresql:///shop?host=/run/pg"_s
                            << u"postgresql shop /run/pg 0  "_s;
    QTest::newRow("no name") << u"postgresql://host"_s << QString();
    QTest::newRow("unknown") << u"mysql://host/shop"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestConnection::settings_fromUrl()
{
    QFETCH(QString, url);
    QFETCH(QString, summary);
    const Result<DatabaseSettings> parsed = DatabaseSettings::fromUrl(url);
    QCOMPARE(bool(parsed), !summary.isEmpty());
    if (!parsed)
        return;
    QString text = u"sqlite "_s + parsed->name;
    if (parsed->engine == DatabaseSettings::Engine::PostgreSql) {
        text = u"postgresql %1 %2 %3 %4 %5"_s.arg(parsed->name, parsed->host)
                       .arg(parsed->port)
                       .arg(parsed->user, parsed->password);
        for (auto option = parsed->options.cbegin(); option != parsed->options.cend(); ++option)
            text += u' ' + option.key() + u'=' + option.value();
    }
    QCOMPARE(text, summary);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"

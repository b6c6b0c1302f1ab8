// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogdatabase.h"

#include <QDir>
#include <QProcess>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <pwd.h>
#include <unistd.h>

using namespace Quintette;

/// Trouble with other transactions and with the server: each a typed error, all rolled back, the
/// connection usable again.
class TestConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void deadlock_endsOneOfTwo();
    void serialization_failure_isAConflict();
    void statement_tooLong_isGivenUp();
    void statement_timeoutOfTheSettings_holdsAgainAfterLimits();
    void server_restarted_isFoundAgain();
    void disk_full_ofTheServer_isUndone();
    void value_outOfRange_isRefusedByName_data();
    void value_outOfRange_isRefusedByName();
    void option_unknown_isRefusedByName();
    void option_transactionMode_isHowTransactionsBegin();
    void option_initCommand_isRunFirst();
    void option_assumeRole_isTaken();

private:
    void verifyUsable()
    {
        const qint64 before = db->all(u"Author"_s).count();
        db->author(u"One more"_s);
        QVERIFY(!db->connection().inTransaction());
        QCOMPARE(db->all(u"Author"_s).count(), before + 1);
    }
    std::unique_ptr<Connection> connectionWith(const QString &option, const QString &value) const
    {
        DatabaseSettings settings = db->databases.settings(u"default"_s);
        settings.options.insert(option, value);
        return std::make_unique<Connection>(u"other"_s, settings);
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestConflicts::init()
{
    db = Testing::BlogDatabase::make(cluster, [](ModelRegistry &registry) {
        Blog::addTo(registry);
        ModelInfo &every =
                registry.add(std::make_unique<ModelInfo>(u"blog"_s, u"Every"_s, ModelOptions()));
        const auto add = [&every](FieldKind kind, const QString &name, FieldOptions options = {}) {
            options.null = true;
            every.addField(makeField(kind, name, options));
        };
        add(FieldKind::BigInteger, u"big"_s);
        add(FieldKind::PositiveInteger, u"positive"_s);
        add(FieldKind::PositiveSmallInteger, u"few"_s);
        add(FieldKind::Decimal, u"price"_s, {.maxDigits = 5, .decimalPlaces = 2});
        add(FieldKind::Char, u"code"_s, {.maxLength = 3});
        add(FieldKind::Slug, u"slug"_s, {.maxLength = 3});
        add(FieldKind::Email, u"mail"_s, {.maxLength = 3});
        add(FieldKind::Url, u"link"_s, {.maxLength = 3});
        add(FieldKind::File, u"file"_s, {.maxLength = 3});
        add(FieldKind::Text, u"text"_s);
        add(FieldKind::Boolean, u"flag"_s);
        add(FieldKind::Date, u"day"_s);
        add(FieldKind::Time, u"time"_s);
        add(FieldKind::DateTime, u"moment"_s);
        add(FieldKind::Duration, u"span"_s);
        add(FieldKind::Float, u"weight"_s);
        add(FieldKind::Uuid, u"uid"_s);
    });
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestConflicts::deadlock_endsOneOfTwo()
{
    if (!db->isPostgreSql())
        QSKIP("SQLite has one writer at a time.");
    const Record ann = db->author(u"Ann"_s);
    const Record ben = db->author(u"Ben"_s);
    QSemaphore reached;
    QSemaphore goOn;
    std::atomic<int> conflicts = 0;
    const auto rename = [&](const Record &first, const Record &second, bool isOther) {
        try {
            db->databases.connection().atomic([&] {
                const QString sql = u"UPDATE blog_author SET name = name || '!' WHERE id = ?"_s;
                db->databases.connection().execute(sql, {first.pk()});
                (isOther ? reached : goOn).release();
                (isOther ? goOn : reached).acquire();
                db->databases.connection().execute(sql, {second.pk()});
            });
        } catch (const TransactionConflict &error) {
            conflicts += error.message().contains(u"run this transaction again"_s);
        }
    };
    std::unique_ptr<QThread> thread(QThread::create([&] { rename(ben, ann, true); }));
    thread->start();
    rename(ann, ben, false);
    QVERIFY(thread->wait(20'000));
    QCOMPARE(conflicts.load(), 1);
    QStringList names;
    for (const Value &name : db->all(u"Author"_s).orderBy(QStringList{u"id"_s}).toValues(u"name"_s))
        names += name.toString();
    QCOMPARE(names, QStringList({u"Ann!"_s, u"Ben!"_s})); // of the one that went on
    verifyUsable();
}

void TestConflicts::serialization_failure_isAConflict()
{
    if (!db->isPostgreSql())
        QSKIP("SQLite has one writer at a time.");
    const auto strict = connectionWith(u"isolation_level"_s, u"serializable"_s);
    QCOMPARE(strict->fetchAll(u"SHOW transaction_isolation"_s).first().first(),
             Value(u"serializable"_s));
    db->author(u"Ann"_s);
    const auto work = [&] {
        strict->atomic([&] {
            strict->fetchAll(u"SELECT * FROM blog_author"_s);
            db->connection().execute(u"UPDATE blog_author SET name = 'Ben'"_s);
            strict->execute(u"UPDATE blog_author SET name = 'Cid'"_s);
        });
    };
    QVERIFY_THROWS_EXCEPTION(TransactionConflict, work());
    QCOMPARE(db->scalar(u"SELECT name FROM blog_author"_s), Value(u"Ben"_s));
    strict->atomic([&] { strict->execute(u"UPDATE blog_author SET name = 'Cid'"_s); });
    QCOMPARE(db->scalar(u"SELECT name FROM blog_author"_s), Value(u"Cid"_s));
}

static QString slowSql(bool postgreSql)
{
    return postgreSql ? u"SELECT pg_sleep(20)"_s
                      : u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                        "SELECT count(*) FROM n"_s;
}

void TestConflicts::statement_tooLong_isGivenUp()
{
    const auto work = [&] {
        db->connection().limited({.time = std::chrono::milliseconds(200)}, [&] {
            db->connection().atomic([&] {
                db->author(u"Ann"_s);
                db->connection().fetchAll(slowSql(db->isPostgreSql()));
            });
        });
    };
    QVERIFY_THROWS_EXCEPTION(QueryCancelled, work());
    QCOMPARE(db->all(u"Author"_s).count(), 0);
    verifyUsable();
}

void TestConflicts::statement_timeoutOfTheSettings_holdsAgainAfterLimits()
{
    if (!db->isPostgreSql())
        QSKIP("An option of the server.");
    const auto other = connectionWith(u"options"_s, u"-c statement_timeout=300"_s);
    const auto slow = [&] { other->fetchAll(slowSql(true)); };
    QVERIFY_THROWS_EXCEPTION(QueryCancelled, slow());
    other->limited({.time = std::chrono::milliseconds(5000)},
                   [&] { other->fetchAll(u"SELECT 1"_s); });
    QVERIFY_THROWS_EXCEPTION(QueryCancelled, slow());
}

void TestConflicts::server_restarted_isFoundAgain()
{
    if (!db->isPostgreSql())
        QSKIP("A file has no server.");
    db->author(u"Ann"_s);
    const auto work = [&] {
        db->connection().atomic([&] {
            db->author(u"Ben"_s);
            cluster->restart();
            db->author(u"Cid"_s);
        });
    };
    QVERIFY_THROWS_EXCEPTION(OperationalError, work());
    QCOMPARE(db->all(u"Author"_s).count(), 1);
    verifyUsable();
}

/// A small disk for the server, as root may make one; nothing where that is not allowed.
static QString mountSmallDisk(const QString &folder)
{
    const passwd *user = getpwnam("postgres");
    if (geteuid() != 0 || !user || !QDir().mkpath(folder)
        || QProcess::execute(u"mount"_s,
                             {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=3m"_s, u"tmpfs"_s, folder})
                != 0)
        return {};
    const QString inside = folder + u"/data"_s;
    QDir().mkpath(inside);
    const bool isOwned = chown(inside.toLocal8Bit().constData(), user->pw_uid, user->pw_gid) == 0;
    return isOwned ? inside : QString();
}

void TestConflicts::disk_full_ofTheServer_isUndone()
{
    if (!db->isPostgreSql())
        QSKIP("tst_badinput fills the disk of a file.");
    const QString folder =
            db->databases.settings(u"default"_s).host + u"/small"_s; // the server may enter it
    const QString disk = mountSmallDisk(folder);
    if (disk.isEmpty())
        QSKIP("This user may not mount a small disk.");
    const auto unmount = qScopeGuard([&] {
        db->connection().executeScript(u"DROP TABLE blog_article CASCADE"_s);
        db->connection().executeScript(u"DROP TABLESPACE small"_s);
        QProcess::execute(u"umount"_s, {folder});
    });
    db->connection().executeScript(u"CREATE TABLESPACE small LOCATION '%1'"_s.arg(disk));
    db->connection().executeScript(u"ALTER TABLE blog_article SET TABLESPACE small"_s);
    const Record ann = db->author(u"Ann"_s);
    QList<Record> articles;
    for (int i = 0; i < 4000; ++i) {
        articles += db->newArticle(u"Title %1"_s.arg(i), ann);
        articles.last().setValue(u"body", u"text %1 "_s.arg(i).repeated(150));
    }
    try {
        db->all(u"Article"_s).bulkCreate(articles);
        QFAIL("it all fitted");
    } catch (const OperationalError &error) {
        QVERIFY2(error.message().contains(u"full"_s), qPrintable(error.message()));
        QVERIFY(!error.sql().isEmpty());
    }
    QCOMPARE(db->all(u"Article"_s).count(), 0);
    verifyUsable();
    // There is room on another disk.
    db->connection().executeScript(u"ALTER TABLE blog_article SET TABLESPACE pg_default"_s);
    db->article(u"Small enough"_s, ann);
}

void TestConflicts::value_outOfRange_isRefusedByName_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("shown");
    const auto row = [](const QString &field, const Value &value, const QString &shown) {
        QTest::newRow(qPrintable(field + u' ' + shown)) << field << value << shown;
    };
    const auto whole = [](const char16_t *digits) {
        return Value::integer(*Decimal::fromString(QStringView(digits).toString()));
    };
    row(u"big"_s, whole(u"9223372036854775808"), u"9223372036854775808"_s);
    row(u"big"_s, u"many"_s, u"'many'"_s);
    row(u"positive"_s, -1, u"-1"_s);
    row(u"few"_s, whole(u"99999999999999999999"), u"99999999999999999999"_s);
    row(u"price"_s, *Decimal::fromString(u"1234.50"), u"1234.5"_s);
    row(u"price"_s, u"dear"_s, u"dear"_s);
    row(u"code"_s, u"abcd"_s, u"'abcd'"_s);
    row(u"slug"_s, u"abcd"_s, u"'abcd'"_s);
    row(u"mail"_s, u"a@b.org"_s, u"'a@b.org'"_s);
    row(u"link"_s, u"http://a.org"_s, u"'http://a.org'"_s);
    row(u"file"_s, u"a.txt"_s, u"'a.txt'"_s);
    row(u"flag"_s, u"perhaps"_s, u"perhaps"_s);
    row(u"day"_s, u"2024-02-30"_s, u"2024-02-30"_s);
    row(u"time"_s, u"25:00"_s, u"25:00"_s);
    row(u"moment"_s, u"2024-02-30 10:00"_s, u"2024-02-30 10:00"_s);
    row(u"span"_s, u"a while"_s, u"a while"_s);
    row(u"weight"_s, u"heavy"_s, u"'heavy'"_s);
    row(u"uid"_s, u"not-one"_s, u"not-one"_s);
}

void TestConflicts::value_outOfRange_isRefusedByName()
{
    QFETCH(QString, field);
    QFETCH(Value, value);
    QFETCH(QString, shown);
    Record record(db->model(u"Every"_s));
    record.setValue(field, value);
    const auto verifyNamed = [&](const QString &message) {
        QVERIFY2(message.contains(u"blog.Every"_s) && message.contains(field)
                         && message.contains(shown),
                 qPrintable(message));
    };
    try {
        db->connection().atomic([&] {
            db->author(u"Ann"_s);
            save(record);
        });
        QFAIL("it was stored");
    } catch (const DatabaseError &error) {
        verifyNamed(error.message());
    } catch (const ValueError &error) {
        verifyNamed(error.message());
    } catch (const ValidationError &error) {
        verifyNamed(error.message());
    }
    QCOMPARE(db->all(u"Author"_s).count(), 0);
    verifyUsable();
}

void TestConflicts::option_unknown_isRefusedByName()
{
    const auto other = connectionWith(u"no_such_option"_s, u"1"_s);
    try {
        other->ensureOpen();
        QFAIL("it was taken");
    } catch (const OperationalError &error) {
        QVERIFY2(error.message().contains(u"no_such_option"_s), qPrintable(error.message()));
    }
    const QString name = db->isPostgreSql() ? u"isolation_level"_s : u"transaction_mode"_s;
    const auto wrong = connectionWith(name, u"sometimes"_s);
    QVERIFY_THROWS_EXCEPTION(OperationalError, wrong->ensureOpen());
}

void TestConflicts::option_transactionMode_isHowTransactionsBegin()
{
    if (db->isPostgreSql())
        QSKIP("An option of SQLite.");
    const auto deferred = connectionWith(u"transaction_mode"_s, u"deferred"_s);
    // Such a transaction takes no lock before it writes.
    db->connection().atomic([&] {
        db->author(u"Ann"_s);
        deferred->atomic([&] { deferred->fetchAll(u"SELECT count(*) FROM blog_author"_s); });
    });
    verifyUsable();
}

void TestConflicts::option_initCommand_isRunFirst()
{
    if (db->isPostgreSql())
        QSKIP("An option of SQLite.");
    const auto other = connectionWith(u"init_command"_s, u"PRAGMA cache_size = 123"_s);
    QCOMPARE(other->fetchAll(u"PRAGMA cache_size"_s).first().first(), Value(123));
}

void TestConflicts::option_assumeRole_isTaken()
{
    if (!db->isPostgreSql())
        QSKIP("SQLite has no roles.");
    db->connection().executeScript(u"DROP ROLE IF EXISTS \"clerk's\"; CREATE ROLE \"clerk's\""_s);
    const auto other = connectionWith(u"assume_role"_s, u"clerk's"_s);
    QCOMPARE(other->fetchAll(u"SELECT current_user::text"_s).first().first(), Value(u"clerk's"_s));
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

/// What goes wrong when objects are stored: the error says where, nothing stays half done, and the
/// connection goes on. Each test runs on SQLite and on PostgreSQL.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void text_tooLong_isRefusedByName();
    void text_ofPairs_isCountedInCharacters();
    void value_ofWrongKind_isRefusedByName();
    void number_tooLarge_isRefusedByName();
    void bulkCreate_ofOneBad_storesNone();
    void update_toBad_isRefused();
    void key_toNothing_namesModelFieldAndValue();
    void key_toNothing_inTransaction_isUndone();
    void key_takenTwice_namesModelFieldAndValue();
    void null_whereNoneMayBe_namesField();
    void database_locked_canBeUsedAfterwards();
    void line_lostInTransaction_isUndoneAndOpenedAgain();
    void disk_full_isUndoneAndUsableAgain();

private:
    /// The message of the error that work throws; fails when it throws none, or one of another
    /// kind.
    template <typename Kind, typename Work> QString messageOf(Work work) const
    {
        try {
            work();
        } catch (const Kind &error) {
            return error.message();
        }
        return u"(no error)"_s;
    }
    void verifyUsable()
    {
        const qint64 before = db->all(u"Author"_s).count();
        db->author(u"One more"_s);
        QVERIFY(!db->connection().inTransaction());
        QCOMPARE(db->all(u"Author"_s).count(), before + 1);
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestBadInput::init()
{
    db = Testing::BlogDatabase::make(cluster);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

void TestBadInput::text_tooLong_isRefusedByName()
{
    const QString message =
            messageOf<DataError>([&] { db->author(u"x"_s.repeated(60) + u"y"_s.repeated(60)); });
    QVERIFY2(message.contains(u"blog.Author.name"_s), qPrintable(message));
    QVERIFY2(message.contains(u"100"_s) && message.contains(u"120"_s), qPrintable(message));
    QVERIFY2(message.contains(u"'xxxxx"_s), qPrintable(message));
    verifyUsable();
}

void TestBadInput::text_ofPairs_isCountedInCharacters()
{
    const QString smiles = u"\U0001F600"_s.repeated(100);
    const Record author = db->author(smiles);
    QCOMPARE(db->all(u"Author"_s).get({{u"pk"_s, author.pk()}}).value(u"name"), Value(smiles));
}

void TestBadInput::value_ofWrongKind_isRefusedByName()
{
    Record article = db->newArticle(u"One"_s, db->author(u"Ann"_s));
    article.setValue(u"status", u"live"_s);
    const QString message = messageOf<ValueError>([&] { save(article); });
    QVERIFY2(message.contains(u"blog.Article.status"_s) && message.contains(u"'live'"_s),
             qPrintable(message));
    article.setValue(u"status", 1);
    article.setValue(u"published_at", u"yesterday"_s);
    const QString date = messageOf<ValidationError>([&] { save(article); });
    QVERIFY2(date.contains(u"blog.Article.published_at"_s) && date.contains(u"yesterday"_s),
             qPrintable(date));
    QCOMPARE(db->all(u"Article"_s).count(), 0);
    verifyUsable();
}

void TestBadInput::number_tooLarge_isRefusedByName()
{
    Record article = db->newArticle(u"One"_s, db->author(u"Ann"_s));
    article.setValue(u"status", Value::integer(*Decimal::fromString(u"99999999999999999999")));
    const QString message = messageOf<DataError>([&] { save(article); });
    QVERIFY2(message.contains(u"blog.Article.status"_s)
                     && message.contains(u"99999999999999999999"_s),
             qPrintable(message));
    article.setValue(u"status", 1);
    article.setValue(u"price", *Decimal::fromString(u"12345678.00"));
    const QString price = messageOf<ValueError>([&] { save(article); });
    QVERIFY2(price.contains(u"blog.Article.price"_s) && price.contains(u"12345678"_s),
             qPrintable(price));
    verifyUsable();
}

void TestBadInput::bulkCreate_ofOneBad_storesNone()
{
    const Record ann = db->author(u"Ann"_s);
    QList<Record> articles;
    for (int i = 0; i < 300; ++i)
        articles += db->newArticle(u"Title %1"_s.arg(i), ann);
    articles[290].setValue(u"title", u"x"_s.repeated(201));
    const QString message =
            messageOf<DataError>([&] { db->all(u"Article"_s).bulkCreate(articles); });
    QVERIFY2(message.contains(u"blog.Article.title"_s), qPrintable(message));
    QCOMPARE(db->all(u"Article"_s).count(), 0);
    verifyUsable();
}

void TestBadInput::update_toBad_isRefused()
{
    db->author(u"Ann"_s);
    const QuerySet authors = db->all(u"Author"_s);
    const QList<QPair<QString, Value>> tooLong{{u"name"_s, u"x"_s.repeated(101)}};
    QVERIFY_THROWS_EXCEPTION(DataError, authors.update(tooLong));
    const QList<QPair<QString, Value>> unknown{{u"nmae"_s, u"x"_s}};
    QVERIFY_THROWS_EXCEPTION(FieldError, authors.update(unknown));
    QCOMPARE(authors.first()->value(u"name"), Value(u"Ann"_s));
    verifyUsable();
}

void TestBadInput::key_toNothing_namesModelFieldAndValue()
{
    Record article = db->newArticle(u"One"_s, db->author(u"Ann"_s));
    article.setValue(u"author", 4711);
    const QString message = messageOf<IntegrityError>([&] { save(article); });
    QVERIFY2(message.contains(u"blog.Article"_s) && message.contains(u"author"_s)
                     && message.contains(u"4711"_s),
             qPrintable(message));
    QCOMPARE(db->all(u"Article"_s).count(), 0);
    verifyUsable();
}

void TestBadInput::key_toNothing_inTransaction_isUndone()
{
    const Record ann = db->author(u"Ann"_s);
    const QString message = messageOf<IntegrityError>([&] {
        db->connection().atomic([&] {
            db->article(u"Good"_s, ann);
            Record article = db->newArticle(u"Bad"_s, ann);
            article.setValue(u"author", 4711);
            save(article);
        });
    });
    QVERIFY2(message.contains(u"blog_article"_s) && message.contains(u"author_id"_s)
                     && message.contains(u"4711"_s),
             qPrintable(message));
    QCOMPARE(db->all(u"Article"_s).count(), 0);
    verifyUsable();
}

void TestBadInput::key_takenTwice_namesModelFieldAndValue()
{
    db->tag(u"taken"_s);
    const QString message = messageOf<IntegrityError>([&] { db->tag(u"taken"_s); });
    QVERIFY2(message.contains(u"blog.Tag"_s) && message.contains(u"slug = 'taken'"_s),
             qPrintable(message));
    db->connection().atomic([&] {
        // Only the inner block is undone.
        QVERIFY_THROWS_EXCEPTION(IntegrityError,
                                 db->connection().atomic([&] { db->tag(u"taken"_s); }));
        db->tag(u"free"_s);
    });
    QCOMPARE(db->all(u"Tag"_s).count(), 2);
    verifyUsable();
}

void TestBadInput::null_whereNoneMayBe_namesField()
{
    Record article = db->newArticle(u"One"_s, db->author(u"Ann"_s));
    article.setValue(u"title", Value());
    const QString message = messageOf<IntegrityError>([&] { save(article); });
    QVERIFY2(message.contains(u"blog.Article"_s) && message.contains(u"title = None"_s),
             qPrintable(message));
    verifyUsable();
}

void TestBadInput::database_locked_canBeUsedAfterwards()
{
    DatabaseSettings settings = db->databases.settings(u"default"_s);
    settings.timeoutMilliseconds = 100;
    db->databases.add(u"impatient"_s, settings);
    const auto rename = [&] {
        Record author(db->model(u"Author"_s));
        author.setValue(u"name", u"Late"_s);
        save(author, {.database = u"impatient"_s});
    };
    db->connection().atomic([&] {
        if (db->isPostgreSql())
            db->connection().execute(u"LOCK TABLE blog_author IN EXCLUSIVE MODE"_s);
        else
            db->author(u"Ann"_s);
        QVERIFY_THROWS_EXCEPTION(OperationalError, rename());
    });
    rename();
    QCOMPARE(db->all(u"Author"_s).filter({{u"name"_s, u"Late"_s}}).count(), 1);
    verifyUsable();
}

void TestBadInput::line_lostInTransaction_isUndoneAndOpenedAgain()
{
    if (!db->isPostgreSql())
        QSKIP("A file has no line to lose.");
    Connection other(u"other"_s, db->databases.settings(u"default"_s));
    bool wentOn = false;
    const QString message = messageOf<OperationalError>([&] {
        db->connection().atomic([&] {
            db->author(u"Ann"_s);
            const Value process = db->scalar(u"SELECT pg_backend_pid()"_s);
            other.execute(u"SELECT pg_terminate_backend(?::integer)"_s, {process});
            try {
                db->author(u"Bob"_s);
            } catch (const OperationalError &) {
                // Nothing may slip into a new connection, outside of the transaction.
                QVERIFY_THROWS_EXCEPTION(DatabaseError, db->author(u"Cid"_s));
                wentOn = true;
                throw;
            }
        });
    });
    QVERIFY2(wentOn && message.contains(u"lost"_s), qPrintable(message));
    QCOMPARE(db->all(u"Author"_s).count(), 0);
    verifyUsable();
}

void TestBadInput::disk_full_isUndoneAndUsableAgain()
{
    if (db->isPostgreSql())
        QSKIP("The server has its own disk; only a file can be limited here.");
    const Record ann = db->author(u"Ann"_s);
    const qint64 pages = db->scalar(u"PRAGMA page_count"_s).toInt().value_or(0);
    db->scalar(u"PRAGMA max_page_count = %1"_s.arg(pages + 4));
    QList<Record> articles;
    for (int i = 0; i < 1000; ++i) {
        articles += db->newArticle(u"Title %1"_s.arg(i), ann);
        articles.last().setValue(u"body", u"text "_s.repeated(100));
    }
    const QString message =
            messageOf<OperationalError>([&] { db->all(u"Article"_s).bulkCreate(articles); });
    QVERIFY2(message.contains(u"full"_s), qPrintable(message));
    QCOMPARE(db->all(u"Article"_s).count(), 0);
    db->scalar(u"PRAGMA max_page_count = 1000000"_s);
    QCOMPARE(db->all(u"Article"_s).bulkCreate(articles).size(), 1000);
    verifyUsable();
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"

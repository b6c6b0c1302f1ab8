// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/expression.h"
#include "core/orm/persistence.h"
#include "core/orm/typedqueryset.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

/// What queries do to a real database: each test runs on SQLite and on PostgreSQL.
class TestBackends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void get_again_bindsOnlyOtherValues();
    void get_byNull_asksForNull();
    void get_byNumberNoColumnHolds_findsNothing();
    void get_ofSeveral_throws();
    void objects_ofType_haveAllValues();
    void objects_withPrefetch_holdRelated();
    void filter_acrossRelations_findsRows();
    void exclude_overMany_leavesNoDoubt();
    void annotate_count_isPerObject();
    void values_groupBy_countsEach();
    void order_byNullable_isStable();
    void slice_ofOrdered_givesItsPart();
    void update_byExpression_changesAll();
    void remove_ofUnreferenced_isOneStatement();
    void remove_ofReferenced_cascades();
    void bulkCreate_setsKeysInOrder();
    void bulkCreate_inBatches_runsAsManyStatements();
    void bulkCreate_withConflicts_ignoresOrUpdates();
    void bulkUpdate_inBatches_changesEach();
    void getOrCreate_twice_makesOne();
    void manyToMany_add_isOneInsert();
    void selectForUpdate_inTransaction_reads();
    void iterate_withQueriesInside_worksOn();
    void iterate_overMany_fetchesSomeAtATime();
    void iterate_inIteration_keepsBoth();

private:
    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestBackends::init()
{
    db = Testing::BlogDatabase::make(cluster);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
}

static QStringList titles(const QuerySet &query)
{
    QStringList result;
    for (const Record &record : query.toList())
        result += record.value(u"title").toString();
    return result;
}

void TestBackends::get_again_bindsOnlyOtherValues()
{
    const Record ann = db->author(u"Ann"_s);
    const Record bob = db->author(u"Bob"_s);
    db->statements.clear();
    QCOMPARE(db->all(u"Author"_s).get({{u"pk"_s, ann.pk()}}), ann);
    QCOMPARE(db->all(u"Author"_s).get({{u"pk"_s, bob.pk()}}).value(u"name"), Value(u"Bob"_s));
    QCOMPARE(db->all(u"Author"_s).get({{u"pk"_s, u"%1"_s.arg(ann.pk().integer())}}), ann);
    QCOMPARE(db->statements.size(), 3);
    QCOMPARE(QSet<QString>(db->statements.cbegin(), db->statements.cend()).size(), 1);
    QCOMPARE(db->all(u"Author"_s).get({{u"name"_s, u"Bob"_s}, {u"pk"_s, bob.pk()}}), bob);
    QVERIFY_THROWS_EXCEPTION(
            ObjectDoesNotExist,
            db->all(u"Author"_s).get({{u"name"_s, u"Bob"_s}, {u"pk"_s, ann.pk()}}));
    // A restricted query must not be answered by the statement of the whole table.
    QVERIFY_THROWS_EXCEPTION(
            ObjectDoesNotExist,
            db->all(u"Author"_s).filter({{u"name"_s, u"Ann"_s}}).get({{u"pk"_s, bob.pk()}}));
    QVERIFY_THROWS_EXCEPTION(ValueError, db->all(u"Author"_s).get({{u"pk"_s, u"x"_s}}));
}

void TestBackends::get_byNull_asksForNull()
{
    const Record ann = db->author(u"Ann"_s);
    const Record one = db->article(u"One"_s, ann);
    Record two = db->newArticle(u"Two"_s, ann);
    two.setValue(u"editor", ann.pk());
    save(two);
    QCOMPARE(db->all(u"Article"_s).get({{u"editor"_s, ann.pk()}}), two);
    QCOMPARE(db->all(u"Article"_s).get({{u"editor"_s, Value()}}), one);
    QCOMPARE(db->all(u"Article"_s).get({{u"editor"_s, ann.pk()}}), two);
}

void TestBackends::get_byNumberNoColumnHolds_findsNothing()
{
    const Record ann = db->author(u"Ann"_s);
    const Value huge = Value::integer(*Decimal::fromString(u"99999999999999999999"));
    QCOMPARE(db->all(u"Author"_s).get({{u"pk"_s, ann.pk()}}), ann);
    db->statements.clear();
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, db->all(u"Author"_s).get({{u"pk"_s, huge}}));
    QVERIFY(db->statements.isEmpty());
}

void TestBackends::get_ofSeveral_throws()
{
    for (int i = 0; i < 30; ++i)
        db->author(u"Ann"_s);
    for (int i = 0; i < 2; ++i) {
        try {
            (void)db->all(u"Author"_s).get({{u"name"_s, u"Ann"_s}});
            QFAIL("get() found one of many");
        } catch (const MultipleObjectsReturned &error) {
            QVERIFY(error.message().contains(u"more than 20"_s));
        }
    }
}

void TestBackends::objects_ofType_haveAllValues()
{
    const Record ann = db->author(u"Ann"_s);
    Record article = db->newArticle(u"One"_s, ann);
    article.setValue(u"published_at", *DateTime::fromString(u"2024-03-05 14:07:09.123456+00:00"));
    article.setValue(u"featured", true);
    save(article);
    const QList<Blog::Article> found = objects<Blog::Article>().toList();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].id, article.pk().integer());
    QCOMPARE(found[0].title, u"One"_s);
    QCOMPARE(found[0].author.key(), ann.pk());
    QVERIFY(found[0].editor.isNull());
    QCOMPARE(found[0].price.toString(), u"1.50"_s);
    QVERIFY(found[0].featured);
    QCOMPARE(found[0].publishedAt->toString(), u"2024-03-05T14:07:09.123456+00:00"_s);
    const QList<Blog::Article> joined =
            objects<Blog::Article>().selectRelated({u"author"_s}).toList();
    QVERIFY(joined[0].author.isLoaded());
    QCOMPARE(joined[0].author->name, u"Ann"_s);
}

void TestBackends::objects_withPrefetch_holdRelated()
{
    const Record article = db->article(u"One"_s, db->author(u"Ann"_s));
    addManyToMany(article, article.model().field(u"tags"), {db->tag(u"a"_s).pk()});
    const QList<Blog::Article> found =
            objects<Blog::Article>().prefetchRelated({u"tags"_s}).toList();
    QVERIFY(found[0].tags.isLoaded());
    QCOMPARE(found[0].tags.objects().size(), 1);
}

void TestBackends::filter_acrossRelations_findsRows()
{
    const Record ann = db->author(u"Ann"_s);
    const Record bob = db->author(u"Bob"_s);
    db->article(u"One"_s, ann);
    db->article(u"Two"_s, bob);
    QCOMPARE(titles(db->all(u"Article"_s).filter({{u"author__name__startswith"_s, u"B"_s}})),
             QStringList{u"Two"_s});
    QCOMPARE(db->all(u"Author"_s).filter({{u"article__title"_s, u"One"_s}}).toList(),
             QList<Record>{ann});
    QCOMPARE(titles(db->all(u"Article"_s)
                            .filter(Q{{u"editor__name"_s, u"Ann"_s}} | Q{{u"title"_s, u"Two"_s}})),
             QStringList{u"Two"_s});
}

void TestBackends::exclude_overMany_leavesNoDoubt()
{
    const Record ann = db->author(u"Ann"_s);
    const Record one = db->article(u"One"_s, ann);
    db->article(u"Two"_s, ann);
    const Field &tags = one.model().field(u"tags");
    addManyToMany(one, tags, {db->tag(u"a"_s).pk(), db->tag(u"b"_s).pk()});
    QCOMPARE(titles(db->all(u"Article"_s).exclude({{u"tags__slug"_s, u"a"_s}})),
             QStringList{u"Two"_s});
}

void TestBackends::annotate_count_isPerObject()
{
    const Record ann = db->author(u"Ann"_s);
    db->author(u"Bob"_s);
    db->article(u"One"_s, ann);
    db->article(u"Two"_s, ann);
    const QList<Record> authors = db->all(u"Author"_s)
                                          .annotate(u"n"_s, Count(u"article"_s))
                                          .orderBy(QStringList{u"name"_s})
                                          .toList();
    QCOMPARE(authors[0].value(u"n"), Value(2));
    QCOMPARE(authors[1].value(u"n"), Value(0));
}

void TestBackends::values_groupBy_countsEach()
{
    const Record ann = db->author(u"Ann"_s);
    db->article(u"One"_s, ann);
    db->article(u"Two"_s, ann);
    const QList<Dict> rows = db->all(u"Article"_s)
                                     .values({u"author__name"_s})
                                     .annotate(u"n"_s, Count(u"id"_s))
                                     .toDicts();
    QCOMPARE(rows, QList<Dict>({Dict({{u"author__name"_s, u"Ann"_s}, {u"n"_s, 2}})}));
}

void TestBackends::order_byNullable_isStable()
{
    const Record ann = db->author(u"Ann"_s);
    db->article(u"None"_s, ann);
    Record dated = db->newArticle(u"Dated"_s, ann);
    dated.setValue(u"published_at", *DateTime::fromString(u"2024-03-05 14:07:09+00:00"));
    save(dated);
    const QStringList order = titles(db->all(u"Article"_s).orderBy(QStringList{u"published_at"_s}));
    // Where NULL stands is the database's matter, as with Django.
    QCOMPARE(order.first(), db->isPostgreSql() ? u"Dated"_s : u"None"_s);
}

void TestBackends::slice_ofOrdered_givesItsPart()
{
    const Record ann = db->author(u"Ann"_s);
    for (const QString &title : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        db->article(title, ann);
    const QuerySet ordered = db->all(u"Article"_s).orderBy(QStringList{u"-title"_s});
    QCOMPARE(titles(ordered.slice(1, 2)), QStringList({u"c"_s, u"b"_s}));
    QCOMPARE(titles(ordered.slice(3)), QStringList{u"a"_s});
    QCOMPARE(ordered.first()->value(u"title"), Value(u"d"_s));
    QCOMPARE(ordered.last()->value(u"title"), Value(u"a"_s));
    QCOMPARE(ordered.count(), 4);
}

void TestBackends::update_byExpression_changesAll()
{
    const Record ann = db->author(u"Ann"_s);
    db->article(u"One"_s, ann);
    db->article(u"Two"_s, ann);
    const QList<QPair<QString, Expression>> next{{u"status"_s, F(u"status"_s) + Literal(1)}};
    QCOMPARE(db->all(u"Article"_s).update(next), 2);
    QCOMPARE(db->all(u"Article"_s).filter({{u"status"_s, 2}}).count(), 2);
    const QList<QPair<QString, Value>> values{{u"body"_s, u"Same"_s}, {u"status"_s, 7}};
    QCOMPARE(db->all(u"Article"_s).filter({{u"author__name"_s, u"Ann"_s}}).update(values), 2);
    QCOMPARE(db->all(u"Article"_s).filter({{u"status"_s, 7}, {u"body"_s, u"Same"_s}}).count(), 2);
}

void TestBackends::remove_ofUnreferenced_isOneStatement()
{
    const Record article = db->article(u"One"_s, db->author(u"Ann"_s));
    const Field &tags = article.model().field(u"tags");
    addManyToMany(article, tags, {db->tag(u"a"_s).pk(), db->tag(u"b"_s).pk()});
    const QuerySet links(*tags.throughModel());
    db->statements.clear();
    QCOMPARE(links.filter({{u"tag__slug__startswith"_s, u"a"_s}}).remove(),
             (QMap<QString, qint64>{{tags.throughModel()->label(), 1}}));
    QCOMPARE(db->statements.size(), 1);
    QVERIFY(db->statements.first().startsWith(u"DELETE FROM"_s));
    QVERIFY(links.none().remove().isEmpty());
    QCOMPARE(links.count(), 1);
}

void TestBackends::remove_ofReferenced_cascades()
{
    const Record article = db->article(u"One"_s, db->author(u"Ann"_s));
    addManyToMany(article, article.model().field(u"tags"), {db->tag(u"a"_s).pk()});
    const QMap<QString, qint64> counts = db->all(u"Article"_s).remove();
    QCOMPARE(counts.value(u"blog.Article"_s), 1);
    QCOMPARE(db->scalar(u"SELECT COUNT(*) FROM blog_article_tags"_s), Value(0));
    QCOMPARE(db->all(u"Tag"_s).count(), 1);
}

void TestBackends::bulkCreate_setsKeysInOrder()
{
    const Record ann = db->author(u"Ann"_s);
    QList<Record> articles;
    for (int i = 0; i < 250; ++i)
        articles += db->newArticle(u"Title %1"_s.arg(i), ann);
    articles[7].setValue(u"id", 5000);
    articles = db->all(u"Article"_s).bulkCreate(articles);
    QCOMPARE(articles[7].pk(), Value(5000));
    QSet<Value> keys;
    for (const Record &article : std::as_const(articles)) {
        QVERIFY(!article.isAdding());
        keys.insert(article.pk());
        QCOMPARE(db->all(u"Article"_s).get({{u"pk"_s, article.pk()}}).value(u"title"),
                 article.value(u"title"));
    }
    QCOMPARE(keys.size(), 250);
}

void TestBackends::bulkCreate_inBatches_runsAsManyStatements()
{
    QList<Record> authors;
    for (int i = 0; i < 10; ++i) {
        authors += Record(db->model(u"Author"_s));
        authors.last().setValue(u"name", u"Author %1"_s.arg(i));
    }
    db->statements.clear();
    db->all(u"Author"_s).bulkCreate(authors, 4);
    QCOMPARE(db->statements.filter(u"INSERT INTO"_s).size(), 3);
    QCOMPARE(db->all(u"Author"_s).count(), 10);
    QVERIFY_THROWS_EXCEPTION(ValueError, db->all(u"Author"_s).bulkCreate(authors, -1));
}

void TestBackends::bulkCreate_withConflicts_ignoresOrUpdates()
{
    const Record ann = db->author(u"Ann"_s);
    const Record bob = db->author(u"Bob"_s);
    Record again = ann;
    again.setValue(u"name", u"Anna"_s);
    using OnConflict = QuerySet::OnConflict;
    const QuerySet authors = db->all(u"Author"_s);
    authors.bulkCreate({again, bob}, 0, OnConflict::Ignore);
    QCOMPARE(authors.get({{u"pk"_s, ann.pk()}}).value(u"name"), Value(u"Ann"_s));
    authors.bulkCreate({again, bob}, 0, OnConflict::Update, {u"name"_s}, {u"id"_s});
    QCOMPARE(authors.get({{u"pk"_s, ann.pk()}}).value(u"name"), Value(u"Anna"_s));
    QVERIFY_THROWS_EXCEPTION(IntegrityError, authors.bulkCreate({again, bob}));
    QCOMPARE(authors.count(), 2);
}

void TestBackends::bulkUpdate_inBatches_changesEach()
{
    QList<Record> authors;
    for (int i = 0; i < 10; ++i)
        authors += db->author(u"Author %1"_s.arg(i));
    for (Record &author : authors)
        author.setValue(u"email", u"%1@example.com"_s.arg(author.pk().integer()));
    QCOMPARE(db->all(u"Author"_s).bulkUpdate(authors, {u"email"_s}, 3), 10);
    for (const Record &author : std::as_const(authors))
        QCOMPARE(db->all(u"Author"_s).get({{u"pk"_s, author.pk()}}).value(u"email"),
                 author.value(u"email"));
}

void TestBackends::getOrCreate_twice_makesOne()
{
    const auto [ann, isNew] = db->all(u"Author"_s).getOrCreate({{u"name"_s, u"Ann"_s}});
    QVERIFY(isNew);
    const auto [same, isNewAgain] = db->all(u"Author"_s).getOrCreate({{u"name"_s, u"Ann"_s}});
    QVERIFY(!isNewAgain);
    QCOMPARE(same, ann);
    const auto [changed, isThird] =
            db->all(u"Author"_s)
                    .updateOrCreate({{u"name"_s, u"Ann"_s}}, {{u"email"_s, u"ann@example.com"_s}});
    QVERIFY(!isThird);
    QCOMPARE(changed.value(u"email"), Value(u"ann@example.com"_s));
}

void TestBackends::manyToMany_add_isOneInsert()
{
    const Record article = db->article(u"One"_s, db->author(u"Ann"_s));
    const Field &tags = article.model().field(u"tags");
    ValueList keys;
    for (int i = 0; i < 20; ++i)
        keys += db->tag(u"tag-%1"_s.arg(i)).pk();
    db->statements.clear();
    addManyToMany(article, tags, keys);
    QCOMPARE(db->statements.filter(u"INSERT INTO"_s).size(), 1);
    addManyToMany(article, tags, keys);
    QCOMPARE(manyToManyKeys(article, tags).size(), 20);
    setManyToMany(article, tags, keys.mid(5));
    QCOMPARE(manyToManyKeys(article, tags), keys.mid(5));
}

void TestBackends::selectForUpdate_inTransaction_reads()
{
    const Record ann = db->author(u"Ann"_s);
    db->connection().atomic([&] {
        db->statements.clear();
        QCOMPARE(db->all(u"Author"_s).selectForUpdate().get({{u"pk"_s, ann.pk()}}), ann);
        QCOMPARE(db->statements.last().endsWith(u" FOR UPDATE"_s), db->isPostgreSql());
    });
}

void TestBackends::iterate_withQueriesInside_worksOn()
{
    const Record ann = db->author(u"Ann"_s);
    db->article(u"One"_s, ann);
    db->article(u"Two"_s, ann);
    int count = 0;
    db->all(u"Article"_s).forEach([&](const Record &record) {
        count += int(db->all(u"Article"_s).filter({{u"id"_s, record.pk()}}).count());
        return db->all(u"Author"_s).get({{u"pk"_s, record.value(u"author")}}) == ann;
    });
    QCOMPARE(count, 2);
}

void TestBackends::iterate_overMany_fetchesSomeAtATime()
{
    QList<Record> authors(4500, Record(db->model(u"Author"_s)));
    for (Record &author : authors)
        author.setValue(u"name", u"Ann"_s);
    db->all(u"Author"_s).bulkCreate(authors, 500);
    const QuerySet ordered = db->all(u"Author"_s).orderBy(QStringList{u"id"_s});
    const auto iterate = [&] {
        qint64 last = 0;
        int count = 0;
        ordered.filter({{u"name"_s, u"Ann"_s}}).forEach([&](const Record &record) {
            count += record.pk().integer() > last;
            last = record.pk().integer();
            return true;
        });
        return count;
    };
    db->statements.clear();
    QCOMPARE(iterate(), 4500);
    QCOMPARE(db->statements.filter(u"FETCH FORWARD"_s).size(), db->isPostgreSql() ? 3 : 0);
    db->connection().atomic([&] { QCOMPARE(iterate(), 4500); });
    // Left early, and by an error: nothing stays open that a later one trips over.
    ordered.forEach([](const Record &) { return false; });
    QVERIFY_THROWS_EXCEPTION(ValueError, ordered.forEach([](const Record &) -> bool {
        throw ValueError(u"enough"_s);
    }));
    QCOMPARE(iterate(), 4500);
}

void TestBackends::iterate_inIteration_keepsBoth()
{
    const Record ann = db->author(u"Ann"_s);
    db->author(u"Bob"_s);
    db->article(u"One"_s, ann);
    db->article(u"Two"_s, ann);
    QStringList pairs;
    db->all(u"Author"_s).forEach([&](const Record &author) {
        db->all(u"Article"_s).orderBy(QStringList{u"title"_s}).forEach([&](const Record &article) {
            pairs += author.toString() + article.toString();
            return true;
        });
        return true;
    });
    // The same name of a cursor, for rows of another shape.
    db->all(u"Article"_s).orderBy(QStringList{u"title"_s}).forEach([&](const Record &article) {
        pairs += article.toString();
        return true;
    });
    QCOMPARE(pairs,
             QStringList({u"AnnOne"_s, u"AnnTwo"_s, u"BobOne"_s, u"BobTwo"_s, u"One"_s, u"Two"_s}));
}

QTEST_GUILESS_MAIN(TestBackends)
#include "tst_backends.moc"

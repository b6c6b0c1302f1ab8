// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/db/databaseerror.h"
#include "core/migrations/modelstates.h"
#include "core/orm/databaserouter.h"
#include "core/orm/functions/uuid.h"
#include "core/orm/persistence.h"
#include "core/orm/relatedmanager.h"
#include "tests/core/orm/blogmodels.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

namespace {

/// Authors are read from the copy and written to the main database; tags live in the copy.
class CopyRouter : public DatabaseRouter
{
public:
    std::optional<QString> databaseForRead(const ModelInfo &model, const Record *) const override
    {
        return model.name() == "Article"_L1 ? std::nullopt : std::optional(u"copy"_s);
    }
    std::optional<QString> databaseForWrite(const ModelInfo &model, const Record *) const override
    {
        return model.name() == "Tag"_L1 ? std::optional(u"copy"_s) : std::nullopt;
    }
    std::optional<bool> allowsMigrate(const QString &database, const QString &,
                                      const QString &model, const Dict &) const override
    {
        return model == "tag"_L1 ? std::optional(database == "copy"_L1) : std::nullopt;
    }
};

} // namespace

/// Which database a query goes to.
class TestRouters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void read_goesWhereTheRouterSays();
    void write_goesWhereTheRouterSays();
    void database_thatIsNamed_isUsed();
    void query_ofAnotherDatabase_isNoPartOfThis();
    void relation_betweenDatabases_isNotAllowed();
    void foreignKey_acrossDatabases_isRefused();
    void foreignKey_ofNewObject_saysWhereItGoes();
    void foreignKey_thatARouterAllows_isTaken();
    void related_areWhereTheirOwnerIs();
    void manyToMany_isWhereItsObjectIs();
    void migrate_isAllowedWhereTheRouterSays();
    void latest_isByTheFieldsAskedFor();
    void inBulk_byAnotherField_isByIt();
    void uuid7_onSqlite_sortsByTime();

private:
    QuerySet all(const QString &name, const QString &database = {}) const
    {
        return QuerySet(m_registry.get(u"blog."_s + name), database);
    }

    QTemporaryDir m_folder;
    Databases m_databases;
    ModelRegistry m_registry{m_databases};
};

void TestRouters::initTestCase()
{
    for (const QString &alias : {u"default"_s, u"copy"_s}) {
        DatabaseSettings settings;
        settings.name = m_folder.filePath(alias);
        settings.mustExist = false;
        m_databases.add(alias, settings);
    }
    Blog::addTo(m_registry);
    m_registry.addRouter(std::make_shared<CopyRouter>());
    m_registry.resolve();
    for (const QString &alias : {u"default"_s, u"copy"_s})
        createTables(m_registry, m_databases.connection(alias));
    all(u"Author"_s, u"copy"_s).create({{u"name"_s, u"Ann"_s}});
}

void TestRouters::read_goesWhereTheRouterSays()
{
    QCOMPARE(all(u"Author"_s).database(), u"copy"_s);
    QCOMPARE(all(u"Author"_s).count(), 1);
    QCOMPARE(all(u"Author"_s).first()->database(), u"copy"_s);
    QCOMPARE(all(u"Article"_s).database(), u"default"_s);
    // What is read to be changed is read where it is changed.
    QCOMPARE(all(u"Author"_s).selectForUpdate().database(), u"default"_s);
}

void TestRouters::write_goesWhereTheRouterSays()
{
    const Record bob = all(u"Author"_s).create({{u"name"_s, u"Bob"_s}});
    QCOMPARE(bob.database(), u"default"_s);
    QCOMPARE(all(u"Author"_s, u"default"_s).count(), 1);
    QCOMPARE(all(u"Author"_s).update(QList<QPair<QString, Value>>{{u"email"_s, u"b@x.org"_s}}), 1);
    QCOMPARE(all(u"Author"_s, u"copy"_s).get().value(u"email"), Value(QString()));
    Record tag(m_registry.get(u"blog.Tag"_s));
    tag.setValue(u"slug", u"qt"_s);
    save(tag);
    QCOMPARE(tag.database(), u"copy"_s);
}

void TestRouters::database_thatIsNamed_isUsed()
{
    const Record eve = all(u"Author"_s, u"copy"_s).create({{u"name"_s, u"Eve"_s}});
    QCOMPARE(eve.database(), u"copy"_s);
    QCOMPARE(all(u"Author"_s).usingDatabase(u"copy"_s).filter({{u"name"_s, u"Eve"_s}}).count(), 1);
    QVERIFY(!all(u"Author"_s, u"copy"_s).filter({{u"name"_s, u"Eve"_s}}).remove().isEmpty());
    QCOMPARE(all(u"Author"_s, u"copy"_s).filter({{u"name"_s, u"Eve"_s}}).count(), 0);
}

void TestRouters::query_ofAnotherDatabase_isNoPartOfThis()
{
    const QuerySet there = all(u"Author"_s).usingDatabase(u"copy"_s);
    const QuerySet here = all(u"Article"_s, u"default"_s).filter({{u"author__in"_s, there}});
    QVERIFY_THROWS_EXCEPTION(ValueError, (void)here.count());
    QVERIFY_THROWS_EXCEPTION(ValueError, (void)here.remove());
    QCOMPARE(here.usingDatabase(u"copy"_s).count(), 0);
    // Where nobody says so, a query is one of the database around it.
    QCOMPARE(all(u"Article"_s).filter({{u"author__in"_s, all(u"Author"_s)}}).count(), 0);
    // Authors are read from the copy, but changed here.
    const QuerySet written =
            all(u"Author"_s).filter({{u"id__in"_s, all(u"Author"_s).usingDatabase(u"default"_s)}});
    const QList<QPair<QString, Value>> email{{u"email"_s, u"c@x.org"_s}};
    QCOMPARE(written.update(email), all(u"Author"_s, u"default"_s).count());
}

void TestRouters::relation_betweenDatabases_isNotAllowed()
{
    const Record here = all(u"Author"_s, u"default"_s).create({{u"name"_s, u"Here"_s}});
    const Record there = all(u"Author"_s, u"copy"_s).first().value();
    QVERIFY(m_registry.allowsRelation(here, here));
    QVERIFY(!m_registry.allowsRelation(here, there));
}

/// An article as far as it has to be saved.
static QList<QPair<QString, Value>> articleValues(const QString &title, const Value &author)
{
    return {{u"title"_s, title},
            {u"body"_s, u"b"_s},
            {u"price"_s, 1},
            {u"featured"_s, false},
            {u"author"_s, author}};
}

void TestRouters::foreignKey_acrossDatabases_isRefused()
{
    const Record here = all(u"Author"_s, u"default"_s).create({{u"name"_s, u"Fixed"_s}});
    const Record there = all(u"Author"_s, u"copy"_s).create({{u"name"_s, u"Moved"_s}});
    Record article =
            all(u"Article"_s, u"default"_s).create(articleValues(u"Kept"_s, toValue(here)));
    QString said;
    try {
        article.setValue(u"author", toValue(there));
    } catch (const ValueError &error) {
        said = error.message();
    }
    for (const QString &part : {u"Moved"_s, u"blog.Article.author"_s, u"copy"_s, u"default"_s})
        QVERIFY2(said.contains(part), qPrintable(said));
    QCOMPARE(article.value(u"author_id"), here.pk());
    // The key by itself says nothing about a database.
    article.setValue(u"author_id", there.pk());
}

void TestRouters::foreignKey_ofNewObject_saysWhereItGoes()
{
    const Record there = all(u"Author"_s, u"copy"_s).create({{u"name"_s, u"Owner"_s}});
    Record article(m_registry.get(u"blog.Article"_s));
    for (const auto &[name, value] : articleValues(u"Follows"_s, toValue(there)))
        article.setValue(name, value);
    QCOMPARE(article.database(), u"copy"_s);
    QVERIFY(article.isAdding());
    save(article);
    QCOMPARE(all(u"Article"_s, u"copy"_s).filter({{u"title"_s, u"Follows"_s}}).count(), 1);
    QCOMPARE(all(u"Article"_s, u"default"_s).filter({{u"title"_s, u"Follows"_s}}).count(), 0);
}

void TestRouters::foreignKey_thatARouterAllows_isTaken()
{
    class Friendly : public DatabaseRouter
    {
    public:
        std::optional<bool> allowsRelation(const Record &, const Record &) const override
        {
            return true;
        }
    };
    Databases databases;
    for (const QString &alias : {u"default"_s, u"copy"_s})
        databases.add(alias, m_databases.settings(alias));
    ModelRegistry registry(databases);
    Blog::addTo(registry);
    registry.addRouter(std::make_shared<Friendly>());
    registry.resolve();
    const ModelInfo &author = registry.get(u"blog.Author"_s);
    const Record there = QuerySet(author, u"copy"_s).create({{u"name"_s, u"Welcome"_s}});
    Record article(registry.get(u"blog.Article"_s));
    article.setSaved(u"default"_s);
    article.setValue(u"author", toValue(there));
    QCOMPARE(article.value(u"author_id"), there.pk());
}

void TestRouters::related_areWhereTheirOwnerIs()
{
    const Record there = all(u"Author"_s, u"copy"_s).create({{u"name"_s, u"There"_s}});
    const RelatedManager articles(there, u"article_set"_s);
    // The router says nothing of articles, so they are where the author is.
    QCOMPARE(articles.all().database(), u"copy"_s);
    QCOMPARE(articles.usingDatabase(u"default"_s).all().database(), u"default"_s);
    const Record made = articles.create(
            {{u"title"_s, u"T"_s}, {u"body"_s, u"b"_s}, {u"price"_s, 1}, {u"featured"_s, false}});
    QCOMPARE(made.database(), u"copy"_s);
    QCOMPARE(articles.all().count(), 1);
    const Record here = all(u"Author"_s, u"default"_s).create({{u"name"_s, u"Also"_s}});
    QVERIFY_THROWS_EXCEPTION(ValueError, RelatedManager(here, u"article_set"_s).add({made}));
}

void TestRouters::manyToMany_isWhereItsObjectIs()
{
    const Record author = all(u"Author"_s, u"copy"_s).create({{u"name"_s, u"Tagger"_s}});
    const Record tag = all(u"Tag"_s).create({{u"slug"_s, u"apart"_s}});
    const Record article = all(u"Article"_s, u"copy"_s)
                                   .create({{u"title"_s, u"A"_s},
                                            {u"price"_s, 1},
                                            {u"featured"_s, false},
                                            {u"body"_s, u"b"_s},
                                            {u"author"_s, author.pk()}});
    const Field &tags = article.model().field(u"tags"_s);
    addManyToMany(article, tags, {tag.pk()});
    QCOMPARE(manyToManyKeys(article, tags), ValueList{tag.pk()});
    const RelatedManager manager(article, u"tags"_s);
    QCOMPARE(manager.all().database(), u"copy"_s);
    QCOMPARE(manager.all().count(), 1);
    manager.clear();
    QCOMPARE(manager.all().count(), 0);
}

void TestRouters::migrate_isAllowedWhereTheRouterSays()
{
    const ModelInfo &tag = m_registry.get(u"blog.Tag"_s);
    QVERIFY(m_registry.allowsMigrate(u"copy"_s, tag));
    QVERIFY(!m_registry.allowsMigrate(u"default"_s, tag));
    QVERIFY(m_registry.allowsMigrate(u"default"_s, m_registry.get(u"blog.Author"_s)));
}

void TestRouters::latest_isByTheFieldsAskedFor()
{
    const QuerySet authors = all(u"Author"_s, u"default"_s);
    QCOMPARE(authors.latest({u"name"_s}).toString(), u"Here"_s);
    QCOMPARE(authors.earliest({u"-name"_s}).toString(), u"Here"_s);
    QVERIFY_THROWS_EXCEPTION(ValueError, authors.latest());
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, authors.none().latest({u"id"_s}));
}

void TestRouters::inBulk_byAnotherField_isByIt()
{
    const QHash<QString, Record> tags = all(u"Tag"_s).inBulk({u"qt"_s}, u"slug"_s);
    QCOMPARE(tags.value(u"qt"_s).toString(), u"qt"_s);
    QVERIFY_THROWS_EXCEPTION(ValueError, all(u"Author"_s).inBulk({u"Ann"_s}, u"name"_s));
}

void TestRouters::uuid7_onSqlite_sortsByTime()
{
    const auto make = [this] {
        return all(u"Tag"_s).annotate(u"x"_s, Uuid7()).toValues(u"x"_s).first();
    };
    const QUuid first = make().uuid();
    QTest::qSleep(3);
    const QUuid second = make().uuid();
    QCOMPARE(first.toString(QUuid::Id128).at(12), u'7');
    QVERIFY(first.toString() < second.toString());
}

QTEST_GUILESS_MAIN(TestRouters)
#include "tst_routers.moc"

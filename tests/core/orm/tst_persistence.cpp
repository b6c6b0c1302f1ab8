// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/persistence.h"

#include "core/base/error.h"
#include "core/orm/signals.h"
#include "core/orm/typedqueryset.h"
#include "tests/core/orm/blogmodels.h"

#include <QTest>

using namespace Quintette;

/// Saving, checking and deleting objects in a real SQLite database.
class TestPersistence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void save_ofNewObject_insertsAndSetsKey();
    void save_ofChangedObject_updatesItsRow();
    void save_withUpdateFields_leavesTheRest();
    void save_ofVanishedObject_withForceUpdate_throws();
    void save_sendsSignals_untilDisconnected();
    void refresh_loadsWhatOthersWrote();
    void delete_withProtect_isRefusedAndNamesWhy();
    void delete_withSetNull_keepsTheObject();
    void delete_cascades_alsoThroughTablesAndItself();
    void delete_ofManyObjects_runsFewStatements();
    void plan_namesTreeCountsAndProtected();
    void manyToMany_setAddRemove_tellsWhatChanged();
    void manyToMany_fromTheOtherSide_worksAlike();
    void fullClean_reportsFieldsAndUniqueness();
    void fullClean_ofViolatedConstraint_namesIt();
    void fullClean_callsCleanOfTheType();
    void related_isFetchedOnce_byTemplates();
};

namespace {

struct Fixture
{
    Databases databases;
    ModelRegistry registry{databases};
    QStringList statements;

    Fixture()
    {
        databases.add(u"default"_s, {.name = u":memory:"_s, .mustExist = false});
        Blog::addTo(registry);
        registry.resolve();
        connection().executeScript(uR"(
            CREATE TABLE blog_author (id integer PRIMARY KEY AUTOINCREMENT, name varchar(100) NOT NULL,
                email varchar(254) NOT NULL);
            CREATE TABLE blog_tag (slug varchar(40) NOT NULL PRIMARY KEY);
            CREATE TABLE blog_article (id integer PRIMARY KEY AUTOINCREMENT, title varchar(200) NOT NULL,
                body text NOT NULL,
                author_id bigint NOT NULL REFERENCES blog_author (id) DEFERRABLE INITIALLY DEFERRED,
                editor_id bigint NULL REFERENCES blog_author (id) DEFERRABLE INITIALLY DEFERRED,
                parent_id bigint NULL REFERENCES blog_article (id) DEFERRABLE INITIALLY DEFERRED,
                published_at datetime NULL, price decimal NOT NULL, featured bool NOT NULL,
                status integer NOT NULL);
            CREATE TABLE blog_article_tags (id integer PRIMARY KEY AUTOINCREMENT,
                article_id bigint NOT NULL REFERENCES blog_article (id) DEFERRABLE INITIALLY DEFERRED,
                tag_id varchar(40) NOT NULL REFERENCES blog_tag (slug) DEFERRABLE INITIALLY DEFERRED);
        )"_s);
        connection().setLogger(
                [this](const QString &sql, const ValueList &, qint64) { statements += sql; });
    }
    ~Fixture() { databases.closeThisThread(); }

    Connection &connection() { return databases.connection(); }
    const ModelInfo &model(const QString &name) { return registry.get(u"blog."_s + name); }
    qint64 scalar(const QString &sql)
    {
        Cursor cursor = connection().execute(sql);
        return cursor.next() ? cursor.value(0).toInt().value_or(-1) : -1;
    }
    Record author(const QString &name)
    {
        Record record(model(u"Author"_s));
        record.setValue(u"name", name);
        save(record);
        return record;
    }
    Record article(const QString &title, const Record &author, const Record &parent = {})
    {
        Record record(model(u"Article"_s));
        record.setValue(u"title", title);
        record.setValue(u"author", author.pk());
        record.setValue(u"price", *Decimal::fromString(u"1.50"));
        record.setValue(u"featured", false);
        if (!parent.isNull())
            record.setValue(u"parent", parent.pk());
        save(record);
        return record;
    }
    Record tag(const QString &slug)
    {
        Record record(model(u"Tag"_s));
        record.setValue(u"slug", slug);
        save(record);
        return record;
    }
};

} // namespace

void TestPersistence::save_ofNewObject_insertsAndSetsKey()
{
    Fixture f;
    Blog::Author author;
    author.name = u"Ann"_s;
    save(author);
    QCOMPARE(author.id, 1);
    const Record record = f.author(u"Bob"_s);
    QCOMPARE(record.pk(), Value(2));
    QVERIFY(!record.isAdding());
    QCOMPARE(record.database(), u"default"_s);
    QCOMPARE(f.scalar(u"SELECT COUNT(*) FROM blog_author"_s), 2);
}

void TestPersistence::save_ofChangedObject_updatesItsRow()
{
    Fixture f;
    Record author = f.author(u"Ann"_s);
    author.setValue(u"name", u"Anna"_s);
    f.statements.clear();
    save(author);
    QCOMPARE(f.statements.size(), 1);
    QCOMPARE(f.scalar(u"SELECT COUNT(*) FROM blog_author WHERE name = 'Anna'"_s), 1);
}

void TestPersistence::save_withUpdateFields_leavesTheRest()
{
    Fixture f;
    Record author = f.author(u"Ann"_s);
    author.setValue(u"name", u"Anna"_s);
    author.setValue(u"email", u"a@example.com"_s);
    save(author, {.updateFields = {u"email"_s}});
    QCOMPARE(f.scalar(u"SELECT COUNT(*) FROM blog_author WHERE name = 'Ann' AND email <> ''"_s), 1);
    QVERIFY_THROWS_EXCEPTION(ValueError, save(author, {.updateFields = {u"nothing"_s}}));
}

void TestPersistence::save_ofVanishedObject_withForceUpdate_throws()
{
    Fixture f;
    Record author = f.author(u"Ann"_s);
    f.connection().execute(u"DELETE FROM blog_author"_s);
    QVERIFY_THROWS_EXCEPTION(DatabaseError, save(author, {.forceUpdate = true}));
    save(author); // without force it is inserted again
    QCOMPARE(f.scalar(u"SELECT id FROM blog_author"_s), 1);
}

void TestPersistence::save_sendsSignals_untilDisconnected()
{
    Fixture f;
    QStringList events;
    ModelSignals &told = f.registry.modelSignals();
    told.preSave.connect(
            u"test"_s,
            [&](const SaveEvent &event) {
                event.record.setValue(u"name", event.record.value(u"name").toString().toUpper());
            },
            &f.model(u"Author"_s));
    told.postSave.connect(
            u"test"_s,
            [&](const SaveEvent &event) {
                events += event.record.toString() + (event.created ? u" created"_s : u" updated"_s);
            },
            &f.model(u"Author"_s));
    Record author = f.author(u"Ann"_s);
    save(author);
    f.tag(u"of-another-model"_s);
    QVERIFY(told.postSave.disconnect(u"test"_s, &f.model(u"Author"_s)));
    QVERIFY(!told.postSave.disconnect(u"test"_s, &f.model(u"Author"_s)));
    save(author);
    QCOMPARE(events, (QStringList{u"ANN created"_s, u"ANN updated"_s}));
}

void TestPersistence::refresh_loadsWhatOthersWrote()
{
    Fixture f;
    Record author = f.author(u"Ann"_s);
    f.connection().execute(u"UPDATE blog_author SET name = 'X', email = 'y@example.com'"_s);
    refresh(author, {u"name"_s});
    QCOMPARE(author.value(u"name"), Value(u"X"_s));
    QCOMPARE(author.value(u"email"), Value(QString()));
    refresh(author);
    QCOMPARE(author.value(u"email"), Value(u"y@example.com"_s));
    f.connection().execute(u"DELETE FROM blog_author"_s);
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, refresh(author));
}

void TestPersistence::delete_withProtect_isRefusedAndNamesWhy()
{
    Fixture f;
    const Record author = f.author(u"Ann"_s);
    f.article(u"One"_s, author);
    try {
        deleteRecords({author});
        QFAIL("deleted");
    } catch (const ProtectedError &error) {
        QVERIFY(error.message().contains(u"'Author'"_s)
                && error.message().contains(u"Article.author"_s));
    }
    QCOMPARE(f.scalar(u"SELECT COUNT(*) FROM blog_author"_s), 1);
}

void TestPersistence::delete_withSetNull_keepsTheObject()
{
    Fixture f;
    const Record author = f.author(u"Ann"_s);
    const Record editor = f.author(u"Ed"_s);
    Record article = f.article(u"One"_s, author);
    article.setValue(u"editor", editor.pk());
    save(article);
    const QMap<QString, qint64> counts = deleteRecords({editor});
    QCOMPARE(counts, (QMap<QString, qint64>{{u"blog.Author"_s, 1}}));
    QCOMPARE(f.scalar(u"SELECT COUNT(*) FROM blog_article WHERE editor_id IS NULL"_s), 1);
}

void TestPersistence::delete_cascades_alsoThroughTablesAndItself()
{
    Fixture f;
    const Record author = f.author(u"Ann"_s);
    const Record tag = f.tag(u"a"_s);
    const Record top = f.article(u"top"_s, author);
    const Record middle = f.article(u"middle"_s, author, top);
    const Record leaf = f.article(u"leaf"_s, author, middle);
    f.article(u"other"_s, author);
    addManyToMany(leaf, f.model(u"Article"_s).field(u"tags"), {tag.pk()});
    QStringList deleted;
    f.registry.modelSignals().postDelete.connect(
            u"test"_s, [&](const DeleteEvent &event) { deleted += event.record.toString(); },
            &f.model(u"Article"_s));
    const QMap<QString, qint64> counts = deleteRecords({top});
    QCOMPARE(counts, (QMap<QString, qint64>{{u"blog.Article"_s, 3}, {u"blog.Article_tags"_s, 1}}));
    deleted.sort();
    QCOMPARE(deleted, (QStringList{u"leaf"_s, u"middle"_s, u"top"_s}));
    QCOMPARE(f.scalar(u"SELECT COUNT(*) FROM blog_article"_s), 1);
    QCOMPARE(f.scalar(u"SELECT COUNT(*) FROM blog_tag"_s), 1);
}

void TestPersistence::delete_ofManyObjects_runsFewStatements()
{
    Fixture f;
    const Record author = f.author(u"Ann"_s);
    QList<Record> articles;
    for (int i = 0; i < 200; ++i)
        articles += f.article(QString::number(i), author);
    f.statements.clear();
    deleteRecords(articles);
    const qsizetype count = f.statements.size();
    QVERIFY2(count < 10, qPrintable(u"%1 statements"_s.arg(count)));
    QCOMPARE(f.scalar(u"SELECT COUNT(*) FROM blog_article"_s), 0);
}

void TestPersistence::plan_namesTreeCountsAndProtected()
{
    Fixture f;
    const Record author = f.author(u"Ann"_s);
    const Record top = f.article(u"top"_s, author);
    f.article(u"below"_s, author, top);
    const DeletePlan plan = planDelete({top});
    QVERIFY(plan.isAllowed());
    QCOMPARE(plan.tree.size(), 1);
    QCOMPARE(plan.tree[0].children.size(), 1);
    QCOMPARE(plan.tree[0].children[0].record.toString(), u"below"_s);
    QCOMPARE(plan.counts, (QMap<QString, qint64>{{u"blog.Article"_s, 2}}));
    const DeletePlan refused = planDelete({author});
    QVERIFY(!refused.isAllowed());
    QCOMPARE(refused.protectedObjects.size(), 2);
    QCOMPARE(planDelete({top}, 1).tree[0].children.size(), 0);
}

void TestPersistence::manyToMany_setAddRemove_tellsWhatChanged()
{
    Fixture f;
    const Record article = f.article(u"One"_s, f.author(u"Ann"_s));
    const Field &tags = f.model(u"Article"_s).field(u"tags");
    for (const QString &slug : {u"a"_s, u"b"_s, u"c"_s})
        f.tag(slug);
    QStringList events;
    f.registry.modelSignals().manyToManyChanged.connect(
            u"test"_s, [&](const ManyToManyEvent &event) {
                events += QString::number(int(event.action)) + Value(event.keys).toString();
            });
    setManyToMany(article, tags, {u"a"_s, u"b"_s, u"a"_s});
    QCOMPARE(Value(manyToManyKeys(article, tags)).toString(), u"['a', 'b']"_s);
    setManyToMany(article, tags, {u"b"_s, u"c"_s});
    QCOMPARE(Value(manyToManyKeys(article, tags)).toString(), u"['b', 'c']"_s);
    removeManyToMany(article, tags, {u"c"_s});
    QCOMPARE(events,
             (QStringList{u"0['a', 'b']"_s, u"1['a', 'b']"_s, u"2['a']"_s, u"3['a']"_s, u"0['c']"_s,
                          u"1['c']"_s, u"2['c']"_s, u"3['c']"_s}));
    QVERIFY_THROWS_EXCEPTION(IntegrityError, addManyToMany(article, tags, {u"unknown"_s}));
    QCOMPARE(manyToManyKeys(article, tags).size(), 1);
}

void TestPersistence::manyToMany_fromTheOtherSide_worksAlike()
{
    Fixture f;
    const Record article = f.article(u"One"_s, f.author(u"Ann"_s));
    const Record tag = f.tag(u"a"_s);
    const Field &tags = f.model(u"Article"_s).field(u"tags");
    setManyToMany(tag, tags, {article.pk()});
    QCOMPARE(Value(manyToManyKeys(article, tags)).toString(), u"['a']"_s);
    QCOMPARE(manyToManyKeys(tag, tags), (ValueList{article.pk()}));
}

void TestPersistence::fullClean_reportsFieldsAndUniqueness()
{
    Fixture f;
    const Record author = f.author(u"Ann"_s);
    f.article(u"One"_s, author);
    Record second(f.model(u"Article"_s));
    second.setValue(u"title", u"One"_s);
    second.setValue(u"author", author.pk());
    second.setValue(u"price", u"12345.678"_s);
    second.setValue(u"status", 7);
    second.setValue(u"featured", true);
    try {
        fullClean(second);
        QFAIL("accepted");
    } catch (const ValidationError &error) {
        QCOMPARE(error.errors().keys(), (QStringList{u"__all__"_s, u"price"_s, u"status"_s}));
        QCOMPARE(error.errors().value(ValidationError::nonField).first().message.toString(),
                 u"Article with this Author and Title already exists."_s);
    }
    second.setValue(u"title", u"Two"_s);
    second.setValue(u"price", u"1.5"_s);
    second.setValue(u"status", u"2"_s);
    fullClean(second);
    QCOMPARE(second.value(u"status").toRepr(), u"2"_s);
    second.setValue(u"author", 99);
    try {
        fullClean(second);
        QFAIL("accepted");
    } catch (const ValidationError &error) {
        QCOMPARE(error.errors().value(u"author"_s).first().message.toString(),
                 u"author instance with id 99 is not a valid choice."_s);
    }
}

void TestPersistence::fullClean_ofViolatedConstraint_namesIt()
{
    Fixture f;
    Record article(f.model(u"Article"_s));
    article.setValue(u"title", u"One"_s);
    article.setValue(u"author", f.author(u"Ann"_s).pk());
    article.setValue(u"price", u"-1"_s);
    article.setValue(u"featured", false);
    try {
        fullClean(article);
        QFAIL("accepted");
    } catch (const ValidationError &error) {
        QCOMPARE(error.errors().value(ValidationError::nonField).first().message.toString(),
                 u"Constraint “price_not_negative” is violated."_s);
    }
    article.setValue(u"price", u"0"_s);
    fullClean(article);
}

void TestPersistence::fullClean_callsCleanOfTheType()
{
    Fixture f;
    Record article(f.model(u"Article"_s));
    article.setValue(u"title", u"  spaces "_s);
    article.setValue(u"author", f.author(u"Ann"_s).pk());
    article.setValue(u"price", u"1"_s);
    article.setValue(u"featured", false);
    fullClean(article);
    QCOMPARE(article.value(u"title"), Value(u"spaces"_s));
}

void TestPersistence::related_isFetchedOnce_byTemplates()
{
    Fixture f;
    const Record author = f.author(u"Ann"_s);
    const Record article = f.article(u"One"_s, author);
    f.statements.clear();
    const Value value = toValue(article);
    QCOMPARE(value.object()->attribute(u"author"_s)->toString(), u"Ann"_s);
    QCOMPARE(*value.object()->attribute(u"author"_s)->object()->attribute(u"name"_s),
             Value(u"Ann"_s));
    QCOMPARE(f.statements.size(), 1);
    const Value manager = *toValue(author).object()->attribute(u"article_set"_s);
    QCOMPARE(*manager.object()->attribute(u"count"_s), Value(1));
    QCOMPARE(manager.object()->attribute(u"all"_s)->list().first().toString(), u"One"_s);
}

QTEST_GUILESS_MAIN(TestPersistence)
#include "tst_persistence.moc"

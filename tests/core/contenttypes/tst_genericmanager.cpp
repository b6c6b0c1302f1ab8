// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/contenttypes/contenttype.h"
#include "core/contenttypes/genericrelation.h"
#include "core/orm/relatedmanager.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

/// Bookmarks of tags: books and films have them, and a novel, which is a book too.
void addModels(ModelRegistry &registry)
{
    registry.add<ContentType>(u"contenttypes"_s, u"ContentType"_s);
    const auto add = [&registry](const QString &name, const ModelOptions &options = {}) {
        ModelInfo &model = registry.add(std::make_unique<ModelInfo>(u"blog"_s, name, options));
        return &model;
    };
    ModelInfo *mark = add(u"Mark"_s);
    mark->addField(makeField(FieldKind::Char, u"word"_s, {.maxLength = 20}));
    mark->addField(makeField(FieldKind::ForeignKey, u"content_type"_s,
                             {.to = u"contenttypes.ContentType"_s}));
    mark->addField(makeField(FieldKind::PositiveInteger, u"object_id"_s, {}));
    for (const QString &name : {u"Book"_s, u"Film"_s}) {
        ModelInfo *model = add(name);
        model->addField(makeField(FieldKind::Char, u"title"_s, {.maxLength = 20}));
        model->addField(makeField(FieldKind::GenericRelation, u"marks"_s,
                                  {.to = u"blog.Mark"_s, .relatedQueryName = name.toLower()}));
    }
    add(u"Novel"_s, {.bases = {u"blog.Book"_s}});
}

using Values = QList<QPair<QString, Value>>;

} // namespace

/// What is done to the objects of a generic relation through their owner, on both databases.
class TestGenericManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void create_belongsToItsOwner();
    void add_takesFromAnother();
    void add_unsaved_isSavedOnlyIfAsked();
    void add_otherModel_isRefused();
    void remove_deletesItsOwnOnly();
    void set_replaces();
    void clear_deletesAll();
    void getOrCreate_looksAmongItsOwn();
    void updateOrCreate_changesItsOwn();
    void reverseName_leadsBack();
    void child_hasMarksOfItsOwn();
    void owner_unsaved_isRefused();

private:
    Record named(const QString &model, const QString &title) const
    {
        return db->all(model).create({{u"title"_s, title}});
    }
    static QString words(const QuerySet &marks)
    {
        QStringList all;
        for (const Value &word : marks.orderBy(QStringList{u"word"_s}).toValues(u"word"_s))
            all += word.toString();
        return all.join(u' ');
    }
    QuerySet marks() const { return db->all(u"Mark"_s); }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
    Record book;
    Record film; // with the same key
};

void TestGenericManager::init()
{
    db = Testing::BlogDatabase::make(cluster, addModels);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
    ContentTypes::createMissing(db->registry);
    book = named(u"Book"_s, u"Emma"_s);
    film = named(u"Film"_s, u"Alien"_s);
    QCOMPARE(book.pk(), film.pk());
    const RelatedManager ofFilm(film, u"marks"_s);
    ofFilm.create({{u"word"_s, u"space"_s}});
    ofFilm.create({{u"word"_s, u"cat"_s}});
}

void TestGenericManager::create_belongsToItsOwner()
{
    const RelatedManager ofBook(book, u"marks"_s);
    const Record made = ofBook.create({{u"word"_s, u"love"_s}});
    QCOMPARE(made.value(u"object_id"), book.pk());
    QCOMPARE(made.value(u"content_type_id"), Value(ContentTypes::idOf(db->model(u"Book"_s))));
    QCOMPARE(words(ofBook.all()), u"love"_s);
    QCOMPARE(words(RelatedManager(film, u"marks"_s).all()), u"cat space"_s);
    QCOMPARE(GenericForeignKey(db->model(u"Mark"_s)).target(made)->toString(), book.toString());
}

void TestGenericManager::add_takesFromAnother()
{
    const RelatedManager ofBook(book, u"marks"_s);
    ofBook.add({marks().get({{u"word"_s, u"cat"_s}})});
    QCOMPARE(words(ofBook.all()), u"cat"_s);
    QCOMPARE(words(RelatedManager(film, u"marks"_s).all()), u"space"_s);
}

void TestGenericManager::add_unsaved_isSavedOnlyIfAsked()
{
    const RelatedManager ofBook(book, u"marks"_s);
    Record fresh(db->model(u"Mark"_s));
    fresh.setValue(u"word", u"new"_s);
    QVERIFY_THROWS_EXCEPTION(ValueError, ofBook.add({fresh}));
    ofBook.add({fresh}, RelatedManager::Unsaved::Save);
    QCOMPARE(words(ofBook.all()), u"new"_s);
}

void TestGenericManager::add_otherModel_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(TypeError, RelatedManager(book, u"marks"_s).add({film}));
    QCOMPARE(marks().count(), 2);
}

void TestGenericManager::remove_deletesItsOwnOnly()
{
    const RelatedManager ofBook(book, u"marks"_s);
    const Record love = ofBook.create({{u"word"_s, u"love"_s}});
    const Record cat = marks().get({{u"word"_s, u"cat"_s}});
    ofBook.remove({cat});
    QCOMPARE(marks().count(), 3);
    ofBook.remove({love, cat});
    QCOMPARE(words(marks()), u"cat space"_s);
}

void TestGenericManager::set_replaces()
{
    const RelatedManager ofBook(book, u"marks"_s);
    const Record love = ofBook.create({{u"word"_s, u"love"_s}});
    ofBook.create({{u"word"_s, u"pride"_s}});
    ofBook.set({love, marks().get({{u"word"_s, u"cat"_s}})});
    QCOMPARE(words(ofBook.all()), u"cat love"_s);
    QCOMPARE(words(marks()), u"cat love space"_s);
    QCOMPARE(ofBook.all().get({{u"word"_s, u"love"_s}}).pk(), love.pk());
}

void TestGenericManager::clear_deletesAll()
{
    const RelatedManager ofBook(book, u"marks"_s);
    ofBook.create({{u"word"_s, u"love"_s}});
    ofBook.clear();
    QCOMPARE(words(marks()), u"cat space"_s);
    RelatedManager(film, u"marks"_s).clear();
    QCOMPARE(marks().count(), 0);
}

void TestGenericManager::getOrCreate_looksAmongItsOwn()
{
    const RelatedManager ofBook(book, u"marks"_s);
    QVERIFY(ofBook.getOrCreate({{u"word"_s, u"cat"_s}}).second);
    QVERIFY(!ofBook.getOrCreate({{u"word"_s, u"cat"_s}}).second);
    QCOMPARE(words(marks()), u"cat cat space"_s);
}

void TestGenericManager::updateOrCreate_changesItsOwn()
{
    const RelatedManager ofBook(book, u"marks"_s);
    const Values changes{{u"word"_s, u"dog"_s}};
    QVERIFY(ofBook.updateOrCreate({{u"word"_s, u"cat"_s}}, changes).second);
    QVERIFY(!ofBook.updateOrCreate({{u"word"_s, u"dog"_s}}, {{u"word"_s, u"cow"_s}}).second);
    QCOMPARE(words(ofBook.all()), u"cow"_s);
    QCOMPARE(words(marks()), u"cat cow space"_s);
}

void TestGenericManager::reverseName_leadsBack()
{
    RelatedManager(book, u"marks"_s).create({{u"word"_s, u"cat"_s}});
    QCOMPARE(words(marks().filter({{u"film__title"_s, u"Alien"_s}})), u"cat space"_s);
    QCOMPARE(words(marks().filter({{u"book__title__startswith"_s, u"E"_s}})), u"cat"_s);
    QCOMPARE(words(marks().filter({{u"film__title"_s, u"Emma"_s}})), QString());
}

void TestGenericManager::child_hasMarksOfItsOwn()
{
    const Record novel = named(u"Novel"_s, u"Persuasion"_s);
    RelatedManager(novel, u"marks"_s).create({{u"word"_s, u"sea"_s}});
    const Record asBook = db->all(u"Book"_s).get({{u"title"_s, u"Persuasion"_s}});
    QCOMPARE(words(RelatedManager(novel, u"marks"_s).all()), u"sea"_s);
    QCOMPARE(words(RelatedManager(asBook, u"marks"_s).all()), QString());
    QCOMPARE(marks().get({{u"word"_s, u"sea"_s}}).value(u"content_type_id"),
             Value(ContentTypes::idOf(db->model(u"Novel"_s))));
}

void TestGenericManager::owner_unsaved_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, RelatedManager(Record(db->model(u"Book"_s)), u"marks"_s));
    QVERIFY_THROWS_EXCEPTION(FieldError, RelatedManager(book, u"nope"_s));
}

QTEST_GUILESS_MAIN(TestGenericManager)
#include "tst_genericmanager.moc"

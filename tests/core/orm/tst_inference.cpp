// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/inference.h"

#include <QTest>

using namespace Quintette;

class TestInference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void library_modelsAndRelations_areDjangos();
    void djangoSite_newsApp_isWhatItsSourceSays();
    void djangoSite_withDeclaredTables_pointsToThem();
    void plainTables_withoutPrefix_belongToDatabase();
    void columnTypes_becomeKinds_data();
    void columnTypes_becomeKinds();
    void virtualTables_areNoModels();
    void oddTables_neverFail();

private:
    struct Site
    {
        explicit Site(const QString &file, const QString &sql = {})
        {
            DatabaseSettings settings;
            settings.name = file;
            databases.add(u"default"_s, settings);
            if (!sql.isEmpty())
                databases.connection().executeScript(sql);
        }
        void infer(const QSet<QString> &declared = {})
        {
            inferModels(registry, databases.connection(), declared);
            registry.resolve();
        }
        QStringList labels() const
        {
            QStringList labels;
            for (const ModelInfo *model : registry.models())
                labels += model->label();
            labels.sort();
            return labels;
        }
        Databases databases;
        ModelRegistry registry{databases};
    };

    static QStringList names(const QList<const Field *> &fields)
    {
        QStringList all;
        for (const Field *field : fields)
            all += field->name();
        return all;
    }
    static QString data(const char *name)
    {
        return QStringLiteral(QUINTETTE_TEST_DATA) + u'/' + QLatin1StringView(name);
    }
};

void TestInference::library_modelsAndRelations_areDjangos()
{
    Site site(data("library.sqlite3"));
    site.infer();
    QCOMPARE(site.labels(),
             QStringList({u"lib.Author"_s, u"lib.Book"_s, u"lib.Category"_s, u"lib.Publisher"_s,
                          u"lib.Review"_s, u"lib.Store"_s}));
    const ModelInfo &book = site.registry.get(u"lib.Book"_s);
    QCOMPARE(names(book.fields()),
             QStringList({u"id"_s, u"isbn"_s, u"title"_s, u"pages"_s, u"rating"_s, u"price"_s,
                          u"publisher"_s, u"contact"_s, u"pubdate"_s, u"created"_s, u"in_print"_s,
                          u"notes"_s, u"meta"_s}));
    QCOMPARE(names(book.manyToMany()), QStringList({u"authors"_s}));
    QCOMPARE(book.field(u"meta").kind(), FieldKind::Json);
    QCOMPARE(book.field(u"publisher").attname(), u"publisher_id"_s);
    QCOMPARE(book.field(u"publisher").column(), u"publisher_id"_s);
    QCOMPARE(book.options().displayField, u"title"_s);
    const Field &authors = book.field(u"authors");
    QCOMPARE(authors.relatedModel()->label(), u"lib.Author"_s);
    QCOMPARE(authors.throughModel()->table(), u"lib_book_authors"_s);
    QCOMPARE(authors.throughSource()->column(), u"book_id"_s);
    QCOMPARE(authors.throughTarget()->column(), u"author_id"_s);

    const auto reverse = [&](const char *label) {
        QStringList all;
        for (const ReverseRelation &relation :
             site.registry.get(QString::fromLatin1(label)).relatedObjects()) {
            if (!relation.queryName.endsWith(u'+') && !relation.accessorName.isEmpty())
                all += relation.queryName;
        }
        all.sort();
        return all;
    };
    // Two ways lead from an author to books: the many-to-many field keeps the plain name.
    QCOMPARE(reverse("lib.Author"), QStringList({u"book"_s, u"book_contact_set"_s, u"review"_s}));
    QCOMPARE(site.registry.get(u"lib.Author"_s).findRelated(u"book")->field, &authors);
    QCOMPARE(reverse("lib.Publisher"), QStringList({u"book"_s}));
    QCOMPARE(reverse("lib.Book"), QStringList({u"review"_s, u"store"_s}));
    QCOMPARE(reverse("lib.Category"), QStringList({u"category"_s}));
}

void TestInference::djangoSite_newsApp_isWhatItsSourceSays()
{
    Site site(data("django-site.sqlite3"));
    site.infer();
    const QStringList labels = site.labels();
    for (const char *label :
         {"news.Article", "news.Category", "news.Comment", "news.Tag", "auth.User", "auth.Group",
          "auth.Permission", "admin.LogEntry", "contenttypes.ContentType", "flatpages.FlatPage",
          "redirects.Redirect", "sessions.Session", "sites.Site"})
        QVERIFY2(labels.contains(QLatin1StringView(label)), label);
    QCOMPARE(labels.size(), 13);

    const ModelInfo &article = site.registry.get(u"news.Article"_s);
    const auto kind = [&](const char16_t *name) { return article.field(name).kind(); };
    QCOMPARE(kind(u"id"), FieldKind::BigAuto);
    QCOMPARE(kind(u"headline"), FieldKind::Char);
    QCOMPARE(article.field(u"headline").options().maxLength, 200);
    QVERIFY(article.field(u"slug").isUnique());
    QCOMPARE(kind(u"published"), FieldKind::DateTime);
    QVERIFY(article.field(u"published").isNull() && article.field(u"published").isBlank());
    QVERIFY(article.field(u"published").options().dbIndex.value_or(false));
    QCOMPARE(kind(u"embargo"), FieldKind::Date);
    QCOMPARE(kind(u"rating"), FieldKind::Decimal);
    QCOMPARE(kind(u"views"), FieldKind::PositiveInteger);
    QCOMPARE(kind(u"featured"), FieldKind::Boolean);
    QCOMPARE(kind(u"meta"), FieldKind::Json);
    QCOMPARE(kind(u"uid"), FieldKind::Uuid);
    QCOMPARE(kind(u"reading_time"), FieldKind::BigInteger);
    QCOMPARE(kind(u"author"), FieldKind::ForeignKey);
    QCOMPARE(article.field(u"author").relatedModel()->label(), u"auth.User"_s);
    QCOMPARE(names(article.manyToMany()), QStringList({u"tags"_s}));
    QCOMPARE(article.options().constraints.size(), 1);
    QCOMPARE(article.options().constraints[0].name, u"rating_not_negative"_s);
    QCOMPARE(article.options().indexes.value(0).fields,
             QStringList({u"status"_s, u"-published"_s}));
    QCOMPARE(article.options().displayField, u"headline"_s);
    QVERIFY(article.options().inferred && !article.options().managed);
    QCOMPARE(site.registry.get(u"news.Tag"_s).primaryKey().name(), u"slug"_s);
    QVERIFY(site.registry.get(u"news.Category"_s).field(u"parent").relatedModel()
            == &site.registry.get(u"news.Category"_s));
}

void TestInference::djangoSite_withDeclaredTables_pointsToThem()
{
    Site site(data("django-site.sqlite3"));
    auto user = std::make_unique<ModelInfo>(u"auth"_s, u"User"_s);
    user->addField(makeField(FieldKind::Auto, u"id"_s, {.primaryKey = true}));
    user->addField(makeField(FieldKind::Char, u"username"_s, {.maxLength = 150}));
    const ModelInfo &declared = site.registry.add(std::move(user));
    site.infer({u"auth_user"_s});
    QCOMPARE(site.registry.get(u"news.Article"_s).field(u"author").relatedModel(), &declared);
    QVERIFY(declared.findRelated(u"article"));
}

void TestInference::plainTables_withoutPrefix_belongToDatabase()
{
    Site site(
            u":memory:"_s,
            u"CREATE TABLE book (id integer PRIMARY KEY, title text NOT NULL);"
            "CREATE TABLE person (id integer PRIMARY KEY, name text, friend_id integer REFERENCES "
            "person(id));"
            "CREATE TABLE book_writers (id integer PRIMARY KEY, book_id integer NOT NULL "
            "REFERENCES book(id),"
            " person_id integer NOT NULL REFERENCES person(id), UNIQUE (book_id, person_id));"
            "CREATE TABLE book_notes (id integer PRIMARY KEY, book_id integer NOT NULL REFERENCES "
            "book(id),"
            " person_id integer NOT NULL REFERENCES person(id));"
            "CREATE TABLE person_friends (id integer PRIMARY KEY, from_person_id integer NOT NULL "
            "REFERENCES person,"
            " to_person_id integer NOT NULL REFERENCES person, UNIQUE (from_person_id, to_person_id));"_s);
    site.infer();
    // book_notes is not unique together, so it is a model; alone it makes no prefix.
    QCOMPARE(site.labels(),
             QStringList({u"_memory_.Book"_s, u"_memory_.BookNotes"_s, u"_memory_.Person"_s}));
    QCOMPARE(names(site.registry.get(u"_memory_.Book"_s).manyToMany()),
             QStringList({u"writers"_s}));
    const Field &friends = site.registry.get(u"_memory_.Person"_s).field(u"friends");
    QCOMPARE(friends.throughSource()->name(), u"from_person"_s);
    QCOMPARE(friends.throughTarget()->name(), u"to_person"_s);
}

void TestInference::columnTypes_becomeKinds_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<FieldKind>("kind");
    QTest::newRow("varchar") << u"varchar(20)"_s << FieldKind::Char;
    QTest::newRow("varchar without length") << u"varchar"_s << FieldKind::Text;
    QTest::newRow("upper case") << u"VARCHAR(20)"_s << FieldKind::Char;
    QTest::newRow("uuid") << u"char(32) UNIQUE"_s << FieldKind::Uuid;
    QTest::newRow("hash") << u"char(32)"_s << FieldKind::Char;
    QTest::newRow("ip") << u"char(39)"_s << FieldKind::GenericIPAddress;
    QTest::newRow("bool") << u"bool"_s << FieldKind::Boolean;
    QTest::newRow("tinyint(1)") << u"tinyint(1)"_s << FieldKind::Boolean;
    QTest::newRow("unsigned") << u"smallint unsigned"_s << FieldKind::PositiveSmallInteger;
    QTest::newRow("not negative") << u"bigint CHECK (x >= 0)"_s << FieldKind::PositiveBigInteger;
    QTest::newRow("decimal") << u"numeric(8, 2)"_s << FieldKind::Decimal;
    QTest::newRow("double") << u"double precision"_s << FieldKind::Float;
    QTest::newRow("json") << u"text CHECK ((JSON_VALID(\"x\") OR \"x\" IS NULL))"_s
                          << FieldKind::Json;
    QTest::newRow("datetime") << u"TIMESTAMP"_s << FieldKind::DateTime;
    QTest::newRow("time") << u"time"_s << FieldKind::Time;
    QTest::newRow("blob") << u"BLOB"_s << FieldKind::Binary;
    QTest::newRow("affinity") << u"UNSIGNED BIG INT"_s << FieldKind::BigInteger;
    QTest::newRow("none") << QString() << FieldKind::Text;
    QTest::newRow("generated") << u"integer GENERATED ALWAYS AS (1 + 1) STORED"_s
                               << FieldKind::Generated;
}

void TestInference::columnTypes_becomeKinds()
{
    QFETCH(QString, type);
    Site site(u":memory:"_s,
              u"CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, x %1)"_s.arg(type));
    site.infer();
    QTEST(site.registry.get(u"_memory_.T"_s).field(u"x").kind(), "kind");
}

void TestInference::virtualTables_areNoModels()
{
    Site site(u":memory:"_s, uR"(
        CREATE TABLE lib_book (id integer PRIMARY KEY, title text NOT NULL);
        CREATE TABLE lib_book_data (id integer PRIMARY KEY, remark text);
        CREATE VIRTUAL TABLE lib_book_search USING fts5(title, content='lib_book');
        CREATE VIRTUAL TABLE notes USING fts5(body);
        CREATE VIRTUAL TABLE old_notes USING fts4(body);
        CREATE VIRTUAL TABLE places USING rtree(id, min_x, max_x);
        INSERT INTO notes VALUES ('some words');)"_s);
    site.infer();
    QCOMPARE(site.labels(), QStringList({u"lib.Book"_s, u"lib.BookData"_s}));
}

void TestInference::oddTables_neverFail()
{
    Site site(
            u":memory:"_s,
            u"CREATE TABLE nokey (a integer, b text);"
            "CREATE TABLE twokeys (a integer, b text, PRIMARY KEY (a, b));"
            "CREATE TABLE strict_pair (a integer, b text, PRIMARY KEY (a, b)) WITHOUT ROWID;"
            "CREATE TABLE \"3 odd names\" (\"id\" integer PRIMARY KEY, \"my col\" text, \"a__b\" "
            "text, \"c_\" text);"
            "CREATE TABLE orphan (id integer PRIMARY KEY, gone_id integer REFERENCES nowhere(id));"
            "CREATE TABLE same (id integer PRIMARY KEY, x integer REFERENCES orphan(id), x_id "
            "integer);"
            "CREATE VIRTUAL TABLE found USING fts5(body);"_s);
    site.infer();
    QCOMPARE(site.registry.get(u"_memory_.Nokey"_s).primaryKey().column(), u"rowid"_s);
    QCOMPARE(site.registry.get(u"_memory_.Twokeys"_s).primaryKey().column(), u"rowid"_s);
    QVERIFY(site.registry.get(u"_memory_.StrictPair"_s).primaryKey().isCompositeKey());
    QCOMPARE(site.registry.get(u"_memory_.Orphan"_s).field(u"gone_id").kind(), FieldKind::Integer);
}

QTEST_GUILESS_MAIN(TestInference)
#include "tst_inference.moc"

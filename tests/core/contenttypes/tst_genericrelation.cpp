// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contenttypes/contenttype.h"
#include "core/contenttypes/genericrelation.h"

#include "core/base/error.h"
#include "core/orm/aggregates/aggregates.h"
#include "core/orm/persistence.h"
#include "tests/core/orm/blogmodels.h"

#include <QTest>

using namespace Quintette;

namespace {

struct Note
{
    qint64 id = 0;
    QString text;
    ForeignKey<ContentType> contentType;
    std::optional<QString> objectId;

    static void describe(ModelBuilder<Note> &m)
    {
        m.field<&Note::id>("id");
        m.field<&Note::text>("text", {.maxLength = 50});
        m.field<&Note::contentType>("content_type", {.null = true});
        m.field<&Note::objectId>("object_id", {.maxLength = 50});
    }
};

struct Fixture
{
    Databases databases;
    ModelRegistry registry{databases};
    int statements = 0;

    Fixture()
    {
        databases.add(u"default"_s, {.name = u":memory:"_s, .mustExist = false});
        registry.add<ContentType>(u"contenttypes"_s, u"ContentType"_s);
        Blog::addTo(registry);
        registry.add<Note>(u"notes"_s, u"Note"_s);
        // What an author's model would say of itself.
        const_cast<ModelInfo &>(registry.get(u"blog.Author"_s))
                .addField(
                        makeField(FieldKind::GenericRelation, u"notes"_s, {.to = u"notes.Note"_s}));
        registry.resolve();
        Connection &connection = databases.connection();
        connection.executeScript(uR"(
            CREATE TABLE django_content_type (id integer PRIMARY KEY AUTOINCREMENT,
                app_label varchar(100) NOT NULL, model varchar(100) NOT NULL);
            CREATE TABLE blog_author (id integer PRIMARY KEY AUTOINCREMENT, name varchar(100) NOT NULL,
                email varchar(254) NOT NULL);
            CREATE TABLE blog_article (id integer PRIMARY KEY, title text, body text, author_id bigint,
                editor_id bigint, parent_id bigint, published_at datetime, price decimal, featured bool,
                status integer);
            CREATE TABLE blog_tag (slug varchar(40) NOT NULL PRIMARY KEY);
            CREATE TABLE notes_note (id integer PRIMARY KEY AUTOINCREMENT, text varchar(50) NOT NULL,
                content_type_id integer NULL, object_id varchar(50) NULL);
            INSERT INTO django_content_type (app_label, model) VALUES ('blog', 'author'), ('blog', 'tag');
            INSERT INTO blog_author (name, email) VALUES ('Ann', ''), ('Bob', '');
            INSERT INTO blog_tag VALUES ('qt');
        )"_s);
        connection.setLogger([this](const QString &, const ValueList &, qint64) { ++statements; });
    }
    ~Fixture() { databases.closeThisThread(); }

    const ModelInfo &notes() const { return registry.get(u"notes.Note"_s); }
    Record author(int id) const
    {
        return QuerySet(registry.get(u"blog.Author"_s)).get({{u"pk"_s, id}});
    }
    Record tag() const { return QuerySet(registry.get(u"blog.Tag"_s)).get(); }
    Record note(const QString &text, const std::optional<Record> &about) const
    {
        Record record(notes());
        record.setValue(u"text", text);
        GenericForeignKey(notes()).setTarget(record, about);
        save(record);
        return record;
    }
};

} // namespace

/// A relation to objects of any model.
class TestGenericRelation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void target_ofAnyModel_isFound();
    void target_ofNothing_isNothing();
    void setTarget_ofUnsaved_isRefused();
    void prefetch_asksOncePerModel();
    void pointingTo_givesItsOwnOnly();
    void lookup_alongRelation_seesItsOwnOnly();
    void exclude_alongRelation_leavesTheOthers();
    void count_alongRelation_isPerObject();
    void prefetch_alongRelation_asksTwice();
    void prefetch_withQuery_chooses();
    void remove_ofObject_takesItsNotes();
    void idOf_ofAnotherRegistryAtTheSameAddress_isItsOwn();
};

void TestGenericRelation::target_ofAnyModel_isFound()
{
    const Fixture f;
    const GenericForeignKey about(f.notes());
    f.note(u"a"_s, f.author(2));
    f.note(u"b"_s, f.tag());
    const QList<Record> notes = QuerySet(f.notes()).orderBy({u"pk"_s}).toList();
    QCOMPARE(about.target(notes.at(0))->toString(), u"Bob"_s);
    QCOMPARE(about.target(notes.at(1))->toString(), u"qt"_s);
}

void TestGenericRelation::target_ofNothing_isNothing()
{
    const Fixture f;
    const GenericForeignKey about(f.notes());
    f.note(u"nowhere"_s, {});
    Record gone = f.note(u"gone"_s, f.author(1));
    QuerySet(f.notes())
            .filter({{u"pk"_s, gone.pk()}})
            .update(QList<QPair<QString, Value>>{{u"object_id"_s, u"no number"}});
    for (const Record &note : QuerySet(f.notes()).toList())
        QVERIFY(!about.target(note));
}

void TestGenericRelation::setTarget_ofUnsaved_isRefused()
{
    const Fixture f;
    Record note(f.notes());
    QVERIFY_THROWS_EXCEPTION(
            ValueError,
            GenericForeignKey(f.notes()).setTarget(note, Record(f.registry.get(u"blog.Author"_s))));
    QVERIFY_THROWS_EXCEPTION(FieldError, GenericForeignKey(f.notes(), u"nope"_s));
}

void TestGenericRelation::prefetch_asksOncePerModel()
{
    Fixture f;
    for (int i = 0; i < 4; ++i) {
        f.note(u"a"_s, f.author(1 + i % 2));
        f.note(u"t"_s, f.tag());
    }
    QList<Record> notes = QuerySet(f.notes()).orderBy({u"pk"_s}).toList();
    const GenericForeignKey about(f.notes());
    f.statements = 0;
    about.prefetch(notes);
    for (const Record &note : std::as_const(notes))
        QVERIFY(about.target(note));
    QCOMPARE(f.statements, 2);
    QCOMPARE(about.target(notes.at(2))->toString(), u"Bob"_s);
}

void TestGenericRelation::pointingTo_givesItsOwnOnly()
{
    const Fixture f;
    const GenericForeignKey about(f.notes());
    f.note(u"first"_s, f.author(1));
    f.note(u"second"_s, f.author(2));
    f.note(u"tag"_s, f.tag());
    QCOMPARE(about.pointingTo(f.author(1)).toValues(u"text"_s), ValueList{u"first"});
    about.removePointingTo(f.author(1));
    QCOMPARE(QuerySet(f.notes()).count(), 2);
}

namespace {

/// Two notes about Ann, one about Bob, and one about a tag whose key is like an author's.
struct Noted : Fixture
{
    Noted()
    {
        note(u"first"_s, author(1));
        note(u"second"_s, author(1));
        note(u"other"_s, author(2));
        note(u"tagged"_s, tag());
        databases.connection().execute(
                u"UPDATE notes_note SET object_id = '1' WHERE text = 'tagged'"_s);
        statements = 0;
    }
    QuerySet authors() const { return QuerySet(registry.get(u"blog.Author"_s)); }
    QStringList names(const QuerySet &query) const
    {
        QStringList result;
        for (const Record &record : query.orderBy(QStringList{u"id"_s}).toList())
            result += record.value(u"name").toString();
        return result;
    }
};

} // namespace

void TestGenericRelation::lookup_alongRelation_seesItsOwnOnly()
{
    const Noted f;
    QCOMPARE(f.names(f.authors().filter({{u"notes__text"_s, u"second"_s}})), QStringList{u"Ann"_s});
    QVERIFY(f.names(f.authors().filter({{u"notes__text"_s, u"tagged"_s}})).isEmpty());
    QCOMPARE(f.names(f.authors().filter({{u"notes__isnull"_s, true}})), QStringList());
    const QList<Dict> rows = f.authors()
                                     .orderBy(QStringList{u"-notes__text"_s})
                                     .values({u"name"_s, u"notes__text"_s})
                                     .toDicts();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.first().value(u"notes__text"), Value(u"second"_s));
    QVERIFY_THROWS_EXCEPTION(FieldError, f.authors().filter({{u"notes__nope"_s, 1}}));
}

void TestGenericRelation::exclude_alongRelation_leavesTheOthers()
{
    const Noted f;
    QCOMPARE(f.names(f.authors().exclude({{u"notes__text"_s, u"first"_s}})), QStringList{u"Bob"_s});
    // The tag's note is none of Ann's.
    QCOMPARE(f.names(f.authors().exclude({{u"notes__text"_s, u"tagged"_s}})),
             QStringList({u"Ann"_s, u"Bob"_s}));
}

void TestGenericRelation::count_alongRelation_isPerObject()
{
    const Noted f;
    const QList<Record> counted =
            f.authors().annotate(u"n"_s, Count(u"notes"_s)).orderBy(QStringList{u"id"_s}).toList();
    QCOMPARE(counted.at(0).value(u"n"), Value(2));
    QCOMPARE(counted.at(1).value(u"n"), Value(1));
}

void TestGenericRelation::prefetch_alongRelation_asksTwice()
{
    const Noted f;
    const QList<Record> found = f.authors()
                                        .prefetchRelated(QStringList{u"notes"_s})
                                        .orderBy(QStringList{u"id"_s})
                                        .toList();
    QCOMPARE(f.statements, 2);
    QCOMPARE(found.at(0).prefetched(u"notes"_s)->size(), 2);
    QCOMPARE(found.at(1).prefetched(u"notes"_s)->size(), 1);
}

void TestGenericRelation::prefetch_withQuery_chooses()
{
    const Noted f;
    QList<Record> found = QuerySet(f.notes()).orderBy(QStringList{u"id"_s}).slice(0, 3).toList();
    GenericForeignKey(f.notes()).prefetch(found, {f.authors().filter({{u"name"_s, u"Ann"_s}})});
    QCOMPARE(GenericForeignKey(f.notes()).target(found.at(0))->toString(), u"Ann"_s);
    QVERIFY(!GenericForeignKey(f.notes()).target(found.at(2)));
}

void TestGenericRelation::remove_ofObject_takesItsNotes()
{
    const Noted f;
    const QMap<QString, qint64> counts = f.authors().filter({{u"name"_s, u"Ann"_s}}).remove();
    QCOMPARE(counts.value(u"notes.Note"_s), 2);
    QCOMPARE(counts.value(u"blog.Author"_s), 1);
    QCOMPARE(QuerySet(f.notes()).count(), 2);
}

void TestGenericRelation::idOf_ofAnotherRegistryAtTheSameAddress_isItsOwn()
{
    std::optional<Fixture> fixture;
    fixture.emplace();
    const ModelRegistry *const address = &fixture->registry;
    const qint64 first = ContentTypes::idOf(fixture->registry.get(u"blog.Author"_s));
    ContentTypes::setAppName(fixture->registry, u"blog"_s, Text(u"The blog"_s));
    fixture.reset();
    fixture.emplace();
    QCOMPARE(&fixture->registry, address);
    fixture->databases.connection().execute(
            u"INSERT INTO django_content_type (id, app_label, model) VALUES (4711, 'blog', 'author')"_s);
    QCOMPARE(ContentTypes::idOf(fixture->registry.get(u"blog.Author"_s)), 4711);
    QVERIFY(first != 4711);
    QCOMPARE(ContentTypes::appName(fixture->registry, u"blog"_s).toString(), u"Blog"_s);
}

QTEST_GUILESS_MAIN(TestGenericRelation)
#include "tst_genericrelation.moc"

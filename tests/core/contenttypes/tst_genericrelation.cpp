// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contenttypes/contenttype.h"
#include "core/contenttypes/genericrelation.h"

#include "core/base/error.h"
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
        registry.resolve();
        Connection &connection = databases.connection();
        connection.executeScript(uR"(
            CREATE TABLE django_content_type (id integer PRIMARY KEY AUTOINCREMENT,
                app_label varchar(100) NOT NULL, model varchar(100) NOT NULL);
            CREATE TABLE blog_author (id integer PRIMARY KEY AUTOINCREMENT, name varchar(100) NOT NULL,
                email varchar(254) NOT NULL);
            CREATE TABLE blog_tag (slug varchar(40) NOT NULL PRIMARY KEY);
            CREATE TABLE notes_note (id integer PRIMARY KEY AUTOINCREMENT, text varchar(50) NOT NULL,
                content_type_id integer NULL, object_id varchar(50) NULL);
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

QTEST_GUILESS_MAIN(TestGenericRelation)
#include "tst_genericrelation.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/orm/blogmodels.h"

#include "core/base/error.h"
#include "core/db/backend.h"

#include <QTest>

using namespace Quintette;

class TestModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolve_ofDeclaredModels_connectsRelations();
    void resolve_manyToMany_makesDjangosThroughTable();
    void resolve_reverseRelations_haveDjangosNames();
    void resolve_ofClashingNames_namesModelAndField();
    void resolve_ofUnknownTarget_namesModelAndField();
    void resolve_withoutPrimaryKey_putsIdFirst();
    void find_ofUnknownField_listsValidNames();
    void columnType_isDjangos_data();
    void columnType_isDjangos();
    void record_ofTypedObject_goesBothWays();
    void record_equality_isByModelAndKey();
    void record_copies_doNotShareChanges();
    void toValue_givesFieldsDisplayAndUrl();
};

namespace {

struct Fixture
{
    Databases databases;
    ModelRegistry registry{databases};
    Fixture()
    {
        Blog::addTo(registry);
        registry.resolve();
    }
};

std::unique_ptr<ModelInfo> model(const QString &name, const QString &to = {},
                                 const FieldOptions &options = {})
{
    auto result = std::make_unique<ModelInfo>(u"shop"_s, name);
    result->addField(makeField(FieldKind::Char, u"name"_s, {.maxLength = 20}));
    if (!to.isEmpty()) {
        FieldOptions all = options;
        all.to = to;
        result->addField(makeField(FieldKind::ForeignKey, u"target"_s, all));
    }
    return result;
}

QString refusal(ModelRegistry &registry)
{
    try {
        registry.resolve();
    } catch (const ImproperlyConfigured &error) {
        return error.message();
    }
    return {};
}

} // namespace

void TestModel::resolve_ofDeclaredModels_connectsRelations()
{
    Fixture f;
    const ModelInfo &article = f.registry.get(u"blog.article"_s);
    QCOMPARE(article.table(), u"blog_article"_s);
    QCOMPARE(article.verboseNamePlural().toString(), u"articles"_s);
    const Field &author = article.field(u"author");
    QCOMPARE(author.column(), u"author_id"_s);
    QCOMPARE(author.relatedModel(), &f.registry.get(u"blog.Author"_s));
    QCOMPARE(author.targetField(), &author.relatedModel()->primaryKey());
    QCOMPARE(article.field(u"author_id").index(), author.index());
    QCOMPARE(article.field(u"parent").relatedModel(), &article);
    QCOMPARE(fieldName<&Blog::Article::publishedAt>(), u"published_at"_s);
}

void TestModel::resolve_manyToMany_makesDjangosThroughTable()
{
    Fixture f;
    const Field &tags = f.registry.get(u"blog.Article"_s).field(u"tags");
    const ModelInfo *through = tags.throughModel();
    QVERIFY(through);
    QCOMPARE(through->table(), u"blog_article_tags"_s);
    QCOMPARE(through->label(), u"blog.Article_tags"_s);
    QStringList columns;
    for (const Field *field : through->fields())
        columns += field->column();
    QCOMPARE(columns, (QStringList{u"id"_s, u"article_id"_s, u"tag_id"_s}));
    QCOMPARE(through->options().uniqueTogether, (QList<QStringList>{{u"article"_s, u"tag"_s}}));
    QVERIFY(!f.registry.models().contains(through));
    QVERIFY(f.registry.allModels().contains(through));
}

void TestModel::resolve_reverseRelations_haveDjangosNames()
{
    Fixture f;
    const ModelInfo &author = f.registry.get(u"blog.Author"_s);
    QVERIFY(author.findRelated(u"article"));
    QCOMPARE(author.findRelated(u"article")->accessorName, u"article_set"_s);
    QCOMPARE(author.findRelated(u"edited")->accessorName, u"edited"_s);
    const ModelInfo &tag = f.registry.get(u"blog.Tag"_s);
    QCOMPARE(tag.findAccessor(u"article_set")->field->name(), u"tags"_s);
}

void TestModel::resolve_ofClashingNames_namesModelAndField()
{
    Databases databases;
    ModelRegistry registry(databases);
    registry.add(model(u"Base"_s));
    auto two = model(u"Two"_s, u"Base"_s);
    two->addField(makeField(FieldKind::ForeignKey, u"other"_s, {.to = u"Base"_s}));
    registry.add(std::move(two));
    QCOMPARE(refusal(registry),
             u"shop.Two.other: its reverse query name Base.two clashes with shop.Two.target; "
             "give one of them another related_name"_s);
}

void TestModel::resolve_ofUnknownTarget_namesModelAndField()
{
    Databases databases;
    ModelRegistry registry(databases);
    registry.add(model(u"One"_s, u"shop.Nothing"_s));
    QVERIFY(refusal(registry).startsWith(
            u"shop.One.target: points to the model \"shop.Nothing\""_s));
}

void TestModel::resolve_withoutPrimaryKey_putsIdFirst()
{
    Databases databases;
    ModelRegistry registry(databases);
    registry.setDefaultAutoField(FieldKind::Auto);
    const ModelInfo &one = registry.add(model(u"One"_s));
    registry.resolve();
    QCOMPARE(one.fields().first()->name(), u"id"_s);
    QCOMPARE(one.primaryKey().kind(), FieldKind::Auto);
    QCOMPARE(one.field(u"name").index(), 1);
    QCOMPARE(one.field(u"pk").index(), 0);
}

void TestModel::find_ofUnknownField_listsValidNames()
{
    Fixture f;
    try {
        (void)f.registry.get(u"blog.Author"_s).field(u"nme");
        QFAIL("no error");
    } catch (const FieldError &error) {
        QCOMPARE(error.message(),
                 u"blog.Author has no field named 'nme'. Choices are: "
                 "article, edited, email, id, name"_s);
    }
}

void TestModel::columnType_isDjangos_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("postgres");
    QTest::newRow("id") << u"id"_s << u"integer"_s << u"bigint"_s;
    QTest::newRow("char") << u"title"_s << u"varchar(200)"_s << u"varchar(200)"_s;
    QTest::newRow("text") << u"body"_s << u"text"_s << u"text"_s;
    QTest::newRow("key") << u"author"_s << u"bigint"_s << u"bigint"_s;
    QTest::newRow("datetime") << u"published_at"_s << u"datetime"_s
                              << u"timestamp with time zone"_s;
    QTest::newRow("decimal") << u"price"_s << u"decimal"_s << u"numeric(6, 2)"_s;
    QTest::newRow("bool") << u"featured"_s << u"bool"_s << u"boolean"_s;
    QTest::newRow("int") << u"status"_s << u"integer"_s << u"integer"_s;
}

void TestModel::columnType_isDjangos()
{
    QFETCH(QString, field);
    QFETCH(QString, sqlite);
    QFETCH(QString, postgres);
    Fixture f;
    const Field &tested = f.registry.get(u"blog.Article"_s).field(field);
    QCOMPARE(tested.columnType(Backend::of(DatabaseSettings::Engine::Sqlite)), sqlite);
    QCOMPARE(tested.columnType(Backend::of(DatabaseSettings::Engine::PostgreSql)), postgres);
}

void TestModel::record_ofTypedObject_goesBothWays()
{
    Fixture f;
    Blog::Article article;
    article.title = u"Five"_s;
    article.author = 7;
    article.publishedAt = DateTime::fromString(u"2024-03-05 14:07:09.123456+00:00");
    article.price = *Decimal::fromString(u"12.30");
    const Record record = toRecord(article);
    QVERIFY(record.isAdding());
    QVERIFY(record.pk().isNone());
    QCOMPARE(record.value(u"author_id"), Value(7));
    QVERIFY(record.value(u"editor").isNone());
    const auto copy = fromRecord<Blog::Article>(record);
    QCOMPARE(copy.title, article.title);
    QCOMPARE(copy.author.id(), 7);
    QVERIFY(copy.publishedAt == article.publishedAt);
    QCOMPARE(copy.price.toString(), u"12.30"_s);
}

void TestModel::record_equality_isByModelAndKey()
{
    Fixture f;
    const ModelInfo &author = f.registry.get(u"blog.Author"_s);
    Record a(author);
    Record b(author);
    QVERIFY(!(a == b));
    QVERIFY(a == Record(a));
    a.setValue(u"id", 1);
    b.setValue(u"pk", 1);
    QVERIFY(a == b);
    Record tag(f.registry.get(u"blog.Tag"_s));
    tag.setValue(u"slug", 1);
    QVERIFY(!(a == tag));
}

void TestModel::record_copies_doNotShareChanges()
{
    Fixture f;
    Record a(f.registry.get(u"blog.Author"_s));
    a.setAnnotation(u"n"_s, 1);
    Record b = a;
    b.setValue(u"name", u"B"_s);
    b.setAnnotation(u"n"_s, 2);
    QCOMPARE(a.value(u"name"), Value(QString()));
    QCOMPARE(a.value(u"n"), Value(1));
}

void TestModel::toValue_givesFieldsDisplayAndUrl()
{
    Fixture f;
    Blog::Article article;
    article.id = 3;
    article.title = u"Five"_s;
    article.status = 2;
    const Value value = toValue(toRecord(article));
    const ValueObject *object = value.object();
    QCOMPARE(value.toString(), u"Five"_s);
    QCOMPARE(*object->attribute(u"title"_s), Value(u"Five"_s));
    QCOMPARE(*object->attribute(u"pk"_s), Value(3));
    QCOMPARE(*object->attribute(u"get_status_display"_s), Value(u"live"_s));
    QCOMPARE(*object->attribute(u"get_absolute_url"_s), Value(u"/articles/3/"_s));
    QVERIFY(object->attribute(u"editor"_s)->isNone());
    QVERIFY(!object->attribute(u"nothing"_s));
    QVERIFY(recordOf(value));
}

QTEST_GUILESS_MAIN(TestModel)
#include "tst_model.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/orm/functions/text.h"
#include "core/orm/persistence.h"
#include "core/orm/typedpath.h"
#include "core/orm/typedqueryset.h"
#include "tests/core/orm/blogdatabase.h"

#include <QFile>
#include <QTest>

// What docs/models.md shows stands here word for word, so that it compiles and does what it says.
using namespace Quintette;

// clang-format off
struct Stamped
{
    std::optional<DateTime> changed;

    static void describe(ModelBuilder<Stamped> &m)
    {
        m.options({.isAbstract = true});
        m.field<&Stamped::changed>("changed", {.null = true, .blank = true, .autoNow = true});
    }
};

struct Author
{
    qint64 id = 0;
    QString name;

    QString toString() const { return name; }
    static void describe(ModelBuilder<Author> &m)
    {
        m.options({.ordering = {u"name"_s}});
        m.field<&Author::id>("id");
        m.field<&Author::name>("name", {.maxLength = 100});
    }
};

struct Article : Stamped
{
    using Objects = class ArticleObjects;

    qint64 id = 0;
    QString title;
    ForeignKey<Author> author;
    bool published = false;

    QString toString() const { return title; }
    static void describe(ModelBuilder<Article> &m)
    {
        m.options({.constraints = {{.name = u"one_title_published"_s,
                                    .condition = Q{{u"published"_s, true}},
                                    .violationMessage = Text(u"That title is out already."_s),
                                    .expressions = {Lower(u"title")}}}});
        m.inherits<Stamped>();
        m.field<&Article::id>("id");
        m.field<&Article::title>("title", {.maxLength = 200});
        m.field<&Article::author>("author", {.onDelete = OnDelete::Protect, .relatedName = u"articles"_s});
        m.field<&Article::published>("published");
        m.manager(u"objects"_s, {});
        m.manager(u"public"_s, [](const QuerySet &all) { return all.filter({{u"published"_s, true}}); });
    }
};

class ArticleObjects : public TypedQuerySet<Article, ArticleObjects>
{
public:
    using TypedQuerySet::TypedQuerySet;
    ArticleObjects by(const QString &name) const
    {
        return filter(F<&Article::author, &Author::name>().exact(name));
    }
};

struct Review : Article
{
    int stars = 0;

    static void describe(ModelBuilder<Review> &m)
    {
        m.inherits<Article>();
        m.field<&Review::stars>("stars");
    }
};

struct NewestFirst : Article
{
    static void describe(ModelBuilder<NewestFirst> &m)
    {
        m.options({.ordering = {u"-id"_s}});
        m.proxyOf<Article>();
    }
};

struct Seat
{
    int row = 0;
    int number = 0;
    QString guest;

    static void describe(ModelBuilder<Seat> &m)
    {
        m.field<&Seat::row>("row");
        m.field<&Seat::number>("number");
        m.field<&Seat::guest>("guest", {.maxLength = 50});
        m.primaryKey<&Seat::row, &Seat::number>();
    }
};

static void registerModels(ModelRegistry &models)
{
    models.add<Stamped>(u"press"_s, u"Stamped"_s);
    models.add<Author>(u"press"_s, u"Author"_s);
    models.add<Article>(u"press"_s, u"Article"_s);
    models.add<Review>(u"press"_s, u"Review"_s);
    models.add<NewestFirst>(u"press"_s, u"NewestFirst"_s);
    models.add<Seat>(u"press"_s, u"Seat"_s);
}

static void addRunTimeModel(ModelRegistry &models)
{
    auto note = std::make_unique<ModelInfo>(u"press"_s, u"Note"_s, ModelOptions{.bases = {u"press.Article"_s}});
    note->addField(makeField(FieldKind::Text, u"remark"_s, {.blank = true}));
    models.add(std::move(note));
}

static void writeSome()
{
    Author ann;
    ann.name = u"Ann"_s;
    save(ann);
    Review review;
    review.title = u"A walk"_s;
    review.author = ann.id;
    review.published = true;
    review.stars = 4;
    save(review); // a row in press_article, then one in press_review
}

static void readSome()
{
    const QList<Article> byAnn = objects<Article>().by(u"Ann"_s).orderBy({u"title"_s}).toList();
    const QList<Article> published = objectsOf<Article>(u"public"_s).toList();
    const QList<Review> good = objects<Review>().filter(F<&Review::stars>().gte(4)).toList();
    QCOMPARE(byAnn.size() + published.size() + good.size(), 3);
}

static void seatGuests()
{
    Seat seat;
    seat.row = 3;
    seat.number = 12;
    seat.guest = u"Ben"_s;
    save(seat);
    const Seat same = objects<Seat>().get({{u"pk"_s, Value::tuple({3, 12})}});
    QCOMPARE(same.guest, u"Ben"_s);
}
// clang-format on

/// docs/models.md: each of its code blocks is in this file, and the file passes.
class TestModelGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void guide_isCompiledHere();
    void guide_works();

private:
    std::unique_ptr<Testing::PostgresCluster> cluster;
};

static QString textOf(const QString &path)
{
    QFile file(QStringLiteral(QUINTETTE_SOURCE_DIR) + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestModelGuide::guide_isCompiledHere()
{
    const QString source = textOf(u"/tests/core/orm/tst_modelguide.cpp"_s);
    const QStringList parts = textOf(u"/docs/models.md"_s).split(u"```cpp\n"_s);
    QVERIFY(parts.size() > 5);
    for (const QString &part : parts.sliced(1)) {
        const QString block = part.section(u"```"_s, 0, 0);
        QVERIFY2(source.contains(block), qPrintable(block));
    }
}

void TestModelGuide::guide_works()
{
    const std::unique_ptr<Testing::BlogDatabase> db =
            Testing::BlogDatabase::make(cluster, [](ModelRegistry &models) {
                registerModels(models);
                addRunTimeModel(models);
            });
    if (!db)
        QSKIP("PostgreSQL is not installed.");
    writeSome();
    readSome();
    seatGuests();
    const ModelInfo &article = db->registry.get(u"press.Article"_s);
    Record again = *objects(article).first();
    const Record note = objects(db->registry.get(u"press.Note"_s))
                                .create({{u"title"_s, u"n"_s},
                                         {u"author"_s, again.value(u"author")},
                                         {u"published"_s, false},
                                         {u"remark"_s, u"r"_s}});
    QCOMPARE(note.toString(), u"n"_s);
    QCOMPARE(objectsOf(article, u"public"_s).count(), 1);
    QCOMPARE(objects<NewestFirst>().toList().first().title, u"n"_s);
    Record copy(article);
    copy.setValue(u"title", u"A WALK"_s);
    copy.setValue(u"author", again.value(u"author"));
    copy.setValue(u"published", true);
    QVERIFY_THROWS_EXCEPTION(ValidationError, fullClean(copy));
}

QTEST_GUILESS_MAIN(TestModelGuide)
#include "tst_modelguide.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/databaseerror.h"
#include "core/orm/functions/search.h"
#include "core/orm/lookups/textsearchlookups.h"
#include "core/orm/search/ftsquery.h"
#include "core/orm/search/searchindex.h"
#include "core/orm/signals.h"
#include "tests/core/orm/blogdatabase.h"

#include <QTest>

using namespace Quintette;

namespace {

void addNotes(ModelRegistry &registry)
{
    ModelInfo &note = registry.add(std::make_unique<ModelInfo>(
            u"blog"_s, u"Note"_s,
            ModelOptions{.search = ModelOptions::Search{.fields = {u"title"_s, u"body"_s}}}));
    for (const QString &name : {u"title"_s, u"body"_s, u"secret"_s})
        note.addField(makeField(FieldKind::Text, name, {}));
}

} // namespace

/// SearchVector, SearchQuery, SearchRank and SearchHeadline say the same on both databases.
class TestSearchExpressions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { Testing::addBackends(); }
    void init();
    void cleanup() { db.reset(); }
    void vector_findsWordsOfItsColumns();
    void queries_areCombined();
    void queries_ofEachType_findTheirs();
    void rank_putsWeightyColumnsFirst();
    void headline_marksWords();
    void lookup_search_findsWords();
    void index_isMadeAgainWhenItBroke();
    void column_withoutIndex_isNamedOnSqlite();
    void raw_ofNonsense_isRefused();
    void trigramLookups_useTheOperators();

private:
    QuerySet notes() const { return db->all(u"Note"_s); }
    QStringList titles(const Expression &query) const
    {
        QStringList titles;
        const QuerySet found =
                notes().annotate(u"search"_s, SearchVector({u"title", u"body"}, {u"simple"_s}))
                        .filter({{u"search"_s, query}})
                        .orderBy(QStringList{u"id"_s});
        for (const Value &title : found.toValues(u"title"_s))
            titles += title.string();
        return titles;
    }
    static SearchQuery plain(const QString &text)
    {
        return SearchQuery(text, {.configuration = u"simple"_s});
    }

    std::unique_ptr<Testing::PostgresCluster> cluster;
    std::unique_ptr<Testing::BlogDatabase> db;
};

void TestSearchExpressions::init()
{
    installTextSearchLookups();
    db = Testing::BlogDatabase::make(cluster, addNotes);
    if (!db)
        QSKIP("PostgreSQL is not installed.");
    db->registry.modelSignals().postMigrate.send(nullptr, {u"blog"_s, u"default"_s});
    const auto add = [this](const QString &title, const QString &body) {
        notes().create({{u"title"_s, title}, {u"body"_s, body}, {u"secret"_s, u"hidden"_s}});
    };
    add(u"Red tomato"_s, u"A tomato that is ripe"_s);
    add(u"Green tomato"_s, u"Not ripe yet"_s);
    add(u"Red cabbage"_s, u"Goes with a green apple, not with a tomato"_s);
}

void TestSearchExpressions::vector_findsWordsOfItsColumns()
{
    QCOMPARE(titles(plain(u"ripe tomato"_s)), (QStringList{u"Red tomato"_s, u"Green tomato"_s}));
    const auto count = [this](const SearchVector &vector, const QString &text) {
        return notes().annotate(u"v"_s, vector).filter({{u"v"_s, text}}).count();
    };
    QCOMPARE(count(SearchVector({u"title"}), u"tomato"_s), 2);
    QCOMPARE(count(SearchVector({u"body"}), u"tomato"_s), 2);
    QCOMPARE(count(SearchVector({u"title"}) + SearchVector({u"body"}), u"tomato"_s), 3);
    QCOMPARE(count(SearchVector({u"title"}), u"..."_s), 0);
}

void TestSearchExpressions::queries_areCombined()
{
    const SearchQuery red = plain(u"red"_s);
    const SearchQuery tomato = plain(u"tomato"_s);
    const SearchQuery green = plain(u"green"_s);
    const SearchQuery ripe = plain(u"ripe"_s);
    QCOMPARE(titles(red & ~green), QStringList{u"Red tomato"_s});
    QCOMPARE(titles(~green & red), QStringList{u"Red tomato"_s});
    QCOMPARE(titles(~red), QStringList{u"Green tomato"_s});
    QCOMPARE(titles(~(red & green)), (QStringList{u"Red tomato"_s, u"Green tomato"_s}));
    QCOMPARE(titles(~ripe | green), (QStringList{u"Green tomato"_s, u"Red cabbage"_s}));
    QCOMPARE(titles(~ripe | ~red), (QStringList{u"Green tomato"_s, u"Red cabbage"_s}));
    QCOMPARE(titles(~ripe & ~red), QStringList());
    QCOMPARE(titles((red | green) & tomato & ripe),
             (QStringList{u"Red tomato"_s, u"Green tomato"_s}));
}

void TestSearchExpressions::queries_ofEachType_findTheirs()
{
    const auto found = [this](const QString &text, SearchQueryType type) {
        return titles(SearchQuery(text, {.type = type, .configuration = u"simple"_s})).size();
    };
    QCOMPARE(found(u"tomato red"_s, SearchQueryType::Plain), 2);
    QCOMPARE(found(u"tomato red"_s, SearchQueryType::Phrase), 0);
    QCOMPARE(found(u"red tomato"_s, SearchQueryType::Phrase), 1);
    QCOMPARE(found(u"red -cabbage"_s, SearchQueryType::WebSearch), 1);
    QCOMPARE(found(u"'tomato' & ('red' | 'green')"_s, SearchQueryType::Raw), 3);
    QCOMPARE(found(u"tomato & !cabbage"_s, SearchQueryType::Raw), 2);
    QCOMPARE(found(u"toma:* & yet"_s, SearchQueryType::Raw), 1);
    QCOMPARE(found(u"green <-> apple"_s, SearchQueryType::Raw), 1);
}

void TestSearchExpressions::rank_putsWeightyColumnsFirst()
{
    const SearchVector vector = SearchVector({u"title"}, {u"simple"_s, u'A'})
            + SearchVector({u"body"}, {u"simple"_s, u'D'});
    const QList<Dict> rows = notes().annotate(u"rank"_s, SearchRank(vector, plain(u"cabbage"_s)))
                                     .orderBy({u"-rank"_s, u"id"_s})
                                     .values({u"title"_s, u"rank"_s})
                                     .toDicts();
    QCOMPARE(rows.first().value(u"title"), Value(u"Red cabbage"_s));
    QVERIFY(rows.first().value(u"rank").number() > 0);
    QCOMPARE(rows.last().value(u"rank").number(), 0.0);
    const auto first = [&](const QList<double> &weights) {
        return notes()
                .filter({{u"id__in"_s, ValueList{2, 3}}})
                .annotate(u"rank"_s, SearchRank(vector, plain(u"green"_s), {.weights = weights}))
                .orderBy({u"-rank"_s})
                .toValues(u"title"_s)
                .first();
    };
    QCOMPARE(first({0.01, 0.01, 0.01, 1.0}), Value(u"Green tomato"_s));
    QCOMPARE(first({1.0, 0.01, 0.01, 0.01}), Value(u"Red cabbage"_s));
}

void TestSearchExpressions::headline_marksWords()
{
    const auto shown = [this](const SearchQuery &query, const SearchHeadlineOptions &options) {
        return notes()
                .filter({{u"id"_s, 1}})
                .annotate(u"shown"_s, SearchHeadline(u"body", query, options))
                .toValues(u"shown"_s)
                .first();
    };
    QCOMPARE(shown(plain(u"tomato"_s), {.configuration = u"simple"_s}),
             Value(u"A <b>tomato</b> that is ripe"_s));
    QCOMPARE(shown(plain(u"ripe"_s),
                   {.configuration = u"simple"_s,
                    .startMark = u"["_s,
                    .stopMark = u"]"_s,
                    .highlightAll = true}),
             Value(u"A tomato that is [ripe]"_s));
    QCOMPARE(shown(plain(u"cabbage"_s), {.configuration = u"simple"_s}),
             Value(u"A tomato that is ripe"_s));
}

void TestSearchExpressions::lookup_search_findsWords()
{
    QCOMPARE(notes().filter({{u"body__search"_s, u"tomato"}}).count(), 2);
    QCOMPARE(notes().exclude({{u"body__search"_s, u"tomato"}}).count(), 1);
    QCOMPARE(notes().filter({{u"title__search"_s, plain(u"red"_s) | plain(u"green"_s)}}).count(),
             3);
}

void TestSearchExpressions::index_isMadeAgainWhenItBroke()
{
    const SearchIndex index = SearchIndex::declaredBy(db->model(u"Note"_s)).value();
    db->statements.clear();
    index.ensure(db->connection());
    QVERIFY(!db->statements.join(u' ').contains(u"CREATE"_s));
    if (db->isPostgreSql())
        index.drop(db->connection());
    else
        db->connection().execute(u"DROP TRIGGER blog_note_search_insert"_s);
    index.ensure(db->connection());
    notes().create({{u"title"_s, u"Late"_s}, {u"body"_s, u"b"_s}, {u"secret"_s, u"s"_s}});
    QCOMPARE(titles(plain(u"late"_s)), QStringList{u"Late"_s});
}

void TestSearchExpressions::column_withoutIndex_isNamedOnSqlite()
{
    const QuerySet found = notes().filter({{u"secret__search"_s, u"hidden"}});
    if (db->isPostgreSql()) {
        QCOMPARE(found.count(), 3);
        return;
    }
    try {
        found.count();
        QFAIL("there is no index over it");
    } catch (const NotSupportedError &error) {
        QVERIFY2(error.message().contains(u"blog.Note has none over 'secret'"_s),
                 qPrintable(error.message()));
    }
}

void TestSearchExpressions::raw_ofNonsense_isRefused()
{
    for (const QString &text : {u"a &"_s, u"(a"_s, u"'a"_s, u"a b"_s, u"!"_s}) {
        QVERIFY_THROWS_EXCEPTION(ValueError, Internal::ftsQueryOf(text, SearchQueryType::Raw));
    }
    QCOMPARE(Internal::ftsQueryOf(u"!(a & !b)"_s, SearchQueryType::Raw).match,
             u"(\"a\") NOT (\"b\")"_s);
}

void TestSearchExpressions::trigramLookups_useTheOperators()
{
    if (!db->isPostgreSql()) {
        QCOMPARE(notes().filter({{u"title__trigram_similar"_s, u"red cabage"}}).count(), 1);
        QVERIFY_THROWS_EXCEPTION(
                NotSupportedError,
                notes().filter({{u"title__trigram_word_similar"_s, u"tomato"}}).count());
        return;
    }
    db->connection().execute(u"CREATE EXTENSION IF NOT EXISTS pg_trgm"_s);
    db->connection().execute(u"CREATE EXTENSION IF NOT EXISTS unaccent"_s);
    QCOMPARE(notes().filter({{u"title__trigram_similar"_s, u"red cabage"}}).count(), 1);
    QCOMPARE(notes().filter({{u"body__trigram_word_similar"_s, u"tomatto"}}).count(), 2);
    QCOMPARE(notes().filter({{u"body__trigram_strict_word_similar"_s, u"tomato"}}).count(), 2);
    QCOMPARE(notes().filter({{u"title__unaccent__icontains"_s, u"TÓMATO"}}).count(), 2);
    QCOMPARE(notes().filter({{u"title__unaccent__trigram_similar"_s, u"réd cabage"}}).count(), 1);
}

QTEST_GUILESS_MAIN(TestSearchExpressions)
#include "tst_searchexpressions.moc"

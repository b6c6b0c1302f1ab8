// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changelist.h"
#include "admin/pages/listeditor.h"
#include "admin/pages/objectsearch.h"
#include "core/base/error.h"
#include "core/migrations/modelstates.h"
#include "core/orm/signals.h"
#include "tests/core/db/postgrescluster.h"

#include <QTest>

namespace Quintette {

/// For messages of tests.
char *toString(const RowCount &count)
{
    return qstrdup(qPrintable(rowCountText(count)));
}

} // namespace Quintette

using namespace Quintette;

namespace {

constexpr int bookCount = 60'000;
constexpr std::chrono::seconds enoughTime{20};

/// Nobody but ada sees what is called "secret".
Q notSecret(const AdminRequest &request, const QString &field)
{
    return request.user->username == u"ada" ? Q() : ~Q{{field + u"__startswith"_s, u"secret"_s}};
}

} // namespace

/// The list of 60,000 books on PostgreSQL, which tells other things of its tables than SQLite does,
/// keeps no answers, and sorts empty values and letters in another way.
class TestPostgresLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { site().countTime = enoughTime; }
    void cleanupTestCase() { m_application.reset(); }

    void count_inTime_isExact();
    void count_notInTime_isThatOfTheStatistics();
    void count_ofFewResults_isExactInAnyCase();
    void page_anyOrder_hasTheRowsOfPlainSql_data();
    void page_anyOrder_hasTheRowsOfPlainSql();
    void page_behindTheStatistics_isFound();
    void page_beyondTheEnd_isRefused();
    void search_declaredWords_usesTheIndex();
    void dates_areThoseOfAFullPass_data();
    void dates_areThoseOfAFullPass();
    void filters_ofRelations_offerWhatIsUsed();
    void facets_areThoseOfPlainSql();
    void facets_notInTime_areEstimates();
    void policy_holdsForRowsAndCounts();
    void policy_holdsForChoicesAndFacets();
    void policy_holdsForThePalette();
    void edit_changedMeanwhile_isToldAndNotSaved();

private:
    void open(const DatabaseSettings &database);
    void fill();
    AdminRequest person(const QString &name) const;

    AdminSite &site() const { return *m_application->service<AdminSite>(); }
    const ModelAdmin &books() const { return *site().find(u"shop"_s, u"book"_s); }
    Connection &connection() const { return m_application->databases().connection(); }
    /// The first column.
    ValueList column(const QString &sql) const
    {
        ValueList values;
        for (const ValueList &row : connection().fetchAll(sql))
            values += row.first();
        return values;
    }
    qint64 number(const QString &sql) const { return column(sql).first().integer(); }
    ChangeList load(const QString &query, const AdminRequest &request) const;
    ChangeList load(const QString &query = {}) const { return load(query, m_ada); }

    QTemporaryDir m_folder;
    std::unique_ptr<Testing::PostgresCluster> m_cluster;
    std::unique_ptr<Application> m_application;
    AdminRequest m_ada; // sees all
    AdminRequest m_clerk;
};

void TestPostgresLists::initTestCase()
{
    m_cluster = Testing::PostgresCluster::start();
    if (!m_cluster)
        QSKIP("PostgreSQL is not installed");
    open(m_cluster->createDatabase(u"shop"_s));
    QVERIFY(m_application);
    createTables(m_application->models(), connection());
    m_application->editModels().modelSignals().postMigrate.send(nullptr, {u"shop"_s, u"default"_s});
    fill();
    m_ada = person(u"ada"_s);
    m_clerk = person(u"clerk"_s);
}

void TestPostgresLists::open(const DatabaseSettings &database)
{
    QFile settings(m_folder.filePath(Project::settingsFileName));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[database]\nurl = \"postgresql:///" + database.name.toUtf8()
                   + "?host=" + database.host.toUtf8() + "&user=" + database.user.toUtf8()
                   + "\"\n[plugins]\ninstalled = []\n[middleware]\ninstalled = []\n");
    settings.close();
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"author", u"pages", u"published"};
    books.listEditable = {u"pages"_s};
    ListFilterOptions usedAuthors(u"author");
    usedAuthors.kind = ListFilterOptions::Kind::RelatedOnly;
    ListFilterOptions usedTags(u"tags");
    usedTags.kind = ListFilterOptions::Kind::RelatedOnly;
    books.listFilter = {u"lent", usedAuthors, usedTags};
    books.searchFields = {u"@title"_s, u"@notes"_s};
    books.dateHierarchy = u"published"_s;
    books.rows = [](const AdminRequest &request) { return notSecret(request, u"title"_s); };
    ModelAdminOptions authors{.listDisplay = {u"name"}, .searchFields = {u"name"_s}};
    authors.rows = [](const AdminRequest &request) { return notSecret(request, u"name"_s); };
    Application::Options options;
    options.apps.push_back(
            std::make_unique<ShopApp>(books, authors, ModelAdminOptions{.listDisplay = {u"name"}}));
    Result<std::unique_ptr<Application>> application =
            Testing::openWebProject(m_folder.path(), std::move(options));
    QVERIFY2(bool(application), application ? "" : qPrintable(application.error()));
    m_application = std::move(*application);
}

/// Author 6 has secret books alone, and so has the tag "hidden"; nobody uses "signed".
void TestPostgresLists::fill()
{
    // Letters of a language are not sorted by their codes.
    connection().executeScript(QStringLiteral(R"(
        ALTER TABLE shop_book ALTER title TYPE varchar(80) COLLATE "und-x-icu";
        INSERT INTO shop_author (id, name)
            SELECT i, CASE i WHEN 4 THEN 'secret writer' ELSE 'Author ' || i END
            FROM generate_series(1, 300) i;
        INSERT INTO shop_tag (id, name) VALUES (1, 'old'), (2, 'rare'), (3, 'signed'), (4, 'hidden');
        INSERT INTO shop_book (id, title, pages, lent, notes, author_id, published)
            SELECT i,
                   CASE WHEN i % 100 = 7 THEN 'secret ' WHEN i % 4 = 0 THEN 'Ärzte ' ELSE 'book ' END || i,
                   i * 7919 % 1000, i % 10 = 0,
                   CASE WHEN i % 500 IN (0, 7) THEN 'One Zyzzyva, worn' ELSE '' END,
                   CASE WHEN i % 100 = 7 THEN 6 ELSE 1 + i % 5 END,
                   CASE WHEN i = 1 THEN '1987-03-04 12:00+00' WHEN i % 7 = 0 THEN NULL
                        ELSE timestamptz '2019-11-05 12:00+00' + i % 900 * interval '1 day' END
            FROM generate_series(1, 60000) i;
        INSERT INTO shop_book_tags (book_id, tag_id)
            SELECT id, 1 FROM shop_book WHERE id % 100 = 0
            UNION ALL SELECT id, 2 FROM shop_book WHERE id % 200 = 0
            UNION ALL SELECT id, 4 FROM shop_book WHERE id % 100 = 7;
        ANALYZE;
    )"));
}

AdminRequest TestPostgresLists::person(const QString &name) const
{
    Record user(m_application->models().get(u"auth.User"_s));
    user.setValue(u"username", name);
    user.setValue(u"is_staff", true);
    user.setValue(u"is_superuser", true);
    save(user);
    const auto *accounts = m_application->service<Accounts>();
    AdminRequest request;
    request.user = accounts->find(user.pk().toString());
    request.policy = &accounts->policy();
    return request;
}

ChangeList TestPostgresLists::load(const QString &query, const AdminRequest &request) const
{
    Parameters parameters;
    for (const QString &part : query.split(u'&', Qt::SkipEmptyParts))
        parameters.append({part.section(u'=', 0, 0), part.section(u'=', 1)});
    return loadChangeList(books(), request, ListState::fromParameters(parameters));
}

static ValueList keysOf(const ChangeList &list)
{
    ValueList keys;
    for (const ChangeList::Row &row : list.rows)
        keys += row.pk;
    return keys;
}

static QStringList textsOf(const QList<ChangeList::Choice> &choices)
{
    QStringList texts;
    for (const ChangeList::Choice &choice : choices)
        texts += choice.text.toString();
    return texts;
}

static RowCount countOf(const ChangeList &list, int filter, const QString &text)
{
    for (const ChangeList::Choice &choice : list.filters.at(filter).choices) {
        if (choice.text.toString() == text)
            return choice.count.value_or(RowCount{-1});
    }
    return {-2};
}

void TestPostgresLists::count_inTime_isExact()
{
    const ChangeList all = load();
    QCOMPARE(rowCountText(all.resultCount), u"60,000"_s);
    QCOMPARE(all.pageCount, 600);
    QCOMPARE(rowCountText(load(u"lent__exact=1"_s).resultCount), u"6,000"_s);
}

void TestPostgresLists::count_notInTime_isThatOfTheStatistics()
{
    site().countTime = {};
    const ChangeList all = load();
    QVERIFY(!all.canShowAll);
    QCOMPARE(rowCountText(all.resultCount), u"about 60,000"_s);
    const RowCount lent = load(u"lent__exact=1"_s).resultCount;
    QVERIFY(lent.isEstimate);
    QVERIFY2(std::abs(lent.number - bookCount / 10) <= 1500, qPrintable(rowCountText(lent)));
}

void TestPostgresLists::count_ofFewResults_isExactInAnyCase()
{
    site().countTime = {};
    QCOMPARE(rowCountText(load(u"q=31415"_s).resultCount), u"1"_s);
    QCOMPARE(rowCountText(load(u"q=nothing"_s).resultCount), u"0"_s);
}

void TestPostgresLists::page_anyOrder_hasTheRowsOfPlainSql_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("sql"); // conditions and order
    QTest::addColumn<QList<int>>("pages");
    const QList<int> pages{2, 301, 600};
    QTest::newRow("newest first") << QString() << u"ORDER BY id DESC"_s << pages;
    QTest::newRow("letters of languages") << u"o=1"_s << u"ORDER BY title, id DESC"_s << pages;
    QTest::newRow("the same value often") << u"o=3"_s << u"ORDER BY pages, id DESC"_s << pages;
    QTest::newRow("two columns") << u"o=-3.1"_s << u"ORDER BY pages DESC, title, id DESC"_s
                                 << pages;
    QTest::newRow("over a relation") << u"o=2"_s << u"ORDER BY author_id, id DESC"_s << pages;
    QTest::newRow("empty values last") << u"o=4"_s << u"ORDER BY published, id DESC"_s << pages;
    QTest::newRow("empty values first")
            << u"o=-4"_s << u"ORDER BY published DESC, id DESC"_s << pages;
    QTest::newRow("filtered") << u"lent__exact=1"_s << u"WHERE lent ORDER BY id DESC"_s
                              << QList<int>{1, 30, 60};
    QTest::newRow("searched") << u"q=zyzzyva&o=1"_s
                              << u"WHERE notes <> '' ORDER BY title, id DESC"_s << QList<int>{1, 3};
    QTest::newRow("many to many")
            << u"tags__id__exact=1"_s
            << u"WHERE id IN (SELECT book_id FROM shop_book_tags WHERE tag_id = 1) ORDER BY id DESC"_s
            << QList<int>{1, 6};
}

void TestPostgresLists::page_anyOrder_hasTheRowsOfPlainSql()
{
    QFETCH(QString, state);
    QFETCH(QString, sql);
    QFETCH(QList<int>, pages);
    for (const int page : pages) {
        const ValueList expected = column(u"SELECT id FROM shop_book %1 LIMIT 100 OFFSET %2"_s.arg(
                sql, QString::number((page - 1) * 100)));
        QVERIFY(!expected.isEmpty());
        const QString there = state + u"&p=%1"_s.arg(page);
        QCOMPARE(keysOf(load(there)), expected);
        site().countTime = {};
        QCOMPARE(keysOf(load(there)), expected);
        init();
    }
}

void TestPostgresLists::page_behindTheStatistics_isFound()
{
    site().countTime = {};
    connection().execute(u"UPDATE pg_class SET reltuples = 30000 WHERE relname = 'shop_book'"_s);
    QCOMPARE(rowCountText(load().resultCount), u"about 30,000"_s);
    const ChangeList last = load(u"p=600"_s);
    QCOMPARE(last.rows.last().pk, Value(1));
    QVERIFY(last.pageCount >= 600);
    connection().execute(u"ANALYZE shop_book"_s);
}

void TestPostgresLists::page_beyondTheEnd_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(IncorrectLookupParameters, load(u"p=601"_s));
    site().countTime = {};
    QVERIFY_THROWS_EXCEPTION(IncorrectLookupParameters, load(u"p=900"_s));
}

void TestPostgresLists::search_declaredWords_usesTheIndex()
{
    const ChangeList found = load(u"q=zyzzyva worn"_s);
    QCOMPARE(found.resultCount.number,
             number(u"SELECT count(*) FROM shop_book WHERE notes <> ''"_s));
    QCOMPARE(load(u"q=zyzzyva 60000"_s).rows.value(0).pk, Value(60'000));
    QCOMPARE(load(u"q=zyzz"_s).resultCount.number, 0); // a word, not a part of one
    const QuerySet query = changeListQuery(books(), m_ada, found.state).orderBy(QStringList());
    const auto [sql, parameters] = query.toSqlWithParameters();
    QStringList plan;
    for (const ValueList &row : connection().fetchAll(u"EXPLAIN "_s + sql, parameters))
        plan += row.first().toString();
    QVERIFY2(plan.filter(u"Seq Scan"_s).isEmpty(), qPrintable(plan.join(u'\n')));
}

void TestPostgresLists::dates_areThoseOfAFullPass_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("sql"); // what is shown of a date, and conditions
    const QString from = u" FROM shop_book WHERE published IS NOT NULL"_s;
    QTest::newRow("years") << QString() << u"'YYYY')"_s + from;
    QTest::newRow("years of a filter")
            << u"lent__exact=1"_s << u"'YYYY')"_s + from + u" AND lent"_s;
    QTest::newRow("years of a search")
            << u"q=zyzzyva"_s << u"'YYYY')"_s + from + u" AND notes <> ''"_s;
    QTest::newRow("months") << u"published__year=2019"_s
                            << u"'FMMonth YYYY')"_s + from
                    + u" AND extract(year FROM published) = 2019"_s;
    QTest::newRow("days") << u"published__year=2020&published__month=2"_s
                          << u"'FMMonth FMDD')"_s + from
                    + u" AND published >= '2020-02-01' AND published < '2020-03-01'"_s;
}

void TestPostgresLists::dates_areThoseOfAFullPass()
{
    QFETCH(QString, state);
    QFETCH(QString, sql);
    QStringList expected;
    for (const Value &text : column(u"SELECT to_char(min(published), "_s + sql
                                    + u" GROUP BY date_trunc('day', published) ORDER BY "
                                      "date_trunc('day', min(published))"_s)) {
        if (!expected.contains(text.toString()))
            expected += text.toString();
    }
    QVERIFY(expected.size() > 1);
    QCOMPARE(textsOf(load(state).dates), expected);
}

void TestPostgresLists::filters_ofRelations_offerWhatIsUsed()
{
    const ChangeList list = load();
    QStringList authors{u"All"_s};
    for (const Value &name : column(u"SELECT name FROM shop_author WHERE id IN (SELECT author_id "
                                    "FROM shop_book) ORDER BY name"_s))
        authors += name.toString();
    QStringList offered = textsOf(list.filters.at(1).choices);
    QCOMPARE(offered.size(), 7);
    offered.sort();
    authors.sort();
    QCOMPARE(offered, authors);
    QVERIFY(!list.filters.at(1).search);
    QStringList tags = textsOf(list.filters.at(2).choices);
    tags.sort();
    QCOMPARE(tags, (QStringList{u"-"_s, u"All"_s, u"hidden"_s, u"old"_s, u"rare"_s}));
    QCOMPARE(load(u"author__id__exact=6"_s).resultCount.number, 600);
}

void TestPostgresLists::facets_areThoseOfPlainSql()
{
    const ChangeList list = load(u"_facets=True&author__id__exact=1"_s);
    const QString count = u"SELECT count(*) FROM shop_book WHERE "_s;
    QCOMPARE(countOf(list, 0, u"All"_s), (RowCount{number(count + u"author_id = 1"_s)}));
    QCOMPARE(countOf(list, 0, u"Yes"_s), (RowCount{number(count + u"author_id = 1 AND lent"_s)}));
    // A filter's counts ignore its own choice.
    QCOMPARE(countOf(list, 1, u"Author 6"_s), (RowCount{number(count + u"author_id = 6"_s)}));
    const QString tagged = u"author_id = 1 AND %1 id IN (SELECT book_id FROM shop_book_tags)"_s;
    QCOMPARE(countOf(list, 2, u"old"_s), (RowCount{number(count + tagged.arg(QString()))}));
    QCOMPARE(countOf(list, 2, u"-"_s), (RowCount{number(count + tagged.arg(u"NOT"_s))}));
}

void TestPostgresLists::facets_notInTime_areEstimates()
{
    site().countTime = {};
    const ChangeList list = load(u"_facets=True"_s);
    QCOMPARE(shortRowCountText(countOf(list, 0, u"All"_s)), u"≈ 60,000"_s);
    const RowCount lent = countOf(list, 0, u"Yes"_s);
    QVERIFY(lent.isEstimate);
    QVERIFY2(std::abs(lent.number - bookCount / 10) <= 1500, qPrintable(rowCountText(lent)));
}

void TestPostgresLists::policy_holdsForRowsAndCounts()
{
    QCOMPARE(load({}, m_clerk).resultCount, (RowCount{bookCount - 600}));
    QCOMPARE(load({}, m_clerk).fullCount.value_or(RowCount{bookCount - 600}).number,
             bookCount - 600);
    QCOMPARE(load(u"q=zyzzyva"_s, m_clerk).resultCount.number, 120);
    QCOMPARE(load(u"q=secret"_s, m_clerk).resultCount.number, 0);
    QCOMPARE(load(u"q=secret"_s).resultCount.number, 600);
    const ChangeList last = load(u"p=594"_s, m_clerk);
    QCOMPARE(keysOf(last),
             column(u"SELECT id FROM shop_book WHERE title NOT LIKE 'secret%' ORDER BY id DESC "
                    "LIMIT 100 OFFSET 59300"_s));
    QVERIFY_THROWS_EXCEPTION(IncorrectLookupParameters, load(u"p=595"_s, m_clerk));
    // What an author who may not be seen is called is not told either.
    for (const ChangeList::Row &row : last.rows)
        QVERIFY(!row.cells.at(1).text.contains(u"secret"_s));
    // The statistics of the whole table would tell of what is not seen.
    site().countTime = {};
    QVERIFY(load({}, m_clerk).resultCount.isEstimate);
    QCOMPARE(load(u"author__id__exact=6"_s, m_clerk).resultCount, (RowCount{0}));
}

void TestPostgresLists::policy_holdsForChoicesAndFacets()
{
    const ChangeList list = load(u"_facets=True"_s, m_clerk);
    QStringList authors = textsOf(list.filters.at(1).choices);
    authors.sort();
    QCOMPARE(authors,
             (QStringList{u"All"_s, u"Author 1"_s, u"Author 2"_s, u"Author 3"_s, u"Author 5"_s}));
    QStringList tags = textsOf(list.filters.at(2).choices);
    tags.sort();
    QCOMPARE(tags, (QStringList{u"-"_s, u"All"_s, u"old"_s, u"rare"_s}));
    const QString count = u"SELECT count(*) FROM shop_book WHERE title NOT LIKE 'secret%' AND "_s;
    QCOMPARE(countOf(list, 0, u"No"_s), (RowCount{number(count + u"NOT lent"_s)}));
    QCOMPARE(countOf(list, 1, u"Author 3"_s), (RowCount{number(count + u"author_id = 3"_s)}));
}

void TestPostgresLists::policy_holdsForThePalette()
{
    const auto found = [this](const AdminRequest &request, const QString &text) {
        QStringList texts;
        for (const FoundObjects &objects : searchObjects(site(), request, text)) {
            for (const FoundObjects::Object &object : objects.objects)
                texts += object.text;
        }
        return texts;
    };
    QCOMPARE(found(m_ada, u"zyzzyva 59507"_s), QStringList{u"secret 59507"_s});
    QCOMPARE(found(m_clerk, u"zyzzyva 59507"_s), QStringList());
    QCOMPARE(found(m_clerk, u"zyzzyva"_s),
             (QStringList{u"Ärzte 60000"_s, u"Ärzte 59500"_s, u"Ärzte 59000"_s, u"Ärzte 58500"_s}));
    QCOMPARE(found(m_ada, u"secret writer"_s), QStringList{u"secret writer"_s});
    QCOMPARE(found(m_clerk, u"secret writer"_s), QStringList());
}

void TestPostgresLists::edit_changedMeanwhile_isToldAndNotSaved()
{
    const auto editor = ListEditor::forPage(books(), m_ada, load(u"p=600"_s));
    FormData data;
    for (const auto &[name, text] : editor->managementValues())
        data.set(name, text);
    for (const ListEditor::Row &row : editor->rows()) {
        for (const auto &[name, text] : row.hiddenValues)
            data.set(name, text);
        data.set(row.form->prefixed(u"pages"_s), row.form->initialValue(u"pages"_s).toString());
    }
    data.set(editor->rowOf(u"1"_s)->form->prefixed(u"pages"_s), u"111"_s);
    const auto inTime = ListEditor::forSubmitted(books(), m_ada, data);
    QVERIFY(inTime->isValid());
    connection().execute(u"UPDATE shop_book SET pages = 222 WHERE id = 1"_s);
    // Once checked, it is found while saving; before, it is asked about.
    QVERIFY_THROWS_EXCEPTION(StaleObject, inTime->save(m_ada));
    const auto late = ListEditor::forSubmitted(books(), m_ada, data);
    QVERIFY(!late->isValid());
    QCOMPARE(late->conflicts().size(), 1);
    QCOMPARE(late->conflicts().first().fields.first().theirs, u"222"_s);
    QCOMPARE(number(u"SELECT pages FROM shop_book WHERE id = 1"_s), 222);
}

QTEST_GUILESS_MAIN(TestPostgresLists)
#include "tst_postgreslists.moc"

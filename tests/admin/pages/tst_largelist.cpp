// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/changelist.h"
#include "admin/pages/relationsearch.h"
#include "core/base/error.h"
#include "core/forms/modelform.h"

#include <QTest>

namespace Quintette {

/// For messages of tests.
char *toString(const RowCount &count)
{
    return qstrdup(qPrintable(rowCountText(count)));
}

} // namespace Quintette

using namespace Quintette;

/// The list of 50,000 books: pages, counts, facets and dates without reading all of them.
class TestLargeList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void page_anyOrder_hasTheRowsOfDjangosOffset_data();
    void page_anyOrder_hasTheRowsOfDjangosOffset();
    void page_visitedBefore_isFoundAgain();
    void page_beyondTheEnd_isRefused();
    void count_inTime_isExact();
    void count_notInTime_isMarkedAsEstimate();
    void count_ofFewResults_isExactInAnyCase();
    void count_afterAWrite_isNew();
    void load_again_runsFewStatements();
    void load_first_runsFewStatements();
    void facets_inTime_areExact();
    void facets_notInTime_areEstimates();
    void facets_ofManyToMany_countObjectsOnce();
    void dates_withIndex_areThoseOfAFullPass();
    void dates_ofASlowSearch_areNone();
    void filter_manyObjects_isASearch();
    void filter_onlyUsed_offersThoseAlone();
    void search_related_findsPagewise();
    void form_manyObjects_areNotListed();
    void web_estimate_isMarkedAndNamesNoLastPage();
    void web_manyObjects_areSearchedInTheFilter();
    void web_pageThatIsNoNumber_isTheFirst();

private:
    AdminSite &site() { return *m_shop->application().service<AdminSite>(); }
    ChangeList load(const QString &query) const;

    std::unique_ptr<ShopSite> m_shop;
    AdminRequest m_staff;
};

static constexpr int bookCount = 50'000;

void TestLargeList::initTestCase()
{
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"author", u"pages", u"published"};
    ListFilterOptions usedTags(u"tags");
    usedTags.kind = ListFilterOptions::Kind::RelatedOnly;
    books.listFilter = {u"lent", u"author", usedTags};
    books.searchFields = {u"title"_s};
    books.dateHierarchy = u"published"_s;
    m_shop = std::make_unique<ShopSite>(books);
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_shop->execute(QStringLiteral(R"(
        DELETE FROM shop_loan; DELETE FROM shop_copy; DELETE FROM shop_book_tags; DELETE FROM shop_book;
        CREATE INDEX book_published ON shop_book (published);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
        INSERT INTO shop_book (id, title, pages, lent, notes, author_id, published)
            SELECT i, 'Book ' || i, i * 7919 % 1000, i % 10 = 0, '', 1 + i % 2,
                   datetime('2019-11-05', '+' || (i % 900) || ' days') FROM n;
        INSERT INTO shop_book_tags (book_id, tag_id) SELECT id, 1 FROM shop_book WHERE id % 100 = 0;
        INSERT INTO shop_book_tags (book_id, tag_id) SELECT id, 2 FROM shop_book WHERE id % 100 = 0;
    )"));
    m_staff = m_shop->request(u"clerk"_s, {u"view_book"_s, u"change_book"_s, u"view_author"_s});
}

/// Time to count, and nothing remembered of what tests before had no time for.
void TestLargeList::init()
{
    site().countTime = std::chrono::seconds(20);
    m_shop->execute(u"UPDATE shop_book SET notes = notes || 'x' WHERE id = 1"_s);
}

ChangeList TestLargeList::load(const QString &query) const
{
    Parameters parameters;
    for (const QString &part : query.split(u'&', Qt::SkipEmptyParts))
        parameters.append({part.section(u'=', 0, 0), part.section(u'=', 1)});
    return loadChangeList(m_shop->admin(u"book"_s), m_staff, ListState::fromParameters(parameters));
}

void TestLargeList::page_anyOrder_hasTheRowsOfDjangosOffset_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QList<int>>("pages");
    const QList<int> pages{1, 2, 11, 12, 250, 251, 249, 400, 499, 500};
    QTest::newRow("newest first") << QString() << pages;
    QTest::newRow("a column with the same value often") << u"o=3"_s << pages;
    QTest::newRow("two columns") << u"o=-3.1"_s << pages;
    QTest::newRow("over a relation") << u"o=2"_s << pages;
    QTest::newRow("with empty values") << u"o=-4"_s << pages;
    QTest::newRow("filtered") << u"lent__exact=1"_s << QList<int>{1, 2, 12, 13, 14, 25, 49, 50};
    QTest::newRow("searched") << u"q=9"_s << QList<int>{1, 20, 90, 150};
    QTest::newRow("a year") << u"published__year=2020&o=-3"_s << QList<int>{1, 50, 190};
    QTest::newRow("many to many") << u"tags__id__exact=1"_s << QList<int>{1, 3, 5};
}

void TestLargeList::page_anyOrder_hasTheRowsOfDjangosOffset()
{
    QFETCH(QString, state);
    QFETCH(QList<int>, pages);
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    for (const int page : pages) {
        const ChangeList list = load(state + u"&p=%1"_s.arg(page));
        ValueList shown;
        for (const ChangeList::Row &row : list.rows)
            shown += row.pk;
        const ValueList expected = changeListQuery(admin, m_staff, list.state)
                                           .slice(qint64(page - 1) * 100, 100)
                                           .toValues(u"pk"_s);
        QVERIFY(!expected.isEmpty());
        QCOMPARE(shown, expected);
    }
}

void TestLargeList::page_visitedBefore_isFoundAgain()
{
    const auto visit = [this] {
        for (const int page : {200, 201, 195, 300, 206, 200, 187, 189}) {
            const ChangeList list = load(u"p=%1"_s.arg(page));
            const ValueList expected =
                    changeListQuery(m_shop->admin(u"book"_s), m_staff, list.state)
                            .slice(qint64(page - 1) * 100, 100)
                            .toValues(u"pk"_s);
            QCOMPARE(list.rows.first().pk, expected.first());
            QCOMPARE(list.rows.last().pk, expected.last());
        }
    };
    // With gaps in the keys, places are known only from visits.
    m_shop->execute(u"DELETE FROM shop_book_tags WHERE book_id IN (31000, 31100);"
                    "DELETE FROM shop_book WHERE id IN (31000, 31001, 31002, 31100)"_s);
    visit();
    // Places move when somebody writes.
    m_shop->execute(u"INSERT INTO shop_book (id, title, pages, lent, notes, author_id) VALUES "
                    "(31000, 'Book', 1, 1, '', 1), (31001, 'Book', 1, 0, '', 2), "
                    "(31002, 'Book', 1, 0, '', 1), (31100, 'Book', 1, 1, '', 1);"
                    "INSERT INTO shop_book_tags (book_id, tag_id) VALUES (31000, 1), (31000, 2), "
                    "(31100, 1), (31100, 2)"_s);
    visit();
}

void TestLargeList::page_beyondTheEnd_isRefused()
{
    QVERIFY_THROWS_EXCEPTION(IncorrectLookupParameters, load(u"p=501"_s));
    QVERIFY_THROWS_EXCEPTION(IncorrectLookupParameters, load(u"p=0"_s));
    site().countTime = {};
    QVERIFY_THROWS_EXCEPTION(IncorrectLookupParameters, load(u"p=900"_s));
}

void TestLargeList::count_inTime_isExact()
{
    const ChangeList all = load({});
    QCOMPARE(all.resultCount, (RowCount{bookCount, false}));
    QCOMPARE(all.pageCount, 500);
    const ChangeList lent = load(u"lent__exact=1"_s);
    QCOMPARE(lent.resultCount, (RowCount{bookCount / 10, false}));
    QCOMPARE(lent.fullCount, std::optional(RowCount{bookCount, false}));
    QCOMPARE(rowCountText(all.resultCount), u"50,000"_s);
}

void TestLargeList::count_notInTime_isMarkedAsEstimate()
{
    site().countTime = {};
    const ChangeList all = load({});
    QVERIFY(all.resultCount.isEstimate);
    QVERIFY(!all.canShowAll);
    QCOMPARE(all.resultCount.number, bookCount);
    QCOMPARE(rowCountText(all.resultCount), u"about 50,000"_s);
    const ChangeList lent = load(u"lent__exact=1"_s);
    QVERIFY(lent.resultCount.isEstimate);
    QVERIFY2(std::abs(lent.resultCount.number - bookCount / 10) <= 1500,
             qPrintable(QString::number(lent.resultCount.number)));
    // The last page tells the truth.
    const ChangeList last = load(u"lent__exact=1&p=50"_s);
    QVERIFY(last.rows.size() == 100);
    QVERIFY(last.pageCount > 50);
}

void TestLargeList::count_ofFewResults_isExactInAnyCase()
{
    site().countTime = {};
    QCOMPARE(load(u"q=Book 31415"_s).resultCount, (RowCount{1, false}));
    QCOMPARE(load(u"q=nothing"_s).resultCount, (RowCount{0, false}));
}

void TestLargeList::count_afterAWrite_isNew()
{
    QCOMPARE(load({}).resultCount.number, bookCount);
    m_shop->execute(u"INSERT INTO shop_book (title, pages, lent, notes, author_id) "
                    "VALUES ('New', 1, 0, '', 1)"_s);
    QCOMPARE(load({}).resultCount.number, bookCount + 1);
    m_shop->execute(u"DELETE FROM shop_book WHERE title = 'New'"_s);
    QCOMPARE(load({}).resultCount.number, bookCount);
}

void TestLargeList::load_first_runsFewStatements()
{
    // After a write: rows, both counts, the choices of two relations, and the years.
    for (const QString &query : {u"o=1&p=3"_s, u"lent__exact=1"_s, u"q=Book 1&o=1"_s}) {
        init(); // a write
        const QStringList statements = m_shop->statementsOf([&] { load(query); });
        QVERIFY2(statements.size() <= 5, qPrintable(statements.join(u'\n')));
    }
}

void TestLargeList::load_again_runsFewStatements()
{
    load(u"lent__exact=1"_s);
    const QStringList statements = m_shop->statementsOf([this] { load(u"lent__exact=1"_s); });
    QVERIFY2(statements.size() <= 5, qPrintable(statements.join(u'\n')));
}

static QHash<QString, RowCount> countsOf(const ChangeList &list, int filter)
{
    QHash<QString, RowCount> counts;
    for (const ChangeList::Choice &choice : list.filters.at(filter).choices)
        counts.insert(choice.text.toString(), choice.count.value_or(RowCount{-1}));
    return counts;
}

void TestLargeList::facets_inTime_areExact()
{
    const ChangeList list = load(u"_facets=True&author__id__exact=1"_s);
    const auto lent = countsOf(list, 0);
    QCOMPARE(lent.value(u"All"_s), (RowCount{25'000, false}));
    QCOMPARE(lent.value(u"Yes"_s), (RowCount{5'000, false}));
    QCOMPARE(lent.value(u"No"_s), (RowCount{20'000, false}));
    // A filter's counts ignore its own choice.
    const auto authors = countsOf(list, 1);
    QCOMPARE(authors.value(u"Ada"_s), (RowCount{25'000, false}));
    QCOMPARE(authors.value(u"Grace"_s), (RowCount{25'000, false}));
}

void TestLargeList::facets_notInTime_areEstimates()
{
    site().countTime = {};
    const auto lent = countsOf(load(u"_facets=True"_s), 0);
    QVERIFY(lent.value(u"Yes"_s).isEstimate);
    QVERIFY(std::abs(lent.value(u"Yes"_s).number - 5'000) <= 1500);
    QCOMPARE(lent.value(u"All"_s).number, bookCount);
    QCOMPARE(shortRowCountText(lent.value(u"All"_s)), u"≈ 50,000"_s);
}

void TestLargeList::facets_ofManyToMany_countObjectsOnce()
{
    const auto tags = countsOf(load(u"_facets=True"_s), 2);
    QCOMPARE(tags.value(u"old"_s).number, 500);
    QCOMPARE(tags.value(u"-"_s).number, bookCount - 500);
    const auto lent = countsOf(load(u"_facets=True&tags__id__exact=1"_s), 0);
    QCOMPARE(lent.value(u"All"_s).number, 500);
}

static QStringList textsOf(const QList<ChangeList::Choice> &choices)
{
    QStringList texts;
    for (const ChangeList::Choice &choice : choices)
        texts += choice.text.toString();
    return texts;
}

void TestLargeList::dates_withIndex_areThoseOfAFullPass()
{
    QVERIFY(m_shop->model(u"shop.Book"_s).field(u"published").isIndexed());
    QCOMPARE(textsOf(load({}).dates), (QStringList{u"2019"_s, u"2020"_s, u"2021"_s, u"2022"_s}));
    QCOMPARE(textsOf(load(u"published__year=2019"_s).dates),
             (QStringList{u"November 2019"_s, u"December 2019"_s}));
    QCOMPARE(load(u"published__year=2019&published__month=11"_s).dates.size(), 26);
    // One year left: its months at once.
    const ChangeList one = load(u"q=Book 31415"_s);
    QCOMPARE(one.dates.size(), 1);
    QVERIFY(!one.dateBack);
    QCOMPARE(textsOf(load(u"q=nothing"_s).dates), QStringList());
}

void TestLargeList::dates_ofASlowSearch_areNone()
{
    site().countTime = {};
    QCOMPARE(textsOf(load(u"q=4711"_s).dates), QStringList());
    QCOMPARE(textsOf(load({}).dates), (QStringList{u"2019"_s, u"2020"_s, u"2021"_s, u"2022"_s}));
}

void TestLargeList::filter_manyObjects_isASearch()
{
    m_shop->execute(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            "300) INSERT INTO shop_author (id, name) SELECT 100 + i, 'Author ' || i FROM n"_s);
    const ChangeList list = load(u"author__id__exact=105"_s);
    const ChangeList::Filter &filter = list.filters.at(1);
    QVERIFY(filter.search);
    QCOMPARE(filter.search->field, u"author"_s);
    QCOMPARE(filter.search->parameter, u"author__id__exact"_s);
    QCOMPARE(textsOf(filter.choices), (QStringList{u"All"_s, u"Author 5"_s}));
    QVERIFY(filter.choices.last().selected);
    QCOMPARE(list.resultCount.number, 0);
    m_shop->execute(u"DELETE FROM shop_author WHERE id > 100"_s);
    QVERIFY(!load({}).filters.at(1).search);
}

void TestLargeList::filter_onlyUsed_offersThoseAlone()
{
    // No book is signed, and the last choice stands for no tag at all.
    QCOMPARE(textsOf(load({}).filters.at(2).choices),
             (QStringList{u"All"_s, u"old"_s, u"rare"_s, u"-"_s}));
}

void TestLargeList::search_related_findsPagewise()
{
    const Field *author = m_shop->model(u"shop.Book"_s).findField(u"author");
    const RelationSearch all = searchRelated(site(), m_staff, author, {}, 0, 1);
    QCOMPARE(all.choices.size(), 1);
    QVERIFY(all.hasMore);
    const RelationSearch ada = searchRelated(site(), m_staff, author, u"ada"_s);
    QCOMPARE(ada.choices.size(), 1);
    QCOMPARE(ada.choices.first().label.toString(), u"Ada"_s);
    QVERIFY(!ada.hasMore);
    const AdminRequest stranger = m_shop->request(u"stranger"_s, {u"view_book"_s});
    QVERIFY_THROWS_EXCEPTION(PermissionDenied, searchRelated(site(), stranger, author, {}));
    // Tags have no search.
    QVERIFY_THROWS_EXCEPTION(
            PermissionDenied,
            searchRelated(site(), m_staff, m_shop->model(u"shop.Book"_s).findField(u"tags"), {}));
}

void TestLargeList::form_manyObjects_areNotListed()
{
    const auto kind = [this](const QString &model, const QString &field) {
        const ModelAdmin &admin = m_shop->admin(model);
        return admin.makeForm(m_staff, Record(admin.model()), true, {field})
                ->field(field)
                ->widget()
                .kind;
    };
    QCOMPARE(kind(u"book"_s, u"author"_s), WidgetKind::Select);
    // 50,000 books, which have a search; as many tags, which have none.
    QCOMPARE(kind(u"copy"_s, u"book"_s), WidgetKind::Autocomplete);
    m_shop->execute(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                    "2000) INSERT INTO shop_tag (id, name) SELECT 100 + i, 'Tag' FROM n"_s);
    QCOMPARE(kind(u"book"_s, u"tags"_s), WidgetKind::RawIdMultiple);
    m_shop->execute(u"DELETE FROM shop_tag WHERE id > 100"_s);
    QCOMPARE(kind(u"book"_s, u"tags"_s), WidgetKind::SelectMultiple);
}

void TestLargeList::web_estimate_isMarkedAndNamesNoLastPage()
{
    Client client = m_shop->client(u"clerk"_s);
    m_shop->execute(u"UPDATE shop_book SET notes = 'u' WHERE id = 1"_s);
    QString page = QString::fromUtf8(client.get("/admin/shop/book/").body());
    QVERIFY(page.contains(u"50,000 books"_s));
    QVERIFY(!page.contains(u"about"_s));
    QVERIFY(page.contains(u"p=500\""_s));
    m_shop->execute(u"UPDATE shop_book SET notes = 't' WHERE id = 1"_s);
    site().countTime = {};
    page = QString::fromUtf8(client.get("/admin/shop/book/").body());
    QVERIFY(page.contains(u"about 50,000 books"_s));
    QVERIFY(!page.contains(u"p=500\""_s));
    QVERIFY(page.contains(u"p=2\""_s));
}

void TestLargeList::web_manyObjects_areSearchedInTheFilter()
{
    Client client = m_shop->client(u"clerk"_s);
    QVERIFY(!client.get("/admin/shop/book/").body().contains("data-submit-on-change"));
    m_shop->execute(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            "300) INSERT INTO shop_author (id, name) SELECT 100 + i, 'Author ' || i FROM n"_s);
    const QByteArray page = client.get("/admin/shop/book/?q=Book&lent__exact=1").body();
    QVERIFY(page.contains("<select name=\"author__id__exact\""));
    QVERIFY(page.contains("field_name=author"));
    // The rest of what was chosen goes along.
    QVERIFY(page.contains("name=\"lent__exact\" value=\"1\""));
    const QByteArray found = client.get("/admin/autocomplete/?app_label=shop&model_name=book&"
                                        "field_name=author&term=author+300")
                                     .body();
    QVERIFY(found.contains("Author 300"));
    m_shop->execute(u"DELETE FROM shop_author WHERE id > 100"_s);
}

void TestLargeList::web_pageThatIsNoNumber_isTheFirst()
{
    Client client = m_shop->client(u"clerk"_s);
    QCOMPARE(client.get("/admin/shop/book/?p=first").status(), 200);
    const Response beyond = client.get("/admin/shop/book/?p=0");
    QCOMPARE(beyond.status(), 302);
    QVERIFY(beyond.header("Location").endsWith("?e=1"));
}

QTEST_GUILESS_MAIN(TestLargeList)
#include "tst_largelist.moc"

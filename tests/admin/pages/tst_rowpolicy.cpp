// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/actionrun.h"
#include "admin/pages/changeform.h"
#include "admin/pages/deletepage.h"
#include "admin/pages/historypage.h"
#include "admin/pages/objectlookup.h"
#include "admin/pages/relationsearch.h"
#include "core/auth/user.h"
#include "core/base/error.h"
#include "core/testing/client.h"

#include <QTest>

using namespace Quintette;

/// One predicate per model, everywhere: whoever may see only Ada's books and Ada finds no trace of
/// the others. The clerk of the tests sees books and authors that are not called "secret".
class TestRowPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void list_rowsAndCounts_areOwn();
    void list_facetsAndChoices_areOwn();
    void filter_throughHiddenRows_isLeftOut();
    void list_columnOverRelation_hidesTheName();
    void find_foreignObject_isNothing();
    void action_foreignKey_isNotSelected();
    void form_relation_offersOwnOnly();
    void form_foreignTarget_staysAndIsHidden();
    void form_foreignTags_stay();
    void save_outOfSight_isRefused();
    void autocomplete_term_findsOwnOnly();
    void delete_foreignAlong_isRefusedWithoutNames();
    void recentActions_foreignObject_isNotNamed();
    void pages_everyUrl_nameNothingForeign();

private:
    /// Everybody but ada; the superuser sees all.
    static Q notSecret(const AdminRequest &request, const QString &field)
    {
        return request.user->username == u"ada" ? Q()
                                                : ~Q{{field + u"__startswith"_s, u"secret"_s}};
    }

    std::unique_ptr<ShopSite> m_shop;
    AdminRequest m_clerk;
};

void TestRowPolicy::initTestCase()
{
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"author", u"lent"};
    books.listFilter = {u"author", u"lent", u"tags", u"author__name"};
    books.searchFields = {u"title"_s};
    books.showFacets = ModelAdminOptions::ShowFacets::Always;
    books.rows = [](const AdminRequest &request) { return notSecret(request, u"title"_s); };
    books.inlines = {{.model = u"shop.Copy"_s, .extra = 0}};
    ModelAdminOptions authors{.listDisplay = {u"name"}, .searchFields = {u"name"_s}};
    authors.rows = [](const AdminRequest &request) { return notSecret(request, u"name"_s); };
    ModelAdminOptions tags{.listDisplay = {u"name"}};
    tags.rows = authors.rows;
    m_shop = std::make_unique<ShopSite>(books, authors, tags);
    QVERIFY(m_shop->isOpen());
    m_shop->execute(u"INSERT INTO shop_author (id, name) VALUES (7, 'secret author');"
                    "INSERT INTO shop_tag (id, name) VALUES (7, 'secret tag');"
                    "INSERT INTO shop_book (id, title, pages, lent, notes, author_id) VALUES"
                    " (7, 'secret book', 1, 1, '', 1), (8, 'Hidden writer', 1, 0, '', 7);"
                    "INSERT INTO shop_book_tags (book_id, tag_id) VALUES (1, 7);"_s);
    m_clerk = m_shop->request(u"clerk"_s,
                              {u"view_book"_s, u"change_book"_s, u"delete_book"_s, u"add_book"_s,
                               u"view_author"_s, u"change_author"_s, u"delete_author"_s,
                               u"view_tag"_s, u"view_copy"_s, u"delete_copy"_s});
}

void TestRowPolicy::list_rowsAndCounts_areOwn()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    const ChangeList all = loadChangeList(admin, m_shop->request(u"ada"_s), {});
    const ChangeList own = loadChangeList(admin, m_clerk, {});
    QCOMPARE(all.resultCount.number, 5);
    QCOMPARE(own.resultCount.number, 4);
    QCOMPARE(own.fullCount->number, 4);
    QCOMPARE(own.rows.size(), 4);
    ListState search;
    search.search = u"secret"_s;
    QCOMPARE(loadChangeList(admin, m_clerk, search).resultCount.number, 0);
}

void TestRowPolicy::list_facetsAndChoices_areOwn()
{
    const ChangeList own = loadChangeList(m_shop->admin(u"book"_s), m_clerk, {});
    bool sawLent = false;
    for (const ChangeList::Filter &filter : own.filters) {
        for (const ChangeList::Choice &choice : filter.choices) {
            QVERIFY(!choice.text.toString().contains(u"secret"_s));
            if (filter.name == u"lent" && choice.text.toString() == u"Yes") {
                sawLent = true;
                QCOMPARE(choice.count.value_or(RowCount{-1}).number, 1);
            }
        }
    }
    QVERIFY(sawLent);
}

void TestRowPolicy::filter_throughHiddenRows_isLeftOut()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    const AdminRequest ada = m_shop->request(u"ada"_s);
    QCOMPARE(loadChangeList(admin, ada, {}).filters.size(), 4);
    QCOMPARE(loadChangeList(admin, m_clerk, {}).filters.size(), 3);
    QVERIFY(admin.isLookupAllowed(ada, u"author__name__startswith"_s, u"s"_s));
    QVERIFY(!admin.isLookupAllowed(m_clerk, u"author__name__startswith"_s, u"s"_s));
}

void TestRowPolicy::list_columnOverRelation_hidesTheName()
{
    const ChangeList own = loadChangeList(m_shop->admin(u"book"_s), m_clerk, {});
    for (const ChangeList::Row &row : own.rows)
        QVERIFY(!row.cells.at(1).text.contains(u"secret"_s));
}

void TestRowPolicy::find_foreignObject_isNothing()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    QVERIFY(!findObject(admin, m_clerk, u"7"_s));
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, ChangeForm::forObject(admin, m_clerk, u"7"_s));
    QVERIFY_THROWS_EXCEPTION(ObjectDoesNotExist, loadHistory(admin, m_clerk, u"7"_s));
}

void TestRowPolicy::action_foreignKey_isNotSelected()
{
    const ModelAdmin &admin = m_shop->admin(u"book"_s);
    QCOMPARE(selectedObjects(admin, m_clerk, {}, {{u"7"_s}, false, {}}).count(), 0);
    QCOMPARE(selectedObjects(admin, m_clerk, {}, {{}, true, {}}).count(), 4);
}

void TestRowPolicy::form_relation_offersOwnOnly()
{
    const auto page = ChangeForm::forAdding(m_shop->admin(u"book"_s), m_clerk);
    for (const QString &name : {u"author"_s, u"tags"_s}) {
        const QList<Choice> options = page->form().field(name)->widget().options();
        QVERIFY(options.size() >= 2);
        for (const Choice &option : options)
            QVERIFY(!option.label.toString().contains(u"secret"_s));
    }
    // A forged key is no choice either.
    page->submit(formData({{u"title"_s, u"x"_s}, {u"pages"_s, u"1"_s}, {u"author"_s, u"7"_s}}));
    QVERIFY(!page->isValid());
    QVERIFY(page->form().knownErrors().contains(u"author"));
}

void TestRowPolicy::form_foreignTarget_staysAndIsHidden()
{
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), m_clerk, u"8"_s);
    QVERIFY(!page->form().field(u"author"));
    page->submit(formData({{u"title"_s, u"Hidden writer"_s},
                           {u"pages"_s, u"2"_s},
                           {u"author"_s, u"1"_s},
                           {u"copy_set-TOTAL_FORMS"_s, u"0"_s},
                           {u"copy_set-INITIAL_FORMS"_s, u"0"_s}}));
    QVERIFY(page->isValid());
    page->save(m_clerk);
    QCOMPARE(m_shop->object(u"shop.Book"_s, 8).value(u"author_id"), Value(7));
}

void TestRowPolicy::form_foreignTags_stay()
{
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), m_clerk, u"1"_s);
    page->submit(formData({{u"title"_s, u"Engines"_s},
                           {u"pages"_s, u"100"_s},
                           {u"author"_s, u"1"_s},
                           {u"tags"_s, u"2"_s},
                           {u"copy_set-TOTAL_FORMS"_s, u"0"_s},
                           {u"copy_set-INITIAL_FORMS"_s, u"0"_s}}));
    QVERIFY(page->isValid());
    page->save(m_clerk);
    const Record book = m_shop->object(u"shop.Book"_s, 1);
    QCOMPARE(manyToManyKeys(book, book.model().field(u"tags")).size(), 2);
}

void TestRowPolicy::save_outOfSight_isRefused()
{
    const auto page = ChangeForm::forObject(m_shop->admin(u"book"_s), m_clerk, u"2"_s);
    page->submit(formData({{u"title"_s, u"secret now"_s},
                           {u"pages"_s, u"200"_s},
                           {u"author"_s, u"2"_s},
                           {u"copy_set-TOTAL_FORMS"_s, u"0"_s},
                           {u"copy_set-INITIAL_FORMS"_s, u"0"_s}}));
    QVERIFY(page->isValid());
    QVERIFY_THROWS_EXCEPTION(ValidationError, page->save(m_clerk));
    QCOMPARE(m_shop->object(u"shop.Book"_s, 2).value(u"title").toString(), u"Compilers"_s);
}

void TestRowPolicy::autocomplete_term_findsOwnOnly()
{
    const RelationSearch found =
            searchRelation(m_shop->admin(u"book"_s), m_clerk, {}, {u"author"_s}, u"secret"_s);
    QVERIFY(found.choices.isEmpty());
    QCOMPARE(searchRelation(m_shop->admin(u"book"_s), m_clerk, {}, {u"author"_s}, u"a"_s)
                     .choices.size(),
             2);
}

void TestRowPolicy::delete_foreignAlong_isRefusedWithoutNames()
{
    const ModelAdmin &admin = m_shop->admin(u"author"_s);
    const DeletePage page = loadDeletePage(admin, m_clerk, {m_shop->object(u"shop.Author"_s, 1)});
    QVERIFY(!page.isAllowed());
    for (const DeletePage::Node &node : page.protectedObjects)
        QVERIFY(!node.text.contains(u"secret"_s));
}

void TestRowPolicy::recentActions_foreignObject_isNotNamed()
{
    LogEntry::write(m_clerk, m_shop->object(u"shop.Book"_s, 7), LogEntry::Action::Change);
    LogEntry::write(m_clerk, m_shop->object(u"shop.Book"_s, 2), LogEntry::Action::Change);
    const QList<LogLine> lines = recentActions(m_shop->site(), m_clerk);
    QVERIFY(!lines.isEmpty());
    for (const LogLine &line : lines)
        QVERIFY(!line.objectText.contains(u"secret"_s));
}

/// The leak test: no page that the web face shows to the clerk holds the word.
void TestRowPolicy::pages_everyUrl_nameNothingForeign()
{
    Client client = m_shop->client(u"clerk"_s);
    int shown = 0;
    for (const QByteArray &url :
         {QByteArray("/admin/"),
          QByteArray("/admin/shop/"),
          QByteArray("/admin/shop/book/"),
          QByteArray("/admin/shop/book/?_facets=True"),
          QByteArray("/admin/shop/book/?_popup=1"),
          QByteArray("/admin/shop/book/?author__id__exact=7"),
          QByteArray("/admin/shop/author/"),
          QByteArray("/admin/shop/tag/"),
          QByteArray("/admin/shop/book/add/"),
          QByteArray("/admin/shop/book/1/change/"),
          QByteArray("/admin/shop/book/8/change/"),
          QByteArray("/admin/shop/book/1/history/"),
          QByteArray("/admin/shop/book/1/delete/"),
          QByteArray("/admin/shop/author/1/delete/"),
          QByteArray("/admin/shop/author/1/change/"),
          QByteArray("/admin/shop/book/add/?author=7&tags=7"),
          QByteArray(
                  "/admin/autocomplete/?app_label=shop&model_name=book&field_name=author&term=s"),
          QByteArray("/admin/palette/?term=secret"),
          QByteArray("/admin/palette/?term=e"),
          QByteArray("/admin/palette/?term=&app_label=shop&model_name=book&object_id=7"),
          QByteArray("/admin/shop/book/7/change/"),
          QByteArray("/admin/shop/author/7/change/")}) {
        const Response response = client.get(url);
        const QByteArray page = Client::content(response);
        QVERIFY2(response.status() < 500, url + " " + QByteArray::number(response.status()));
        // What was asked for may come back: it is what the person typed.
        const bool isEcho = url.endsWith("term=secret");
        QVERIFY2(!page.contains("secret") || isEcho, url);
        QVERIFY2(!isEcho || !page.contains("/change/"), page);
        shown += response.status() == 200 ? 1 : 0;
    }
    QVERIFY2(shown >= 17, QByteArray::number(shown));
}

QTEST_GUILESS_MAIN(TestRowPolicy)
#include "tst_rowpolicy.moc"

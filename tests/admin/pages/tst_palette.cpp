// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/pages/objectsearch.h"
#include "admin/pages/palette.h"

#include <QTest>

using namespace Quintette;
using Kind = PaletteEntry::Kind;

/// The command palette: models, objects and actions by what is typed, for whom it is.
class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void score_words_ranksBeginnings_data();
    void score_words_ranksBeginnings();
    void models_ofThePerson_asPermitted();
    void models_otherNames_find();
    void objects_eachBySearchOfItsAdmin_areFound();
    void objects_withoutPermission_areNotFound();
    void objects_more_areLeftToTheList();
    void objects_search_runsOneStatementPerModel();
    void objects_nothingTyped_areNotAskedFor();
    void objects_largeTables_areSearchedByIndexOnly();
    void objects_missingTable_isPassedOver();
    void place_list_hasItsActions();
    void place_object_hasWhatThePersonMayDo();
    void place_hiddenObject_hasNothing();
    void web_answer_hasLinksAndActions();
    void web_badRequests_areRefused();
    void web_anonymous_goesToLogin();

private:
    AdminSite &site() const { return *m_shop->application().service<AdminSite>(); }
    QStringList texts(const QList<PaletteEntry> &entries, Kind kind) const;

    std::unique_ptr<ShopSite> m_shop;
    AdminRequest m_clerk;
    AdminRequest m_reader;
};

void TestPalette::initTestCase()
{
    ModelAdminOptions books;
    books.searchFields = {u"title"_s};
    books.ordering = {u"title"};
    AdminAction lend;
    lend.name = u"lend"_s;
    lend.description = QString(u"Lend %1"_s);
    lend.permissions = {u"change"_s};
    lend.place = AdminAction::Place::Both;
    lend.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &) {};
    books.actions = QList<AdminAction>{lend};
    books.rows = [](const AdminRequest &request) {
        return request.user->isSuperuser ? Q() : ~Q{{u"title"_s, u"Hidden"_s}};
    };
    m_shop = std::make_unique<ShopSite>(
            books, ModelAdminOptions{.searchFields = {u"name"_s}},
            ModelAdminOptions{.searchFields = {u"name__exact"_s, u"id__exact"_s}});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_shop->execute(u"INSERT INTO shop_book (id, title, pages, lent, notes, author_id) "
                    "VALUES (9, 'Hidden', 1, 0, '', 1)"_s);
    m_clerk = m_shop->request(u"clerk"_s,
                              {u"view_book"_s, u"change_book"_s, u"add_book"_s, u"delete_book"_s,
                               u"view_author"_s, u"view_tag"_s});
    m_reader = m_shop->request(u"reader"_s, {u"view_book"_s, u"add_tag"_s});
}

QStringList TestPalette::texts(const QList<PaletteEntry> &entries, Kind kind) const
{
    QStringList result;
    for (const PaletteEntry &entry : entries) {
        if (entry.kind == kind)
            result += entry.text;
    }
    return result;
}

void TestPalette::score_words_ranksBeginnings_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("at the start") << u"book"_s << u"Books"_s << u"Add book"_s;
    QTest::newRow("at a word") << u"book"_s << u"Add book"_s << u"Facebook pages"_s;
    QTest::newRow("anywhere") << u"BOOK"_s << u"Facebook pages"_s << u"Authors"_s;
    QTest::newRow("every word") << u"book add"_s << u"Add book"_s << u"Books"_s;
}

void TestPalette::score_words_ranksBeginnings()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(paletteScore(typed, better) > paletteScore(typed, worse));
}

void TestPalette::models_ofThePerson_asPermitted()
{
    const QList<PaletteEntry> entries = modelEntries(site(), m_reader);
    QCOMPARE(texts(entries, Kind::List), QStringList{u"Books"_s});
    QCOMPARE(texts(entries, Kind::Add), QStringList{u"Add tag"_s});
}

void TestPalette::models_otherNames_find()
{
    const QList<PaletteGroup> groups = loadPalette(site(), m_clerk, {}, u"shop.Book"_s);
    QCOMPARE(groups.size(), 1);
    QCOMPARE(texts(groups[0].entries, Kind::List), QStringList{u"Books"_s});
}

void TestPalette::objects_eachBySearchOfItsAdmin_areFound()
{
    const QList<PaletteEntry> found = objectEntries(site(), m_clerk, u" gin "_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].text, u"Engines"_s);
    QCOMPARE(found[0].hint, u"Book"_s);
    QCOMPARE(found[0].admin, &m_shop->admin(u"book"_s));
    QCOMPARE(found[0].quotedPk, u"1"_s);
    // Of two models, in the order of navigation.
    QCOMPARE(texts(objectEntries(site(), m_clerk, u"r"_s), Kind::Object),
             (QStringList{u"Grace"_s, u"Compilers"_s}));
    QCOMPARE(texts(objectEntries(site(), m_clerk, u"3"_s), Kind::Object), QStringList{u"signed"_s});
    // What the row policy hides.
    QVERIFY(objectEntries(site(), m_clerk, u"hidden"_s).isEmpty());
    QCOMPARE(objectEntries(site(), m_shop->request(u"ada"_s), u"hidden"_s).size(), 1);
}

void TestPalette::objects_withoutPermission_areNotFound()
{
    QVERIFY(objectEntries(site(), m_reader, u"ada"_s).isEmpty());
    // To add is not to see.
    QVERIFY(objectEntries(site(), m_reader, u"old"_s).isEmpty());
}

void TestPalette::objects_more_areLeftToTheList()
{
    m_shop->execute(u"INSERT INTO shop_author (id, name) VALUES (20, 'Many 1'), (21, 'Many 2'), "
                    "(22, 'Many 3'), (23, 'Many 4'), (24, 'Many 5')"_s);
    const QList<PaletteEntry> found = objectEntries(site(), m_clerk, u"many"_s);
    QCOMPARE(texts(found, Kind::Object),
             (QStringList{u"Many 5"_s, u"Many 4"_s, u"Many 3"_s, u"Many 2"_s}));
    QCOMPARE(found.size(), 5);
    QCOMPARE(found.last().kind, Kind::Search);
    QCOMPARE(found.last().text, u"Search authors for “many”"_s);
    QCOMPARE(found.last().argument, u"many"_s);
    m_shop->execute(u"DELETE FROM shop_author WHERE id >= 20"_s);
}

void TestPalette::objects_search_runsOneStatementPerModel()
{
    objectEntries(site(), m_clerk, u"a"_s); // how large the tables are
    const QStringList statements =
            m_shop->statementsOf([this] { objectEntries(site(), m_clerk, u"zzz"_s); });
    QCOMPARE(statements.size(), 3); // authors, books, tags
    for (const QString &sql : statements)
        QVERIFY2(!sql.contains(u"COUNT("_s), qPrintable(sql));
}

void TestPalette::objects_nothingTyped_areNotAskedFor()
{
    QCOMPARE(m_shop->statementsOf([this] { loadPalette(site(), m_clerk, {}, u"  "_s); }).size(), 0);
}

void TestPalette::objects_largeTables_areSearchedByIndexOnly()
{
    ShopSite large({}, {.searchFields = {u"name"_s}}, {.searchFields = {u"id__exact"_s}});
    large.execute(u"INSERT INTO shop_author (id, name) VALUES (5000000, '5000000');"
                  "INSERT INTO shop_tag (id, name) VALUES (5000000, 'Far away')"_s);
    const QList<PaletteEntry> found =
            objectEntries(large.site(), large.request(u"ada"_s), u"5000000"_s);
    QCOMPARE(texts(found, Kind::Object), QStringList{u"Far away"_s});
    QCOMPARE(texts(found, Kind::Search), QStringList{u"Search authors for “5000000”"_s});
}

void TestPalette::objects_missingTable_isPassedOver()
{
    m_shop->execute(u"ALTER TABLE shop_author RENAME TO away"_s);
    const QStringList found = texts(objectEntries(site(), m_clerk, u"r"_s), Kind::Object);
    m_shop->execute(u"ALTER TABLE away RENAME TO shop_author"_s);
    QCOMPARE(found, QStringList{u"Compilers"_s});
}

void TestPalette::place_list_hasItsActions()
{
    const PalettePlace list{&m_shop->admin(u"book"_s)};
    QCOMPARE(texts(placeEntries(m_clerk, list), Kind::ListAction),
             (QStringList{u"Delete selected books"_s, u"Lend books"_s}));
    QVERIFY(placeEntries(m_reader, list).isEmpty());
    QVERIFY(placeEntries(m_reader, {}).isEmpty());
}

void TestPalette::place_object_hasWhatThePersonMayDo()
{
    const PalettePlace object{&m_shop->admin(u"book"_s), u"1"_s};
    const QList<PaletteEntry> all = placeEntries(m_clerk, object);
    QCOMPARE(texts(all, Kind::FormAction), QStringList{u"Lend book"_s});
    QCOMPARE(texts(all, Kind::History).size(), 1);
    QCOMPARE(texts(all, Kind::Delete).size(), 1);
    const QList<PaletteEntry> read = placeEntries(m_reader, object);
    QCOMPARE(read.size(), 1);
    QCOMPARE(read[0].kind, Kind::History);
}

void TestPalette::place_hiddenObject_hasNothing()
{
    for (const QString &key : {u"9"_s, u"77"_s, u"x' OR 1=1"_s})
        QVERIFY(placeEntries(m_clerk, {&m_shop->admin(u"book"_s), key}).isEmpty());
}

void TestPalette::web_answer_hasLinksAndActions()
{
    Client client = m_shop->client(u"clerk"_s);
    const Response found = client.get("/admin/palette/?term=engi");
    QCOMPARE(found.status(), 200);
    QVERIFY(found.header("Content-Type").startsWith("application/json"));
    QVERIFY(found.header("Cache-Control").contains("no-store"));
    QVERIFY(Client::content(found).contains("/admin/shop/book/1/change/"));
    const QByteArray here =
            Client::content(client.get("/admin/palette/?app_label=shop&model_name=book"));
    QVERIFY2(here.contains("\"action\": \"lend\""), here);
    const QByteArray object = Client::content(
            client.get("/admin/palette/?app_label=shop&model_name=book&object_id=1&term=hist"));
    QVERIFY2(object.contains("/admin/shop/book/1/history/"), object);
}

void TestPalette::web_badRequests_areRefused()
{
    Client client = m_shop->client(u"clerk"_s);
    QCOMPARE(client.get("/admin/palette/?term=" + QByteArray(101, 'x')).status(), 400);
    QCOMPARE(client.post("/admin/palette/", QueryDict{}).status(), 405);
    QCOMPARE(
            client.get("/admin/palette/?term=%00%22%27%5C*(&app_label=no&model_name=such").status(),
            200);
}

void TestPalette::web_anonymous_goesToLogin()
{
    Client client(m_shop->application().handler(), m_shop->application().requestSettings());
    const Response response = client.get("/admin/palette/?term=ada");
    QCOMPARE(response.status(), 302);
    QVERIFY(response.header("Location").startsWith("/admin/login/"));
}

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"

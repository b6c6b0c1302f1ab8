// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include <QRegularExpression>
#include <QTest>

using namespace Quintette;

/// Lists as addresses: what a wrong one answers, which column "o=" means, and how pages that are
/// opened from a list find back to it.
class TestListPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void wrong_once_andOnceMore();
    void wrong_lookup_isABadRequest();
    void bars_index_tellsWhichWasUsed_data();
    void bars_index_tellsWhichWasUsed();
    void order_number_dependsOnThePerson();
    void filters_survive_data();
    void filters_survive();
    void filters_areOnEveryLink();
    void filters_ofTheDeletion_survive();
    void filters_ofAnAction_survive();
    void nothing_found_isToldApart();
    void zeroByte_isNoTrouble();
    void manyWords_areNoTrouble();
    void pages_areElided_data();
    void pages_areElided();
    void autocomplete_offersTheLimitOnly();
    void help_ofSeveral_isBesidePlainSelectsOnly();

private:
    QString page(Client &client, const QByteArray &address)
    {
        const Response response = client.get(address);
        return response.status() == 200 ? QString::fromUtf8(Client::content(response)) : QString();
    }
    QString page(const QByteArray &address) { return page(*m_ada, address); }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestListPages::initTestCase()
{
    AdminAction mark;
    mark.name = u"mark"_s;
    mark.description = u"Mark %1"_s;
    mark.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &chosen) {
        chosen.update({{u"notes"_s, u"marked"_s}});
    };
    AdminAction wipe = mark;
    wipe.name = u"wipe"_s;
    wipe.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &chosen) {
        chosen.update({{u"notes"_s, u"wiped"_s}});
    };
    ModelAdminOptions books;
    books.listDisplay = {u"title", u"pages"};
    books.listFilter = {u"lent"};
    books.searchFields = {u"title"_s};
    books.dateHierarchy = u"published"_s;
    books.ordering = {u"id"};
    books.fields = {u"title"_s, u"pages"_s, u"author"_s, u"tags"_s};
    books.saveAs = true;
    books.actionsOnBottom = true;
    books.actions->append(mark);
    books.actions->append(wipe);
    m_shop = std::make_unique<ShopSite>(
            books, ModelAdminOptions{.listDisplay = {u"name"}, .searchFields = {u"name"_s}},
            ModelAdminOptions{.listDisplay = {u"name"}, .listPerPage = 2, .ordering = {u"id"}});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    for (int i = 4; i <= 40; ++i)
        m_shop->execute(u"INSERT INTO shop_tag (name) VALUES ('tag %1')"_s.arg(i));
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestListPages::init()
{
    objects(m_shop->model(u"shop.Book"_s)).update({{u"notes"_s, QString()}});
}

void TestListPages::wrong_once_andOnceMore()
{
    const Response once = m_ada->get("/admin/shop/book/?pages__exact=many&q=x");
    QCOMPARE(once.status(), 302);
    QCOMPARE(once.header("Location"), QByteArray("/admin/shop/book/?e=1"));
    QVERIFY(page("/admin/shop/book/?e=1").contains(u"Engines"_s));
    // The same once more is not what was typed, but something else that is wrong.
    const QString again = page("/admin/shop/book/?e=1&pages__exact=many");
    QVERIFY(again.contains(u"Database error"_s));
    QVERIFY(!again.contains(u"Engines"_s));
}

void TestListPages::wrong_lookup_isABadRequest()
{
    for (const char *lookup : {"author__award__name=x", "tags__book__title__startswith=a",
                               "author__name__startswith=A", "e=1&author__name=A"})
        QCOMPARE(m_ada->get(QByteArray("/admin/shop/book/?") + lookup).status(), 400);
    QCOMPARE(m_ada->get("/admin/shop/book/?author__id__exact=1").status(), 200);
}

void TestListPages::bars_index_tellsWhichWasUsed_data()
{
    QTest::addColumn<QString>("index");
    QTest::addColumn<QString>("notes");
    QTest::newRow("top") << u"0"_s << u"marked"_s;
    QTest::newRow("bottom") << u"1"_s << u"wiped"_s;
    QTest::newRow("none") << QString() << u"marked"_s;
    QTest::newRow("no bar") << u"7"_s << u"marked"_s;
    QTest::newRow("no number") << u"x"_s << u"marked"_s;
}

void TestListPages::bars_index_tellsWhichWasUsed()
{
    QFETCH(QString, index);
    const QString list = page("/admin/shop/book/");
    QVERIFY(list.contains(u"name=\"index\" value=\"0\""_s));
    QVERIFY(list.contains(u"name=\"index\" value=\"1\""_s));
    QueryDict form{{u"action"_s, u"mark"_s}, {u"_selected_action"_s, u"1"_s}};
    form.append(u"action"_s, u"wipe"_s);
    if (!index.isEmpty())
        form.set(u"index"_s, index);
    m_ada->post("/admin/shop/book/", form);
    QTEST(m_shop->object(u"shop.Book"_s, 1).value(u"notes").toString(), "notes");
    QCOMPARE(m_shop->object(u"shop.Book"_s, 2).value(u"notes").toString(), QString());
}

void TestListPages::order_number_dependsOnThePerson()
{
    const auto order = [this](Client &client, const QByteArray &query) {
        static const QRegularExpression title(u"/admin/shop/book/(\\d)/change/"_s);
        QString keys;
        const QString list = page(client, "/admin/shop/book/" + query);
        for (auto it = title.globalMatch(list); it.hasNext();)
            keys += it.next().captured(1);
        return keys;
    };
    const auto headers = [this](Client &client, const QByteArray &query) {
        static const QRegularExpression link(u"class=\"sort\" href=\"[^\"]*\\bo=([-.\\d]+)"_s);
        QStringList numbers;
        const QString list = page(client, "/admin/shop/book/" + query);
        for (auto it = link.globalMatch(list); it.hasNext();)
            numbers += it.next().captured(1);
        return numbers.join(u' ');
    };
    // Whoever may run actions has the boxes as column 0, as with Django.
    QCOMPARE(order(*m_ada, "?o=1"), u"213"_s);
    QCOMPARE(order(*m_ada, "?o=2"), u"312"_s);
    QCOMPARE(headers(*m_ada, "?o=2"), u"1.2 -2"_s);
    // In a dialog nobody runs any, and everywhere those who may not.
    QCOMPARE(headers(*m_ada, "?_popup=1&o=1"), u"0.1 -1"_s);
    m_shop->request(u"onlooker"_s, {u"view_author"_s});
    Client onlooker = m_shop->client(u"onlooker"_s);
    static const QRegularExpression link(u"/admin/shop/author/\\?o=([-.\\d]+)\""_s);
    QCOMPARE(link.match(page(onlooker, "/admin/shop/author/")).captured(1), u"0"_s);
    QCOMPARE(link.match(page("/admin/shop/author/")).captured(1), u"1"_s);
}

void TestListPages::filters_survive_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QByteArray>("location"); // %1 stands for the key of the new object
    const QByteArray kept = "?_changelist_filters=lent__exact%3D0%26o%3D-1";
    QTest::newRow("change, save") << "1/change/" + kept << u"_save"_s
                                  << QByteArray("?lent__exact=0&o=-1");
    QTest::newRow("change, continue") << "1/change/" + kept << u"_continue"_s << "1/change/" + kept;
    QTest::newRow("change, another") << "1/change/" + kept << u"_addanother"_s << "add/" + kept;
    QTest::newRow("save as new") << "1/change/" + kept << u"_saveasnew"_s << "%1/change/" + kept;
    QTest::newRow("add, save") << "add/" + kept << u"_save"_s << QByteArray("?lent__exact=0&o=-1");
    QTest::newRow("add, continue") << "add/" + kept << u"_continue"_s << "%1/change/" + kept;
    QTest::newRow("add, another") << "add/" + kept << u"_addanother"_s << "add/" + kept;
}

void TestListPages::filters_survive()
{
    QFETCH(QByteArray, address);
    QFETCH(QString, button);
    QFETCH(QByteArray, location);
    QVERIFY(!page("/admin/shop/book/" + address).isEmpty());
    const Response saved = m_ada->post("/admin/shop/book/" + address,
                                       {{u"title"_s, u"Engines"_s},
                                        {u"pages"_s, u"100"_s},
                                        {u"author"_s, u"1"_s},
                                        {button, u"x"_s}});
    const QByteArray newest = objects(m_shop->model(u"shop.Book"_s))
                                      .orderBy(QStringList{u"-pk"_s})
                                      .first()
                                      ->pk()
                                      .toString()
                                      .toLatin1();
    QCOMPARE(saved.header("Location"), "/admin/shop/book/" + location.replace("%1", newest));
}

void TestListPages::filters_areOnEveryLink()
{
    const QString kept = u"_changelist_filters=lent__exact%3D0"_s;
    const QString list = page("/admin/shop/book/?lent__exact=0");
    QVERIFY(list.contains(u"/admin/shop/book/1/change/?"_s + kept));
    QVERIFY(list.contains(u"/admin/shop/book/add/?"_s + kept));
    const QString form = page("/admin/shop/book/1/change/?" + kept.toLatin1());
    QVERIFY(form.contains(u"/admin/shop/book/1/delete/?"_s + kept));
    QVERIFY(form.contains(u"/admin/shop/book/1/history/?"_s + kept));
    QVERIFY(form.contains(u"href=\"/admin/shop/book/?lent__exact=0\""_s));
    // From a dialog one comes back to the dialog.
    const QString popup = page("/admin/shop/book/?_popup=1&lent__exact=0");
    QVERIFY(popup.contains(u"/admin/shop/book/add/?"_s));
    QVERIFY(popup.section(u"/admin/shop/book/add/?"_s, 1)
                    .section(u'"', 0, 0)
                    .contains(u"_popup=1"_s));
}

void TestListPages::filters_ofTheDeletion_survive()
{
    Record extra(m_shop->model(u"shop.Book"_s));
    extra.setValue(u"title", u"Extra"_s);
    extra.setValue(u"pages", 1);
    extra.setValue(u"author", 1);
    save(extra);
    const QByteArray address = "/admin/shop/book/" + extra.pk().toString().toLatin1()
            + "/delete/?_changelist_filters=lent__exact%3D0";
    QVERIFY(page(address).contains(u"Extra"_s));
    QCOMPARE(m_ada->post(address, {{u"post"_s, u"yes"_s}}).header("Location"),
             QByteArray("/admin/shop/book/?lent__exact=0"));
}

void TestListPages::filters_ofAnAction_survive()
{
    const Response done = m_ada->post("/admin/shop/book/?lent__exact=0&o=-1",
                                      {{u"action"_s, u"mark"_s}, {u"_selected_action"_s, u"1"_s}});
    QCOMPARE(done.header("Location"), QByteArray("/admin/shop/book/?o=-1&lent__exact=0"));
}

void TestListPages::nothing_found_isToldApart()
{
    const QString nothing = u"Nothing matches your search and filters."_s;
    for (const char *query :
         {"?q=zzz", "?lent__exact=1&title=zzz", "?title=zzz", "?published__year=1999"})
        QVERIFY2(page(QByteArray("/admin/shop/book/") + query).contains(nothing), query);
    QVERIFY(page("/admin/shop/award/").contains(u"There is nothing here yet."_s));
}

void TestListPages::zeroByte_isNoTrouble()
{
    QVERIFY(page("/admin/shop/book/?q=%00").contains(u"Nothing matches"_s));
    QVERIFY(page("/admin/shop/book/?q=Eng%00x").contains(u"Nothing matches"_s));
    QCOMPARE(m_ada->get("/admin/shop/book/?title=Eng%00x").header("Location"),
             QByteArray("/admin/shop/book/?e=1"));
}

void TestListPages::pages_areElided_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("named");
    // Of twenty pages, as Paginator.get_elided_page_range(on_each_side=3, on_ends=2) gives them.
    QTest::newRow("first") << 1 << u"1 2 3 4 … 19 20"_s;
    QTest::newRow("near") << 6 << u"1 2 3 4 5 6 7 8 9 … 19 20"_s;
    QTest::newRow("middle") << 10 << u"1 2 … 7 8 9 10 11 12 13 … 19 20"_s;
    QTest::newRow("last") << 20 << u"1 2 … 17 18 19 20"_s;
}

void TestListPages::pages_areElided()
{
    QFETCH(int, number);
    static const QRegularExpression item(u"<(?:a|span)[^>]*>\\s*(\\d+|…)\\s*</(?:a|span)>"_s);
    const QString text = page("/admin/shop/tag/?p=" + QByteArray::number(number));
    QStringList named;
    for (auto it = item.globalMatch(
                 text.section(u"class=\"pagination\""_s, 1).section(u"</nav>"_s, 0, 0));
         it.hasNext();)
        named += it.next().captured(1);
    QTEST(named.join(u' '), "named");
    QCOMPARE(text.count(u"class=\"row-select\""_s), 2);
}

void TestListPages::autocomplete_offersTheLimitOnly()
{
    // Awards are for authors of signed books.
    const QByteArray search =
            "/admin/autocomplete/?app_label=shop&model_name=award&field_name=author&term=";
    QVERIFY(!Client::content(m_ada->get(search)).contains("Ada"));
    m_shop->execute(u"INSERT INTO shop_book_tags (book_id, tag_id) VALUES (1, 3), (3, 3)"_s);
    const QByteArray found = Client::content(m_ada->get(search));
    QCOMPARE(found.count("Ada"), 1); // once, although two of her books are signed
    QVERIFY(!found.contains("Grace"));
    QVERIFY(!Client::content(m_ada->get(search + "Grace")).contains("Grace"));
}

void TestListPages::help_ofSeveral_isBesidePlainSelectsOnly()
{
    const QString help = u"Hold down “Control”"_s;
    QVERIFY(page("/admin/shop/tag/add/").contains(u"name=\"name\""_s));
    QVERIFY(!page("/admin/shop/tag/add/").contains(help));
    QVERIFY(page("/admin/auth/group/add/").contains(u"data-selector=\"horizontal\""_s));
    QVERIFY(!page("/admin/auth/group/add/").contains(help));
    QVERIFY(page("/admin/shop/book/add/").contains(help));
}

void TestListPages::manyWords_areNoTrouble()
{
    const QByteArray words = QByteArray("engine+").repeated(1500);
    QCOMPARE(m_ada->get("/admin/shop/book/?q=" + words).status(), 200);
}

QTEST_GUILESS_MAIN(TestListPages)
#include "tst_listpages.moc"

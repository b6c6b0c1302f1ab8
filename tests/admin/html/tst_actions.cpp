// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include <QRegularExpression>
#include <QTest>

using namespace Quintette;

/// Actions of a model: which are offered where, what they answer with, and what a confirmation of a
/// deletion shows and is good for.
class TestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void options_addReplaceAndDisable();
    void disabledByTheSite_canStillBeNamed();
    void form_offersItsActionsOnly();
    void form_run_changesThatObject();
    void form_otherKeys_areRefused_data();
    void form_otherKeys_areRefused();
    void form_listAction_isRefused();
    void form_staleObject_isNotTouched();
    void file_isSent();
    void address_isFollowedOnThisSiteOnly_data();
    void address_isFollowedOnThisSiteOnly();
    void delete_maxDisplay_limitsTheTree();
    void delete_confirmed_isWhatWasShown();
    void delete_forbiddenBeyondTheTree_isRefused();

private:
    AdminAction action(const char16_t *name, const std::function<void(AdminRequest &)> &run) const;
    QStringList offered(const QString &page, const QString &select) const;
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

AdminAction TestActions::action(const char16_t *name,
                                const std::function<void(AdminRequest &)> &run) const
{
    AdminAction action;
    action.name = QStringView(name).toString();
    action.description = action.name + u" %1"_s;
    action.run = [run](AdminRequest &request, const ModelAdmin &, const QuerySet &) {
        run(request);
    };
    return action;
}

void TestActions::initTestCase()
{
    AdminAction lend;
    lend.name = u"lend"_s;
    lend.description = u"Lend %1"_s;
    lend.place = AdminAction::Place::Form;
    lend.permissions = {u"change"_s};
    lend.run = [](AdminRequest &, const ModelAdmin &, const QuerySet &chosen) {
        chosen.update(QList<QPair<QString, Value>>{{u"lent"_s, true}});
    };
    ModelAdminOptions books;
    books.deleteConfirmationMaxDisplay = 2;
    books.actions->append(lend);
    books.actions->append(action(u"export", [](AdminRequest &request) {
        request.file = AdminFile{u"bücher.csv"_s, "text/csv", "title\nEngines\n"};
    }));
    books.actions->append(
            action(u"away", [](AdminRequest &request) { request.goTo = u"//evil.example/"_s; }));
    books.actions->append(
            action(u"there", [](AdminRequest &request) { request.goTo = u"/admin/shop/tag/"_s; }));
    ModelAdminOptions tags;
    tags.listDisplay = {u"name"};
    tags.actions = std::nullopt;
    m_shop = std::make_unique<ShopSite>(
            books, ModelAdminOptions{.listDisplay = {u"name"}, .searchFields = {u"name"_s}}, tags);
    QVERIFY(m_shop->isOpen());
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestActions::init()
{
    m_shop->execute(u"UPDATE shop_book SET lent = 0, pages = 100;"_s);
}

QStringList TestActions::offered(const QString &page, const QString &select) const
{
    const QString part =
            page.section(u"<select name=\"%1\""_s.arg(select), 1).section(u"</select>"_s, 0, 0);
    static const QRegularExpression option(u"<option value=\"([a-z_]+)\""_s);
    QStringList names;
    for (auto it = option.globalMatch(part); it.hasNext();)
        names += it.next().captured(1);
    return names;
}

void TestActions::options_addReplaceAndDisable()
{
    const QStringList books = offered(text(m_ada->get("/admin/shop/book/")), u"action"_s);
    QCOMPARE(books, (QStringList{u"delete_selected"_s, u"export"_s, u"away"_s, u"there"_s}));
    // None of them: no boxes to choose rows with either.
    const QString tags = text(m_ada->get("/admin/shop/tag/"));
    QVERIFY(!tags.contains(u"name=\"action\""_s));
    QVERIFY(!tags.contains(u"_selected_action"_s));
    QCOMPARE(m_ada->post("/admin/shop/tag/",
                         {{u"action"_s, u"delete_selected"_s},
                          {u"_selected_action"_s, u"1"_s},
                          {u"post"_s, u"yes"_s}})
                     .status(),
             403);
    QCOMPARE(objects(m_shop->model(u"shop.Tag"_s)).count(), 3);
    // A model's own action takes the place of the site's.
    AdminSite site(m_shop->application().models());
    site.addAction(action(u"count", [](AdminRequest &) {}));
    AdminAction own = action(u"count", [](AdminRequest &) {});
    own.description = u"Own"_s;
    ModelAdminOptions options;
    options.actions->append(own);
    const ModelAdmin &admin = site.add(u"shop.Book"_s, options);
    const QList<AdminAction> actions = admin.actions(m_shop->request(u"ada"_s));
    QCOMPARE(actions.size(), 1);
    QCOMPARE(actions.first().description.toString(), u"Own"_s);
}

void TestActions::disabledByTheSite_canStillBeNamed()
{
    AdminSite site(m_shop->application().models());
    site.addAction(action(u"count", [](AdminRequest &) {}));
    site.disableAction(u"count"_s);
    ModelAdminOptions named;
    named.actions->append(u"count");
    const ModelAdmin &books = site.add(u"shop.Book"_s, named);
    const ModelAdmin &authors = site.add(u"shop.Author"_s, ModelAdminOptions{});
    const AdminRequest ada = m_shop->request(u"ada"_s);
    QVERIFY(authors.actions(ada).isEmpty());
    QCOMPARE(books.actions(ada).size(), 1);
}

void TestActions::form_offersItsActionsOnly()
{
    const QString page = text(m_ada->get("/admin/shop/book/1/change/"));
    QCOMPARE(offered(page, u"CHANGE_FORM-action"_s), QStringList{u"lend"_s});
    // Who may only look is offered nothing, and neither is a dialog or an empty form.
    m_shop->request(u"looker"_s, {u"view_book"_s});
    QVERIFY(!text(m_shop->client(u"looker"_s).get("/admin/shop/book/1/change/"))
                     .contains(u"CHANGE_FORM-action"_s));
    for (const char *url : {"/admin/shop/book/1/change/?_popup=1", "/admin/shop/book/add/"})
        QVERIFY(!text(m_ada->get(url)).contains(u"CHANGE_FORM-action"_s));
}

void TestActions::form_run_changesThatObject()
{
    const Response done =
            m_ada->post("/admin/shop/book/1/change/",
                        {{u"CHANGE_FORM-action"_s, u"lend"_s}, {u"_selected_action"_s, u"1"_s}});
    QCOMPARE(done.status(), 302);
    QCOMPARE(done.header("Location"), QByteArray("/admin/shop/book/1/change/"));
    QVERIFY(m_shop->object(u"shop.Book"_s, 1).value(u"lent").isTrue());
    QVERIFY(!m_shop->object(u"shop.Book"_s, 3).value(u"lent").isTrue());
}

void TestActions::form_otherKeys_areRefused_data()
{
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("another") << QStringList{u"3"_s};
    QTest::newRow("one more") << QStringList{u"1"_s, u"3"_s};
    QTest::newRow("none") << QStringList();
}

void TestActions::form_otherKeys_areRefused()
{
    QFETCH(QStringList, keys);
    QueryDict form{{u"CHANGE_FORM-action"_s, u"lend"_s}};
    form.setList(u"_selected_action"_s, keys);
    QCOMPARE(m_ada->post("/admin/shop/book/1/change/", form).status(), 400);
    QCOMPARE(objects(m_shop->model(u"shop.Book"_s)).filter({{u"lent"_s, true}}).count(), 0);
}

void TestActions::form_listAction_isRefused()
{
    QCOMPARE(m_ada->post("/admin/shop/book/1/change/",
                         {{u"CHANGE_FORM-action"_s, u"delete_selected"_s},
                          {u"_selected_action"_s, u"1"_s},
                          {u"post"_s, u"yes"_s}})
                     .status(),
             403);
    QVERIFY(objects(m_shop->model(u"shop.Book"_s)).filter({{u"pk"_s, 1}}).exists());
}

void TestActions::form_staleObject_isNotTouched()
{
    static const QRegularExpression version(u"name=\"_version-1\" value=\"([^\"]+)\""_s);
    const QString seen = version.match(text(m_ada->get("/admin/shop/book/1/change/"))).captured(1);
    QVERIFY(!seen.isEmpty());
    m_shop->execute(u"UPDATE shop_book SET pages = 101 WHERE id = 1;"_s);
    m_ada->post("/admin/shop/book/1/change/",
                {{u"CHANGE_FORM-action"_s, u"lend"_s},
                 {u"_selected_action"_s, u"1"_s},
                 {u"_version-1"_s, seen}});
    QVERIFY(!m_shop->object(u"shop.Book"_s, 1).value(u"lent").isTrue());
}

void TestActions::file_isSent()
{
    const Response file = m_ada->post(
            "/admin/shop/book/", {{u"action"_s, u"export"_s}, {u"_selected_action"_s, u"1"_s}});
    QCOMPARE(file.status(), 200);
    QCOMPARE(file.header("Content-Type"), QByteArray("text/csv"));
    QCOMPARE(file.header("Content-Disposition"),
             QByteArray("attachment; filename*=utf-8''b%C3%BCcher.csv"));
    QCOMPARE(Client::content(file), QByteArray("title\nEngines\n"));
}

void TestActions::address_isFollowedOnThisSiteOnly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("here") << u"there"_s << QByteArray("/admin/shop/tag/");
    QTest::newRow("elsewhere") << u"away"_s << QByteArray("/admin/shop/book/");
}

void TestActions::address_isFollowedOnThisSiteOnly()
{
    QFETCH(QString, name);
    const Response response = m_ada->post("/admin/shop/book/",
                                          {{u"action"_s, name}, {u"_selected_action"_s, u"1"_s}});
    QTEST(response.header("Location"), "location");
}

void TestActions::delete_maxDisplay_limitsTheTree()
{
    // Book 2 and what goes with it: more than the two objects that may be named.
    m_shop->execute(u"INSERT INTO shop_copy (shelf, price, book_id) VALUES ('C1', 1, 2), "
                    "('C2', 1, 2);"_s);
    const QString page = text(m_ada->get("/admin/shop/book/2/delete/"));
    const QString tree = page.section(u"object-tree"_s, 1);
    QCOMPARE(tree.count(u"<li>"_s), 2);
    QVERIFY(tree.contains(u"… and 2 more objects"_s));
    QVERIFY(page.contains(u"<strong>3</strong>"_s)); // the counts stay exact
}

void TestActions::delete_confirmed_isWhatWasShown()
{
    const QueryDict chosen{{u"action"_s, u"delete_selected"_s},
                           {u"select_across"_s, u"1"_s},
                           {u"_selected_action"_s, u"3"_s}};
    const QByteArray list = "/admin/shop/book/?pages=50";
    m_shop->execute(u"UPDATE shop_book SET pages = 50 WHERE id = 3;"_s);
    static const QRegularExpression digest(u"name=\"_selection\" value=\"([^\"]+)\""_s);
    const QString seen = digest.match(text(m_ada->post(list, chosen))).captured(1);
    QVERIFY(!seen.isEmpty());
    // Meanwhile one more object fits what was chosen: it was not confirmed.
    m_shop->execute(u"INSERT INTO shop_book (title, pages, lent, notes, author_id) VALUES "
                    "('Unseen', 50, 0, '', 1);"_s);
    QueryDict confirmed = chosen;
    confirmed.set(u"post"_s, u"yes"_s);
    confirmed.set(u"_selection"_s, seen);
    QCOMPARE(m_ada->post(list, confirmed).status(), 302);
    QVERIFY(objects(m_shop->model(u"shop.Book"_s)).filter({{u"title"_s, u"Unseen"_s}}).exists());
    QVERIFY(objects(m_shop->model(u"shop.Book"_s)).filter({{u"pk"_s, 3}}).exists());
    // Confirmed anew, with what is there now, both go.
    confirmed.set(u"_selection"_s, digest.match(text(m_ada->post(list, chosen))).captured(1));
    m_ada->post(list, confirmed);
    QVERIFY(!objects(m_shop->model(u"shop.Book"_s)).filter({{u"pages"_s, 50}}).exists());
}

void TestActions::delete_forbiddenBeyondTheTree_isRefused()
{
    // May delete books, but not the copies that would go with them, which the tree does not name.
    m_shop->request(u"halfway"_s, {u"view_book"_s, u"delete_book"_s});
    Client halfway = m_shop->client(u"halfway"_s);
    QVERIFY(!text(halfway.get("/admin/shop/book/2/delete/")).contains(u"name=\"post\""_s));
    QCOMPARE(halfway.post("/admin/shop/book/2/delete/", {{u"post"_s, u"yes"_s}}).status(), 403);
    QVERIFY(objects(m_shop->model(u"shop.Book"_s)).filter({{u"pk"_s, 2}}).exists());
}

QTEST_GUILESS_MAIN(TestActions)
#include "tst_actions.moc"

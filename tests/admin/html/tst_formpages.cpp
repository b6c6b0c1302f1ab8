// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include <QTest>

using namespace Quintette;

/// What the form page of one object offers and draws for whom, and where its buttons lead.
class TestFormPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void buttons_followTheRights_data();
    void buttons_followTheRights();
    void saveAsNew_failed_offersOnlyThat();
    void saveAsNew_good_leadsToTheCopyOrTheList();
    void saveAsNew_notDeclared_savesTheObject();
    void viewOnly_everyField_isShownNotEdited();
    void errors_areCountedAndDescribed();
    void collapsed_withErrors_isOpen();
    void collapsed_groupOfARow_isFoldedUnlessWrong();
    void address_fillsEveryKindOfField();
    void address_wrongMoment_isLeftOut();
    void saved_withoutSeeingTheList_leadsHome();
    void saved_namesTheObjectByALink();
    void missingObject_isToldOnTheStartPage_data();
    void missingObject_isToldOnTheStartPage();
    void refusal_isAPageOfTheAdministration_data();
    void refusal_isAPageOfTheAdministration();

private:
    QString page(const QByteArray &address) { return text(m_ada->get(address)); }
    QString page(const QString &name, const QByteArray &address)
    {
        return text(m_shop->client(name).get(address));
    }
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }
    /// The names of the buttons and the words of the links below the form.
    static QStringList submitRow(const QString &page)
    {
        const QString row =
                page.section(u"class=\"submit-row bottom\">"_s, 1).section(u"</div>"_s, 0, 0);
        QStringList offered;
        for (const QString &line : row.split(u'\n', Qt::SkipEmptyParts)) {
            const QString name = line.section(u"name=\""_s, 1).section(u'"', 0, 0);
            const QString label = line.section(u'>', 1).section(u'<', 0, 0);
            if (!label.isEmpty())
                offered += name.isEmpty() ? label : name;
        }
        return offered;
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestFormPages::initTestCase()
{
    ModelAdminOptions books;
    books.saveAs = true;
    books.prepopulatedFields = {{u"notes"_s, {u"title"_s}}};
    books.inlines = {{.model = u"shop.Copy"_s, .extra = 0, .collapsed = true}};
    ModelAdminOptions tags;
    tags.saveAs = true;
    tags.saveAsContinue = false;
    m_shop = std::make_unique<ShopSite>(books, ModelAdminOptions{}, tags);
    QVERIFY(m_shop->isOpen());
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestFormPages::buttons_followTheRights_data()
{
    QTest::addColumn<QStringList>("rights");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QStringList>("offered");
    const QByteArray add = "/admin/shop/copy/add/", change = "/admin/shop/copy/1/change/";
    const auto row = [](const char *name, const QStringList &rights, const QByteArray &address,
                        const QStringList &offered) {
        QTest::newRow(name) << rights << address << offered;
    };
    // What Django's submit_row() offers to the same people.
    row("adds", {u"add_copy"_s}, add, {u"_save"_s, u"_addanother"_s});
    row("adds and views", {u"add_copy"_s, u"view_copy"_s}, add,
        {u"_save"_s, u"_addanother"_s, u"_continue"_s});
    row("views", {u"view_copy"_s}, change, {u"Close"_s});
    row("views and deletes", {u"view_copy"_s, u"delete_copy"_s}, change, {u"Close"_s, u"Delete"_s});
    row("changes", {u"change_copy"_s}, change, {u"_save"_s, u"_continue"_s});
    row("changes and adds", {u"change_copy"_s, u"add_copy"_s}, change,
        {u"_save"_s, u"_addanother"_s, u"_continue"_s});
    row("in a dialog", {u"change_copy"_s, u"add_copy"_s, u"delete_copy"_s}, change + "?_popup=1",
        {u"_save"_s});
    row("save as new", {u"change_book"_s, u"add_book"_s, u"delete_book"_s},
        "/admin/shop/book/1/change/", {u"_save"_s, u"_saveasnew"_s, u"_continue"_s, u"Delete"_s});
}

void TestFormPages::buttons_followTheRights()
{
    QFETCH(QStringList, rights);
    QFETCH(QByteArray, address);
    QFETCH(QStringList, offered);
    const QString name = QString::fromLatin1(QTest::currentDataTag()).remove(u' ');
    m_shop->request(name, rights);
    const QString drawn = page(name, address);
    QCOMPARE(submitRow(drawn), offered);
    if (offered.contains(u"_continue"_s))
        QCOMPARE(drawn.contains(u"Save and view"_s), !rights.first().startsWith(u"change"_s));
}

void TestFormPages::saveAsNew_failed_offersOnlyThat()
{
    const ModelInfo &books = m_shop->model(u"shop.Book"_s);
    const qint64 before = objects(books).count();
    const QString drawn = text(m_ada->post("/admin/shop/book/1/change/",
                                           {{u"title"_s, QString()},
                                            {u"pages"_s, u"1"_s},
                                            {u"author"_s, u"1"_s},
                                            {u"copy_set-TOTAL_FORMS"_s, u"0"_s},
                                            {u"copy_set-INITIAL_FORMS"_s, u"0"_s},
                                            {u"_saveasnew"_s, QString()}}));
    QCOMPARE(submitRow(drawn), QStringList{u"_saveasnew"_s});
    QVERIFY(drawn.contains(u"This field is required."_s));
    QCOMPARE(objects(books).count(), before);
    QCOMPARE(m_shop->object(u"shop.Book"_s, 1).toString(), u"Engines"_s);
}

void TestFormPages::saveAsNew_good_leadsToTheCopyOrTheList()
{
    const Response copied = m_ada->post("/admin/shop/book/1/change/",
                                        {{u"title"_s, u"Engines II"_s},
                                         {u"pages"_s, u"1"_s},
                                         {u"author"_s, u"1"_s},
                                         {u"copy_set-TOTAL_FORMS"_s, u"0"_s},
                                         {u"copy_set-INITIAL_FORMS"_s, u"0"_s},
                                         {u"_saveasnew"_s, QString()}});
    const Record copy = objects(m_shop->model(u"shop.Book"_s)).get({{u"title"_s, u"Engines II"_s}});
    QCOMPARE(copied.header("Location"),
             "/admin/shop/book/" + copy.pk().toString().toLatin1() + "/change/");
    const Response tag = m_ada->post("/admin/shop/tag/1/change/",
                                     {{u"name"_s, u"older"_s}, {u"_saveasnew"_s, QString()}});
    QCOMPARE(tag.header("Location"), QByteArray("/admin/shop/tag/"));
    QCOMPARE(m_shop->object(u"shop.Tag"_s, 1).toString(), u"old"_s);
}

void TestFormPages::saveAsNew_notDeclared_savesTheObject()
{
    m_ada->post("/admin/shop/author/2/change/",
                {{u"name"_s, u"Grace H."_s}, {u"_saveasnew"_s, QString()}});
    QCOMPARE(m_shop->object(u"shop.Author"_s, 2).toString(), u"Grace H."_s);
}

void TestFormPages::viewOnly_everyField_isShownNotEdited()
{
    m_shop->request(u"looker"_s, {u"view_book"_s, u"view_author"_s, u"view_copy"_s});
    const QString drawn = page(u"looker"_s, "/admin/shop/book/1/change/");
    QVERIFY(drawn.contains(u"<title>View book | "_s));
    const QString form = drawn.section(u"class=\"change-form\""_s, 1).section(u"</form>"_s, 0, 0);
    QVERIFY(form.contains(u"<div class=\"readonly\">Engines"_s));
    QVERIFY(form.contains(u"<a href=\"/admin/shop/author/1/change/\">Ada</a>"_s));
    QVERIFY(form.contains(u"<div class=\"readonly\">old"_s)); // the tags, by their names
    QVERIFY(form.contains(u"class=\"icon mark-no\" role=\"img\" aria-label=\"No\""_s));
    QVERIFY(!form.contains(u"data-prepopulate"_s));
    QVERIFY(!form.contains(u"<select"_s) && !form.contains(u"<textarea"_s));
    for (const QString &input : form.split(u"<input "_s).mid(1))
        QVERIFY2(input.startsWith(u"type=\"hidden\""_s), qPrintable(input.left(100)));
    QVERIFY(form.contains(u"A1"_s) && !form.contains(u"data-inline-template"_s));
    // Who may not see authors is led to none.
    m_shop->request(u"narrow"_s, {u"view_book"_s});
    QVERIFY(!page(u"narrow"_s, "/admin/shop/book/1/change/").contains(u"/author/1/"_s));
}

void TestFormPages::errors_areCountedAndDescribed()
{
    const QString one = text(m_ada->post("/admin/shop/author/add/", {{u"name"_s, QString()}}));
    QVERIFY(one.contains(u"<title>Error: Add author | "_s));
    QVERIFY(one.contains(u"Please correct the error below."_s));
    const QString described =
            one.section(u"aria-describedby=\""_s, 1).section(u'"', 0, 0).section(u' ', 0, 0);
    QVERIFY(one.contains(u"id=\"%1\""_s.arg(described)));
    QVERIFY(one.contains(u"aria-invalid=\"true\""_s));
    const QString two = text(m_ada->post(
            "/admin/shop/copy/add/",
            {{u"book"_s, QString()}, {u"shelf"_s, QString()}, {u"price"_s, QString()}}));
    QVERIFY(two.contains(u"Please correct the errors below."_s));
    QVERIFY(page("/admin/shop/author/add/").contains(u"<title>Add author | "_s));
}

void TestFormPages::collapsed_withErrors_isOpen()
{
    const QString folded = u"data-inline=\"copy_set\" data-row-name=\"copy\"><summary>"_s;
    const QString open = u"data-inline=\"copy_set\" data-row-name=\"copy\" open><summary>"_s;
    QVERIFY(page("/admin/shop/book/1/change/").contains(folded));
    const QString wrong = text(m_ada->post("/admin/shop/book/add/",
                                           {{u"title"_s, u"T"_s},
                                            {u"pages"_s, u"1"_s},
                                            {u"author"_s, u"1"_s},
                                            {u"copy_set-TOTAL_FORMS"_s, u"1"_s},
                                            {u"copy_set-INITIAL_FORMS"_s, u"0"_s},
                                            {u"copy_set-0-price"_s, u"x"_s}}));
    QVERIFY(wrong.contains(open));
}

void TestFormPages::collapsed_groupOfARow_isFoldedUnlessWrong()
{
    ModelAdminOptions books;
    books.inlines = {{.model = u"shop.Copy"_s,
                      .style = InlineOptions::Style::Stacked,
                      .fieldsets = {{.lines = {{u"shelf"_s}}},
                                    {.name = QN_TEXT("shop", "Worth"),
                                     .lines = {{u"price"_s}},
                                     .collapsed = true}},
                      .extra = 0}};
    ShopSite shop(books);
    QVERIFY(shop.isOpen());
    Client ada = shop.client(u"ada"_s);
    const QString folded = u"<details><summary>Worth</summary>"_s;
    QVERIFY(text(ada.get("/admin/shop/book/1/change/")).contains(folded));
    const QString wrong = text(ada.post("/admin/shop/book/add/",
                                        {{u"title"_s, u"T"_s},
                                         {u"copy_set-TOTAL_FORMS"_s, u"1"_s},
                                         {u"copy_set-INITIAL_FORMS"_s, u"0"_s},
                                         {u"copy_set-0-price"_s, u"x"_s}}));
    QCOMPARE(wrong.count(u"<h4>Worth</h4>"_s), 1); // the row that is copied stays folded
    QCOMPARE(wrong.count(folded), 1);
}

void TestFormPages::address_fillsEveryKindOfField()
{
    const QString drawn =
            page("/admin/shop/book/add/?title=From+a+link&lent=1&author=2&tags=1,3"
                 "&published=2026-01-02+03:04:05&_changelist_filters=q%3Dx&nothing=1");
    QVERIFY(drawn.contains(u"value=\"From a link\""_s));
    QVERIFY(drawn.contains(u"id=\"id_lent\" checked"_s));
    QVERIFY(drawn.contains(u"<option value=\"2\" selected>"_s));
    QVERIFY(drawn.contains(u"<option value=\"1\" selected>old"_s));
    QVERIFY(drawn.contains(u"<option value=\"3\" selected>signed"_s));
    QVERIFY(drawn.contains(u"name=\"published_0\" value=\"2026-01-02\""_s));
    QVERIFY(drawn.contains(u"name=\"published_1\" value=\"03:04:05\""_s));
}

void TestFormPages::address_wrongMoment_isLeftOut()
{
    const Response response = m_ada->get("/admin/shop/book/add/?published=whenever&author=x");
    QCOMPARE(response.status(), 200);
    QVERIFY(text(response).contains(u"name=\"published_0\" "_s));
    QVERIFY(!text(response).contains(u"whenever"_s));
}

void TestFormPages::saved_withoutSeeingTheList_leadsHome()
{
    m_shop->request(u"onlyadds"_s, {u"add_tag"_s});
    Client client = m_shop->client(u"onlyadds"_s);
    const Response saved =
            client.post("/admin/shop/tag/add/", {{u"name"_s, u"new"_s}, {u"_save"_s, QString()}});
    QCOMPARE(saved.header("Location"), QByteArray("/admin/"));
    QVERIFY(text(client.get("/admin/")).contains(u"The tag “new” was added successfully."_s));
}

void TestFormPages::saved_namesTheObjectByALink()
{
    const QString name = u"<a> & g"_s;
    m_ada->post("/admin/shop/tag/2/change/?_changelist_filters=q%3Dg",
                {{u"name"_s, name}, {u"_save"_s, QString()}});
    const QString link =
            u"The tag “<a href=\"/admin/shop/tag/2/change/?_changelist_filters=q%3Dg\">"
            "&lt;a&gt; &amp; g</a>” was changed successfully."_s;
    QVERIFY(page("/admin/shop/tag/").contains(link));
    m_ada->post("/admin/shop/tag/add/", {{u"name"_s, u"t"_s}, {u"_addanother"_s, QString()}});
    QVERIFY(page("/admin/shop/tag/add/")
                    .contains(
                            u"\">t</a>” was added successfully. You may add another tag below."_s));
    // A dialog's page tells the plain text.
    const QString told = text(m_ada->post("/admin/shop/tag/2/change/?_popup=1",
                                          {{u"name"_s, u"plain"_s}, {u"_popup"_s, u"1"_s}}));
    QVERIFY(told.contains(u"The tag “plain” was changed successfully."_s));
    QVERIFY(!told.contains(u"/admin/shop/tag/2/change/"_s));
}

void TestFormPages::missingObject_isToldOnTheStartPage_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char *page : {"change", "delete", "history"})
        QTest::newRow(page) << QByteArray("/admin/shop/tag/99/") + page + '/';
    QTest::newRow("no key at all") << QByteArray("/admin/shop/tag/x_20y/change/");
}

void TestFormPages::missingObject_isToldOnTheStartPage()
{
    QFETCH(QByteArray, address);
    QCOMPARE(m_ada->get(address).header("Location"), QByteArray("/admin/"));
    const QString index = page("/admin/");
    QVERIFY(index.contains(u"<li class=\"warning\">"_s));
    QVERIFY(index.contains(u"doesn’t exist. Perhaps it was deleted?"_s));
}

void TestFormPages::refusal_isAPageOfTheAdministration_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("status");
    QTest::newRow("no such page") << QByteArray("/admin/nothing/here/") << 404;
    QTest::newRow("no such app") << QByteArray("/admin/unknown/") << 404;
    QTest::newRow("not allowed") << QByteArray("/admin/shop/book/add/") << 403;
}

void TestFormPages::refusal_isAPageOfTheAdministration()
{
    QFETCH(QByteArray, address);
    QFETCH(int, status);
    m_shop->request(u"refused"_s, {u"view_book"_s});
    const Response response = m_shop->client(u"refused"_s).get(address);
    QCOMPARE(response.status(), status);
    const QString drawn = text(response);
    QVERIFY(drawn.contains(u"class=\"site-header\""_s) && drawn.contains(u"id=\"nav\""_s));
    QVERIFY(drawn.contains(u"href=\"/admin/shop/book/\""_s)); // where this person may go on
    QVERIFY(response.headers().contains("Content-Security-Policy"));
}

QTEST_GUILESS_MAIN(TestFormPages)
#include "tst_formpages.moc"

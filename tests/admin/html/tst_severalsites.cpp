// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "admin/site/adminsites.h"
#include "core/auth/user.h"
#include "core/base/error.h"

#include <QTest>

using namespace Quintette;

/// A second administration for the people at the counter: books only, with columns of its own.
class CounterApp final : public AppPlugin
{
public:
    QString label() const override { return u"counter"_s; }
    void modelsReady(Application &application) override
    {
        AdminSite &site = application.service<AdminSites>()->add(u"counter"_s, u"counter/"_s);
        site.title = QString(u"At the counter"_s);
        site.header = QString(u"The counter"_s);
        site.entry = [](const AdminRequest &request) { return request.user->username != u"ada"; };
        site.add(u"shop.Book"_s,
                 {.listDisplay = {u"title", u"lent"}, .searchFields = {u"title"_s}});
        application.service<AdminSites>()->add(u"inner"_s, u"admin/inner/"_s);
    }
};

/// Several administrations in one project. Django: "AdminSite objects".
class TestSeveralSites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pages_eachSite_hasItsOwnTextsAndModels();
    void pages_ofASite_leadToItself();
    void entry_eachSite_decidesByItself();
    void reverse_byInstanceAndCurrentApp();
    void siteBelowAnother_isFound();
    void site_begins_withActionAndFiles();
    void add_takenNameOrPath_isRefused_data();
    void add_takenNameOrPath_isRefused();

private:
    QByteArray page(Client &client, const QByteArray &url)
    {
        const Response response = client.get(url);
        return response.status() == 200 ? Client::content(response) : QByteArray();
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_clerk;
};

void TestSeveralSites::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{.listDisplay = {u"title", u"pages"}},
                                        ModelAdminOptions{}, ModelAdminOptions{},
                                        ShopExtras{{}, std::make_unique<CounterApp>()});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    m_shop->request(
            u"clerk"_s,
            {u"view_book"_s, u"change_book"_s, u"add_book"_s, u"delete_book"_s, u"view_author"_s});
    m_clerk = std::make_unique<Client>(m_shop->client(u"clerk"_s));
}

void TestSeveralSites::pages_eachSite_hasItsOwnTextsAndModels()
{
    const QByteArray counter = page(*m_clerk, "/counter/");
    QVERIFY(counter.contains("The counter"));
    QVERIFY(counter.contains("/counter/shop/book/"));
    QVERIFY(!counter.contains("/shop/author/"));
    const QByteArray usual = page(*m_clerk, "/admin/");
    QVERIFY(!usual.contains("The counter"));
    QVERIFY(usual.contains("/admin/shop/author/"));
    QCOMPARE(m_clerk->get("/counter/shop/author/").status(), 404);
    QVERIFY(page(*m_clerk, "/counter/shop/book/").contains("Lent"));
    QVERIFY(!page(*m_clerk, "/admin/shop/book/").contains("Lent"));
}

void TestSeveralSites::pages_ofASite_leadToItself()
{
    for (const QByteArray &url :
         {QByteArray("/counter/shop/book/"), QByteArray("/counter/shop/book/1/change/"),
          QByteArray("/counter/shop/book/1/history/"), QByteArray("/counter/shop/book/3/delete/"),
          QByteArray("/counter/password_change/"), QByteArray("/counter/palette/?term=engines")}) {
        const QByteArray text = page(*m_clerk, url);
        QVERIFY2(text.contains("/counter/"), url);
        QVERIFY2(!text.contains("\"/admin/"), url);
    }
    const Response saved =
            m_clerk->post("/counter/shop/book/3/change/",
                          {{u"title"_s, u"Notes"_s}, {u"pages"_s, u"51"_s}, {u"author"_s, u"1"_s}});
    QCOMPARE(saved.header("Location"), QByteArray("/counter/shop/book/"));
    QCOMPARE(m_shop->object(u"shop.Book"_s, 3).value(u"pages"), Value(51));
}

void TestSeveralSites::entry_eachSite_decidesByItself()
{
    Client ada = m_shop->client(u"ada"_s);
    QCOMPARE(ada.get("/admin/").status(), 200);
    QCOMPARE(ada.get("/counter/shop/book/").header("Location"),
             QByteArray("/counter/login/?next=/counter/shop/book/"));
    Client nobody(m_shop->application().handler(), m_shop->application().requestSettings());
    QCOMPARE(nobody.get("/counter/").header("Location"),
             QByteArray("/counter/login/?next=/counter/"));
}

void TestSeveralSites::reverse_byInstanceAndCurrentApp()
{
    const UrlResolver &urls = m_shop->application().urls();
    QCOMPARE(urls.reverse(u"admin:index"_s), u"/admin/"_s);
    QCOMPARE(urls.reverse(u"counter:index"_s), u"/counter/"_s);
    QCOMPARE(urls.reverse(u"admin:index"_s, {}, {}, u"counter"_s), u"/counter/"_s);
    QCOMPARE(urls.reverse(u"admin:shop_book_change"_s, {}, {{u"object_id"_s, 7}}, u"counter"_s),
             u"/counter/shop/book/7/change/"_s);
}

void TestSeveralSites::siteBelowAnother_isFound()
{
    QCOMPARE(m_clerk->get("/admin/inner/").status(), 200);
    QCOMPARE(m_clerk->get("/admin/inner/shop/book/").status(), 404);
}

void TestSeveralSites::site_begins_withActionAndFiles()
{
    const AdminSites &sites = *m_shop->application().service<AdminSites>();
    QCOMPARE(sites.sites().size(), 3);
    QCOMPARE(sites.sites().first(), &m_shop->site());
    const AdminSite *counter = sites.find(u"counter"_s);
    QVERIFY(counter->findAction(u"delete_selected"_s));
    QVERIFY(counter->files);
    QCOMPARE(counter->admins().size(), 1);
}

void TestSeveralSites::add_takenNameOrPath_isRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("path");
    QTest::newRow("a name that is taken") << u"counter"_s << u"other/"_s;
    QTest::newRow("the name of the default site") << u"admin"_s << u"other/"_s;
    QTest::newRow("a path that is taken") << u"other"_s << u"counter/"_s;
    QTest::newRow("a path that is none") << u"other"_s << u"other"_s;
    QTest::newRow("everything") << u"other"_s << QString();
    QTest::newRow("a name with a colon") << u"a:b"_s << u"other/"_s;
}

void TestSeveralSites::add_takenNameOrPath_isRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, path);
    QVERIFY_THROWS_EXCEPTION(ImproperlyConfigured,
                             m_shop->application().service<AdminSites>()->add(name, path));
}

QTEST_GUILESS_MAIN(TestSeveralSites)
#include "tst_severalsites.moc"

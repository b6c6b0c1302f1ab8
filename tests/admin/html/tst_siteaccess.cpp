// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include <QRegularExpression>
#include <QTest>

using namespace Quintette;

/// Whose models are no part of the overview, for anybody.
class HiddenTags final : public ModelAdmin
{
public:
    bool hasModulePermission(const AdminRequest &) const override { return false; }
};

/// Who comes where: the door, addresses that are none, and what the overview tells each person.
class TestSiteAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unknownAddress_byPerson_data();
    void unknownAddress_byPerson();
    void unknownAddress_withoutSlashes_isNotFound();
    void logout_whoMayNotEnter_goesToTheStart();
    void login_whoIsIn_goesOn_data();
    void login_whoIsIn_goesOn();
    void module_hidden_isStillOpen();
    void overview_tellsWhatThePersonMayDo_data();
    void overview_tellsWhatThePersonMayDo();
    void overview_isInOrder();
    void recentActions_areTheLastTenOfOnesOwn();
    void sidebar_isOnEveryPage();
    void viewOnSite_leadsToTheObject();

private:
    Client &person(const QString &name)
    {
        const auto found = m_people.find(name);
        if (found != m_people.end())
            return found->second;
        Client client = name == u"nobody"
                ? Client(m_shop->application().handler(), m_shop->application().requestSettings())
                : m_shop->client(name);
        return m_people.emplace(name, std::move(client)).first->second;
    }
    QString page(const QString &name, const QByteArray &address)
    {
        return QString::fromUtf8(Client::content(person(name).get(address)));
    }

    std::unique_ptr<ShopSite> m_shop;
    std::map<QString, Client> m_people;
};

void TestSiteAccess::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    if (!m_shop->isOpen())
        QSKIP("Django is not installed.");
    AdminSite &site = *m_shop->application().service<AdminSite>();
    site.remove(u"shop.Tag"_s);
    site.add(u"shop.Tag"_s, std::make_unique<HiddenTags>());
    m_shop->request(u"stranger"_s);
    m_shop->request(u"reader"_s, {u"view_book"_s});
    m_shop->request(u"writer"_s, {u"add_book"_s, u"change_author"_s});
    m_shop->request(u"remover"_s, {u"delete_book"_s});
}

void TestSiteAccess::unknownAddress_byPerson_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    // Those who may not come in learn of no address whether it is one.
    for (const char *name : {"nobody", "guest"}) {
        for (const char *address : {"nothing/", "nothing", "shop/book", "shop/nothing/?a=b"})
            QTest::addRow("%s %s", name, address)
                    << QString::fromLatin1(name) << QByteArray("/admin/") + address << 302
                    << "/admin/login/?next=/admin/"
                            + QByteArray(address).replace("?", "%3F").replace("=", "%3D");
    }
    for (const char *name : {"stranger", "ada"}) {
        for (const char *address : {"nothing/", "nothing", "shop/nothing/", "shop/nothing/x"})
            QTest::addRow("%s %s", name, address)
                    << QString::fromLatin1(name) << QByteArray("/admin/") + address << 404
                    << QByteArray();
        QTest::addRow("%s without slash", name)
                << QString::fromLatin1(name) << QByteArray("/admin/shop/book?q=x") << 301
                << QByteArray("/admin/shop/book/?q=x");
    }
}

void TestSiteAccess::unknownAddress_byPerson()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, address);
    const Response response = person(name).get(address);
    QTEST(response.status(), "status");
    QTEST(response.header("Location"), "location");
}

void TestSiteAccess::unknownAddress_withoutSlashes_isNotFound()
{
    ShopSite shop({}, {}, {}, {"[urls]\nappend_slash = false\n"});
    QVERIFY(shop.isOpen());
    QCOMPARE(shop.client(u"ada"_s).get("/admin/shop/book").status(), 404);
}

void TestSiteAccess::logout_whoMayNotEnter_goesToTheStart()
{
    for (const QString &name : {u"nobody"_s, u"guest"_s}) {
        Client &client = person(name);
        client.get("/admin/login/");
        QCOMPARE(client.get("/admin/logout/").header("Location"), QByteArray("/admin/"));
        QCOMPARE(client.post("/admin/logout/", {}).header("Location"), QByteArray("/admin/"));
    }
}

void TestSiteAccess::login_whoIsIn_goesOn_data()
{
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("nowhere") << QByteArray() << QByteArray("/admin/");
    QTest::newRow("here") << QByteArray("/admin/shop/book/") << QByteArray("/admin/shop/book/");
    QTest::newRow("elsewhere") << QByteArray("//evil.example/") << QByteArray("/admin/");
}

void TestSiteAccess::login_whoIsIn_goesOn()
{
    QFETCH(QByteArray, next);
    QTEST(person(u"ada"_s).get("/admin/login/?next=" + next).header("Location"), "location");
    // Somebody who may not come in is asked who else they are.
    QCOMPARE(person(u"guest"_s).get("/admin/login/?next=" + next).status(), 200);
}

void TestSiteAccess::module_hidden_isStillOpen()
{
    QVERIFY(page(u"ada"_s, "/admin/").contains(u"/admin/shop/book/"_s));
    QVERIFY(!page(u"ada"_s, "/admin/").contains(u"/admin/shop/tag/"_s));
    QCOMPARE(person(u"ada"_s).get("/admin/shop/tag/").status(), 200);
    QCOMPARE(person(u"ada"_s).get("/admin/shop/tag/1/change/").status(), 200);
}

void TestSiteAccess::overview_tellsWhatThePersonMayDo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("list");
    QTest::addColumn<bool>("add");
    QTest::addColumn<bool>("viewOnly");
    QTest::newRow("everything") << u"ada"_s << true << true << false;
    QTest::newRow("view") << u"reader"_s << true << false << true;
    QTest::newRow("add") << u"writer"_s << false << true << false;
    QTest::newRow("delete") << u"remover"_s << false << false << false;
}

void TestSiteAccess::overview_tellsWhatThePersonMayDo()
{
    QFETCH(QString, name);
    const AdminRequest request = m_shop->request(name);
    const QString text = page(name, "/admin/shop/");
    QVERIFY(text.contains(u"Books"_s));
    QTEST(text.contains(u"href=\"/admin/shop/book/\""_s), "list");
    QTEST(text.contains(u"href=\"/admin/shop/book/add/\""_s), "add");
    QTEST(text.contains(u"aria-label=\"View only\""_s), "viewOnly");
    QCOMPARE(person(u"stranger"_s).get("/admin/shop/").status(), 404);
}

void TestSiteAccess::overview_isInOrder()
{
    const auto namesIn = [](const QString &text, const QString &pattern) {
        QStringList names;
        for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();)
            names += it.next().captured(1);
        names.removeDuplicates();
        return names;
    };
    const QString text = page(u"ada"_s, "/admin/").section(u"<main"_s, 1);
    const QStringList apps = namesIn(text, u"<h2 id=\"app-\\w+\"><a [^>]*>([^<]*)</a>"_s);
    QVERIFY(apps.size() > 3);
    QVERIFY(apps.indexOf(u"Authentication and Authorization"_s) < apps.indexOf(u"Shop"_s));
    QVERIFY(std::is_sorted(apps.cbegin(), apps.cend(), [](const auto &one, const auto &other) {
        return QString::localeAwareCompare(one, other) < 0;
    }));
    QCOMPARE(namesIn(text, u"href=\"/admin/shop/(\\w+)/\""_s),
             (QStringList{u"author"_s, u"award"_s, u"book"_s, u"copy"_s, u"print"_s}));
}

void TestSiteAccess::recentActions_areTheLastTenOfOnesOwn()
{
    const AdminRequest writer = m_shop->request(u"writer"_s);
    const AdminRequest reader = m_shop->request(u"reader"_s);
    LogEntry::write(reader, m_shop->object(u"shop.Book"_s, 2), LogEntry::Action::Change);
    for (int i = 0; i < 11; ++i)
        LogEntry::write(writer, m_shop->object(u"shop.Author"_s, 1), LogEntry::Action::Change);
    LogEntry::write(writer, m_shop->object(u"shop.Author"_s, 2), LogEntry::Action::Change);
    const QString text = page(u"writer"_s, "/admin/").section(u"<main"_s, 1);
    QCOMPARE(text.count(u"/admin/shop/author/1/change/"_s), 9);
    QCOMPARE(text.count(u"/admin/shop/author/2/change/"_s), 1);
    QVERIFY(!text.contains(u"Compilers"_s));
    QVERIFY(text.indexOf(u"/author/2/"_s) < text.indexOf(u"/author/1/"_s)); // the newest first
}

void TestSiteAccess::sidebar_isOnEveryPage()
{
    for (const QByteArray &address :
         {QByteArray("/admin/"), QByteArray("/admin/shop/"), QByteArray("/admin/shop/book/"),
          QByteArray("/admin/shop/book/1/change/"), QByteArray("/admin/shop/book/1/delete/"),
          QByteArray("/admin/shop/book/1/history/"), QByteArray("/admin/password_change/")}) {
        const QString text = page(u"ada"_s, address);
        QVERIFY2(text.contains(u"href=\"/admin/auth/group/\""_s), address);
    }
}

void TestSiteAccess::viewOnSite_leadsToTheObject()
{
    const QByteArray type = objects(m_shop->model(u"contenttypes.ContentType"_s))
                                    .get({{u"app_label"_s, u"shop"_s}, {u"model"_s, u"copy"_s}})
                                    .pk()
                                    .toString()
                                    .toLatin1();
    Client &ada = person(u"ada"_s);
    QCOMPARE(ada.get("/admin/r/" + type + "/1/").header("Location"), QByteArray("/copies/1/"));
    for (const QByteArray &wrong :
         {type + "/999/", type + "/x/", QByteArray("999/1/"), QByteArray("x/1/"), type + "/1/2/"})
        QVERIFY2(ada.get("/admin/r/" + wrong).status() == 404, wrong);
}

QTEST_GUILESS_MAIN(TestSiteAccess)
#include "tst_siteaccess.moc"

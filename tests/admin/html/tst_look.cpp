// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "core/i18n/language.h"

#include <QTest>

using namespace Quintette;

/// What every page has beside its content: landmarks, theme, direction, and templates that a
/// project puts in the place of the usual ones.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void page_isForNoSearchEngine_data();
    void page_isForNoSearchEngine();
    void page_hasItsLandmarks();
    void navigation_marksWhereOneIs();
    void theme_ofTheCookie_isOnThePage_data();
    void theme_ofTheCookie_isOnThePage();
    void language_rightToLeft_turnsThePage();
    void groups_ofInputs_areFieldsets();
    void groups_wide_haveMoreRoomForNames();
    void help_isSaidWithItsField();
    void counter_isALiveRegion();
    void template_nearest_isTaken();
    void part_nearest_isTaken();

private:
    QString page(const QByteArray &address) { return text(m_ada->get(address)); }
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestLook::initTestCase()
{
    ModelAdminOptions books;
    books.radioFields = {u"author"_s};
    m_shop = std::make_unique<ShopSite>(books);
    QVERIFY(m_shop->isOpen());
    const auto write = [this](const QString &folder, const QString &name) {
        m_shop->writeTemplate(u"admin/"_s + folder + name,
                              "[" + folder.toUtf8() + name.toUtf8() + "]");
    };
    write(u"shop/tag/"_s, u"object_history.html"_s);
    write(u"shop/"_s, u"object_history.html"_s);
    write(u"shop/tag/"_s, u"pagination.html"_s);
    write(u"shop/"_s, u"pagination.html"_s);
    write(u"shop/tag/"_s, u"change_form_object_tools.html"_s);
    write(u"shop/"_s, u"change_list_object_tools.html"_s);
    write(QString(), u"deleted_objects.html"_s);
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
    m_shop->makeHistoryTable();
}

void TestLook::page_isForNoSearchEngine_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char *address : {"/admin/", "/admin/login/", "/admin/shop/book/",
                                "/admin/shop/book/1/change/", "/admin/password_change/"})
        QTest::newRow(address) << QByteArray(address);
}

void TestLook::page_isForNoSearchEngine()
{
    QFETCH(QByteArray, address);
    Client visitor(m_shop->application().handler());
    const QString drawn = address.contains("login") ? text(visitor.get(address)) : page(address);
    QVERIFY(drawn.contains(u"<meta name=\"robots\" content=\"noindex, nofollow\">"_s));
}

void TestLook::page_hasItsLandmarks()
{
    const QString drawn = page("/admin/shop/book/1/change/");
    QVERIFY(drawn.contains(u"<a class=\"skip-link\" href=\"#content\">"_s));
    QVERIFY(drawn.contains(u"<main id=\"content\" tabindex=\"-1\">"_s));
    QVERIFY(drawn.contains(u"<header class=\"site-header\">"_s));
    QVERIFY(drawn.contains(u"<nav class=\"sidebar\" id=\"nav\" aria-label=\"Sections\">"_s));
    QVERIFY(drawn.contains(u"<nav class=\"breadcrumbs\" aria-label=\"Breadcrumbs\">"_s));
    QCOMPARE(drawn.count(u"<h1"_s), 1);
    QVERIFY(drawn.indexOf(u"skip-link"_s) < drawn.indexOf(u"<header"_s));
    QVERIFY(page("/admin/shop/book/").contains(u"role=\"search\""_s)
            || !page("/admin/shop/book/").contains(u"searchbar"_s));
}

void TestLook::navigation_marksWhereOneIs()
{
    const QString drawn = page("/admin/shop/book/1/change/");
    QVERIFY(drawn.contains(u"<a href=\"/admin/shop/book/\" aria-current=\"page\">Books</a>"_s));
    QVERIFY(!drawn.contains(u"<a href=\"/admin/shop/tag/\" aria-current"_s));
    QVERIFY(drawn.contains(u"<span aria-current=\"page\">Engines</span>"_s));
}

void TestLook::theme_ofTheCookie_isOnThePage_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("attribute");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("light") << u"light"_s << u" data-theme=\"light\""_s;
    QTest::newRow("dark") << u"dark"_s << u" data-theme=\"dark\""_s;
    QTest::newRow("hostile") << u"x\" onload=\"y"_s << QString();
}

void TestLook::theme_ofTheCookie_isOnThePage()
{
    QFETCH(QString, chosen);
    QFETCH(QString, attribute);
    Client visitor(m_shop->application().handler());
    visitor.setCookie(u"admin_theme"_s, chosen);
    QVERIFY(text(visitor.get("/admin/login/"))
                    .contains(u"<html lang=\"en\" dir=\"ltr\"%1>"_s.arg(attribute)));
}

void TestLook::language_rightToLeft_turnsThePage()
{
    QVERIFY(page("/admin/").contains(u"dir=\"ltr\""_s));
    const LanguageScope arabic(u"ar"_s);
    QVERIFY(page("/admin/").contains(u"<html lang=\"ar\" dir=\"rtl\""_s));
}

void TestLook::groups_ofInputs_areFieldsets()
{
    const QString drawn = page("/admin/shop/book/1/change/");
    // Two inputs of a moment, and radio buttons, have one name together.
    QVERIFY(drawn.contains(u"<legend>Published</legend>"_s));
    QVERIFY(drawn.contains(u"<legend class=\"required\">Author</legend>"_s));
    QVERIFY(drawn.contains(u"<label for=\"id_title\" class=\"required\">Title</label>"_s));
}

void TestLook::groups_wide_haveMoreRoomForNames()
{
    QVERIFY(page("/admin/auth/user/add/").contains(u"class=\"card module wide\""_s));
    QVERIFY(!page("/admin/shop/book/add/").contains(u"module wide"_s));
}

void TestLook::help_isSaidWithItsField()
{
    const QString drawn = page("/admin/auth/user/1/change/");
    QVERIFY(drawn.contains(u"aria-describedby=\"id_username_helptext\""_s));
    QVERIFY(drawn.contains(u"id=\"id_username_helptext\""_s));
}

void TestLook::counter_isALiveRegion()
{
    const QString drawn = page("/admin/shop/book/");
    QVERIFY(drawn.contains(u"role=\"status\" data-counter data-pattern=\"%1 of %2 selected\""_s));
    QVERIFY(drawn.contains(u"<span class=\"result\" role=\"status\">3 books"_s));
}

void TestLook::template_nearest_isTaken()
{
    QCOMPARE(page("/admin/shop/tag/1/history/"), u"[shop/tag/object_history.html]"_s);
    QCOMPARE(page("/admin/shop/book/1/history/"), u"[shop/object_history.html]"_s);
    QVERIFY(page("/admin/auth/user/1/history/").contains(u"Change history: "_s));
    QCOMPARE(page("/admin/auth/user/deleted/"), u"[deleted_objects.html]"_s);
}

void TestLook::part_nearest_isTaken()
{
    QVERIFY(page("/admin/shop/tag/").contains(u"[shop/tag/pagination.html]"_s));
    QVERIFY(page("/admin/shop/book/").contains(u"[shop/pagination.html]"_s));
    QVERIFY(!page("/admin/auth/user/").contains(u"pagination.html"_s));
    QVERIFY(page("/admin/shop/tag/1/change/")
                    .contains(u"[shop/tag/change_form_object_tools.html]"_s));
    QVERIFY(page("/admin/shop/book/1/change/").contains(u"<ul class=\"object-tools\">"_s));
    QVERIFY(page("/admin/shop/book/").contains(u"[shop/change_list_object_tools.html]"_s));
}

QTEST_GUILESS_MAIN(TestLook)
#include "tst_look.moc"

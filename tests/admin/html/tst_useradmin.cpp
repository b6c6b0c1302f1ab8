// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/shopsite.h"

#include "core/auth/hashers/passwordhashers.h"

#include <QTest>

using namespace Quintette;

/// Users and groups: the two steps of adding, passwords and accounts without one, and how
/// permissions are called.
class TestUserAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void permissions_areCalledAsDjangoDoes_data();
    void permissions_areCalledAsDjangoDoes();
    void permissions_queryOnce();
    void add_needsTheRightToChange();
    void add_leadsToTheSecondStep();
    void add_withoutPassword_cannotLogIn();
    void add_badPassword_isRefused_data();
    void add_badPassword_isRefused();
    void add_nameInOtherCase_isRefused();
    void form_showsHowThePasswordIsStored();
    void password_change_worksAndIsLogged();
    void password_turnOff_needsItsButton();
    void password_ofAccountWithout_isEnabled();
    void lookup_byPassword_isRefused();
    void site_withoutSidebarAndCatchAll_hasNeither();

private:
    Record user(const QString &name) const
    {
        return objects(m_shop->model(u"auth.User"_s)).get({{u"username"_s, name}});
    }
    bool hasPassword(const QString &name) const
    {
        return PasswordHashers::isUsable(user(name).value(u"password").toString());
    }
    QByteArray passwordUrl(const QString &name) const
    {
        return "/admin/auth/user/" + user(name).pk().toString().toLatin1() + "/password/";
    }
    static QString text(const Response &response)
    {
        return QString::fromUtf8(Client::content(response));
    }

    std::unique_ptr<ShopSite> m_shop;
    std::unique_ptr<Client> m_ada;
};

void TestUserAdmin::initTestCase()
{
    m_shop = std::make_unique<ShopSite>(ModelAdminOptions{});
    QVERIFY(m_shop->isOpen());
    m_ada = std::make_unique<Client>(m_shop->client(u"ada"_s));
}

void TestUserAdmin::permissions_areCalledAsDjangoDoes_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("user") << QByteArray("/admin/auth/user/1/change/");
    QTest::newRow("group") << QByteArray("/admin/auth/group/add/");
}

void TestUserAdmin::permissions_areCalledAsDjangoDoes()
{
    QFETCH(QByteArray, url);
    const QString page = text(m_ada->get(url));
    // str() of Django's Permission for the same rows.
    QVERIFY(page.contains(u">Authentication and Authorization | user | Can add user<"_s));
    QVERIFY(page.contains(u">Shop | book | Can change book<"_s));
    QVERIFY(page.contains(u"data-selector=\"horizontal\""_s));
    // In the order of app, model and code name.
    QVERIFY(page.indexOf(u"| group | Can add group"_s) < page.indexOf(u"| user | Can add user"_s));
}

void TestUserAdmin::permissions_queryOnce()
{
    const AdminRequest ada = m_shop->request(u"ada"_s);
    const ModelAdmin &groups = *m_shop->site().find(u"auth"_s, u"group"_s);
    const ModelChoices choices = groups.relationChoices(ada, groups.model().field(u"permissions"));
    QVERIFY(choices.query.toSql().contains(u"JOIN \"django_content_type\""_s));
}

void TestUserAdmin::add_needsTheRightToChange()
{
    const ModelInfo &users = m_shop->model(u"auth.User"_s);
    m_shop->request(u"adder"_s);
    Record adder = user(u"adder"_s);
    setManyToMany(adder, users.field(u"user_permissions"),
                  {objects(m_shop->model(u"auth.Permission"_s))
                           .get({{u"codename"_s, u"add_user"_s}})
                           .pk()});
    QCOMPARE(m_shop->client(u"adder"_s).get("/admin/auth/user/add/").status(), 403);
}

void TestUserAdmin::add_leadsToTheSecondStep()
{
    const Response saved = m_ada->post("/admin/auth/user/add/",
                                       {{u"username"_s, u"second"_s},
                                        {u"usable_password"_s, u"true"_s},
                                        {u"password1"_s, u"jacquard-loom-7"_s},
                                        {u"password2"_s, u"jacquard-loom-7"_s},
                                        {u"is_superuser"_s, u"on"_s},
                                        {u"_save"_s, u"1"_s}});
    QCOMPARE(saved.status(), 302);
    QCOMPARE(saved.header("Location"),
             "/admin/auth/user/" + user(u"second"_s).pk().toString().toLatin1() + "/change/");
    QVERIFY(!user(u"second"_s).value(u"is_superuser").isTrue()); // was not on that form
    QVERIFY(m_shop->application()
                    .service<Accounts>()
                    ->hashers()
                    .check(u"jacquard-loom-7"_s, user(u"second"_s).value(u"password").toString())
                    .ok);
    QCOMPARE(m_ada->post("/admin/auth/user/add/",
                         {{u"username"_s, u"third"_s},
                          {u"password1"_s, u"jacquard-loom-7"_s},
                          {u"password2"_s, u"jacquard-loom-7"_s},
                          {u"_addanother"_s, u"1"_s}})
                     .header("Location"),
             QByteArray("/admin/auth/user/add/"));
}

void TestUserAdmin::add_withoutPassword_cannotLogIn()
{
    QCOMPARE(m_ada->post("/admin/auth/user/add/",
                         {{u"username"_s, u"single-sign-on"_s},
                          {u"usable_password"_s, u"false"_s},
                          {u"_save"_s, u"1"_s}})
                     .status(),
             302);
    QVERIFY(!hasPassword(u"single-sign-on"_s));
    QVERIFY(text(m_ada->get("/admin/auth/user/"
                            + user(u"single-sign-on"_s).pk().toString().toLatin1() + "/change/"))
                    .contains(u"No password set."_s));
}

void TestUserAdmin::add_badPassword_isRefused_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("once") << u"jacquard-loom-7"_s << QString();
    QTest::newRow("different") << u"jacquard-loom-7"_s << u"jacquard-loom-8"_s;
    QTest::newRow("common") << u"password"_s << u"password"_s;
    QTest::newRow("like the name") << u"refused-user"_s << u"refused-user"_s;
}

void TestUserAdmin::add_badPassword_isRefused()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    const Response shown = m_ada->post("/admin/auth/user/add/",
                                       {{u"username"_s, u"refused-user"_s},
                                        {u"usable_password"_s, u"true"_s},
                                        {u"password1"_s, first},
                                        {u"password2"_s, second}});
    QCOMPARE(shown.status(), 200);
    QVERIFY(text(shown).contains(u"errorlist"_s));
    QVERIFY(!objects(m_shop->model(u"auth.User"_s))
                     .filter({{u"username"_s, u"refused-user"_s}})
                     .exists());
}

void TestUserAdmin::add_nameInOtherCase_isRefused()
{
    const Response shown = m_ada->post("/admin/auth/user/add/",
                                       {{u"username"_s, u"ADA"_s},
                                        {u"password1"_s, u"jacquard-loom-7"_s},
                                        {u"password2"_s, u"jacquard-loom-7"_s}});
    QCOMPARE(shown.status(), 200);
    QVERIFY(text(shown).contains(u"A user with that username already exists."_s));
}

void TestUserAdmin::form_showsHowThePasswordIsStored()
{
    const QString page = text(m_ada->get("/admin/auth/user/1/change/"));
    QVERIFY(page.contains(u"pbkdf2_sha256"_s));
    QVERIFY(!page.contains(user(u"ada"_s).value(u"password").toString().section(u'$', 3)));
    QVERIFY(page.contains(u"href=\"/admin/auth/user/1/password/\""_s));
}

void TestUserAdmin::password_change_worksAndIsLogged()
{
    m_shop->request(u"changed"_s);
    m_shop->client(u"changed"_s); // gives an account a password
    QCOMPARE(m_ada->post(passwordUrl(u"changed"_s),
                         {{u"usable_password"_s, u"true"_s},
                          {u"password1"_s, u"jacquard-loom-9"_s},
                          {u"password2"_s, u"jacquard-loom-9"_s},
                          {u"set-password"_s, QString()}})
                     .status(),
             302);
    QVERIFY(m_shop->application()
                    .service<Accounts>()
                    ->hashers()
                    .check(u"jacquard-loom-9"_s, user(u"changed"_s).value(u"password").toString())
                    .ok);
    const QString history = text(m_ada->get(
            "/admin/auth/user/" + user(u"changed"_s).pk().toString().toLatin1() + "/history/"));
    QVERIFY(history.contains(u"Changed Password."_s));
}

void TestUserAdmin::password_turnOff_needsItsButton()
{
    m_shop->request(u"turned"_s);
    m_shop->client(u"turned"_s);
    const QueryDict off{{u"usable_password"_s, u"false"_s}, {u"set-password"_s, QString()}};
    const QString page = text(m_ada->get(passwordUrl(u"turned"_s)));
    QVERIFY(page.contains(u"name=\"unset-password\""_s));
    QVERIFY(page.contains(u"the current password for this user will be lost"_s));
    // The button to set one was pressed, but the form says that there is to be none.
    QCOMPARE(m_ada->post(passwordUrl(u"turned"_s), off).header("Location"),
             passwordUrl(u"turned"_s));
    QVERIFY(hasPassword(u"turned"_s));
    QueryDict meant = off;
    meant.remove(u"set-password"_s);
    meant.set(u"unset-password"_s, QString());
    QCOMPARE(m_ada->post(passwordUrl(u"turned"_s), meant).status(), 302);
    QVERIFY(!hasPassword(u"turned"_s));
}

void TestUserAdmin::password_ofAccountWithout_isEnabled()
{
    const QString page = text(m_ada->get(passwordUrl(u"turned"_s)));
    QVERIFY(page.contains(u"Enable password-based authentication"_s));
    QVERIFY(!page.contains(u"usable_password"_s));
    QCOMPARE(m_ada->post(passwordUrl(u"turned"_s),
                         {{u"password1"_s, u"jacquard-loom-9"_s},
                          {u"password2"_s, u"jacquard-loom-9"_s}})
                     .status(),
             302);
    QVERIFY(hasPassword(u"turned"_s));
}

void TestUserAdmin::lookup_byPassword_isRefused()
{
    for (const char *lookup : {"password=x", "password__startswith=p", "password__isnull=0"})
        QCOMPARE(m_ada->get(QByteArray("/admin/auth/user/?") + lookup).status(), 400);
}

void TestUserAdmin::site_withoutSidebarAndCatchAll_hasNeither()
{
    AdminSite &site = *m_shop->application().service<AdminSite>();
    const auto hasCatchAll = [&] {
        const WebAdmin face(m_shop->application(), site);
        const UrlPatterns patterns = face.urls();
        return std::any_of(patterns.cbegin(), patterns.cend(), [](const UrlPattern &pattern) {
            return pattern.pattern == u"<path:url>";
        });
    };
    QVERIFY(text(m_ada->get("/admin/")).contains(u"id=\"nav\""_s));
    QVERIFY(hasCatchAll());
    site.enableNavSidebar = false;
    site.finalCatchAllView = false;
    const QString page = text(m_ada->get("/admin/"));
    QVERIFY(!page.contains(u"id=\"nav\""_s) && !page.contains(u"menu-button"_s));
    QVERIFY(!hasCatchAll());
    site.enableNavSidebar = true;
    site.finalCatchAllView = true;
}

QTEST_GUILESS_MAIN(TestUserAdmin)
#include "tst_useradmin.moc"

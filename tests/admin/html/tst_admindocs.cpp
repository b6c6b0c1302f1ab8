// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/admin/pluginsite.h"

#include "admin/site/adminsite.h"

#include "core/apps/pluginloader.h"

#include <QTest>

using namespace Quintette;

/// The pages of admindocs, at Django's addresses, for people of every kind.
class TestAdminDocs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void page_everyAddress_says_data();
    void page_everyAddress_says();
    void page_unknown_is404();
    void page_forOthers_isClosed();
    void models_notAllowed_areNotNamed();
    void header_linksToIt();
    void model_about_isShown();

private:
    std::unique_ptr<PluginSite> m_site;
    std::unique_ptr<Client> m_ada;
};

void TestAdminDocs::initTestCase()
{
    m_site = PluginSite::open(u"admindocs"_s,
                              PluginLoader::ownFolder() + u"/quintette_admindocs.so"_s);
    if (!m_site)
        QSKIP("Django is not installed.");
    m_ada = m_site->login(u"ada"_s);
}

void TestAdminDocs::page_everyAddress_says_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("index") << QByteArray() << QStringList{u"href=\"/admin/doc/models/\""_s};
    QTest::newRow("models") << QByteArray(
            "models/") << QStringList{u"href=\"/admin/doc/models/auth.user/\""_s, u"lib_book"_s};
    QTest::newRow("a model") << QByteArray("models/auth.user/")
                             << QStringList{u"CharField, up to 150 characters"_s, u"date_joined"_s,
                                            u"ManyToManyField"_s,
                                            u"href=\"/admin/doc/models/auth.group/\""_s,
                                            u"logentry_set"_s};
    QTest::newRow("an inferred model")
            << QByteArray("models/lib.book/") << QStringList{u"ForeignKey"_s, u"lib.Author"_s};
    QTest::newRow("views") << QByteArray("views/")
                           << QStringList{u"/admin/lib/book/add/"_s, u"admin:lib_book_add"_s,
                                          u"admin:django-admindocs-docroot"_s};
    QTest::newRow("tags") << QByteArray("tags/")
                          << QStringList{u"{% for %}"_s, u"{% load i18n %}"_s};
    QTest::newRow("filters") << QByteArray("filters/")
                             << QStringList{u"|capfirst"_s, u"possible"_s};
}

void TestAdminDocs::page_everyAddress_says()
{
    QFETCH(QByteArray, address);
    QFETCH(QStringList, texts);
    const Response page = m_ada->get("/admin/doc/" + address);
    QCOMPARE(page.status(), 200);
    const QString body = QString::fromUtf8(page.body());
    for (const QString &text : texts)
        QVERIFY2(body.contains(text), qPrintable(text));
}

void TestAdminDocs::page_unknown_is404()
{
    QCOMPARE(m_ada->get("/admin/doc/models/lib.nothing/").status(), 404);
    QCOMPARE(m_ada->get("/admin/doc/nothing/").status(), 404);
}

void TestAdminDocs::page_forOthers_isClosed()
{
    QCOMPARE(m_site->login(u"guest"_s)->get("/admin/doc/").status(), 302);
}

void TestAdminDocs::models_notAllowed_areNotNamed()
{
    m_site->allow(u"viewer"_s, {u"view_book"_s});
    const std::unique_ptr<Client> viewer = m_site->login(u"viewer"_s);
    const QString models = QString::fromUtf8(viewer->get("/admin/doc/models/").body());
    QVERIFY(models.contains(u"lib.Book"_s));
    QVERIFY(!models.contains(u"auth.User"_s));
    QCOMPARE(viewer->get("/admin/doc/models/auth.user/").status(), 404);
    QCOMPARE(viewer->get("/admin/doc/models/lib.book/").status(), 200);
}

void TestAdminDocs::header_linksToIt()
{
    QVERIFY(QString::fromUtf8(m_ada->get("/admin/").body()).contains(u"href=\"/admin/doc/\""_s));
}

void TestAdminDocs::model_about_isShown()
{
    AdminSite &site = *m_site->application().service<AdminSite>();
    site.remove(u"lib.Book"_s);
    site.add(u"lib.Book"_s, {.about = u"What stands on the shelves."_s});
    for (const char *address : {"/admin/doc/models/", "/admin/doc/models/lib.book/"})
        QVERIFY(QString::fromUtf8(m_ada->get(address).body())
                        .contains(u"What stands on the shelves."_s));
}

QTEST_GUILESS_MAIN(TestAdminDocs)
#include "tst_admindocs.moc"

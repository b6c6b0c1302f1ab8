// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/contentsite.h"

#include <QTest>

using namespace Quintette;

/// Flat pages where nothing else is found, and the rules of their form.
class TestFlatPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void request_findsThePage_data();
    void request_findsThePage();
    void page_ownTemplate_isTaken();
    void form_wrongAddress_isRefused_data();
    void form_wrongAddress_isRefused();
    void form_sameAddress_isRefusedPerSite();

private:
    void addPage(const QString &url, int site, const QList<QPair<QString, Value>> &more = {});
    QString post(const QByteArray &address, const QString &url, const QStringList &sites);

    std::unique_ptr<PluginSite> m_site;
    std::unique_ptr<Client> m_ada;
};

void TestFlatPages::addPage(const QString &url, int site, const QList<QPair<QString, Value>> &more)
{
    const ModelInfo &pages = m_site->application().models().get(u"flatpages.FlatPage"_s);
    Record page(pages);
    page.setValue(u"url", url);
    page.setValue(u"title", u"Title of "_s + url);
    page.setValue(u"content", u"<p>Content</p>"_s);
    for (const auto &[name, value] : more)
        page.setValue(name, value);
    save(page);
    setManyToMany(page, pages.field(u"sites"), {site});
}

/// What the form says after being sent; empty when it was saved.
QString TestFlatPages::post(const QByteArray &address, const QString &url, const QStringList &sites)
{
    QueryDict form{{u"url"_s, url}, {u"title"_s, u"T"_s}, {u"content"_s, QString()}};
    for (const QString &site : sites)
        form.append(u"sites"_s, site);
    const Response response = m_ada->post(address, form);
    return response.status() == 302 ? QString() : QString::fromUtf8(Client::content(response));
}

void TestFlatPages::initTestCase()
{
    m_site = openContentSite();
    QVERIFY(m_site);
    m_ada = m_site->login(u"ada"_s);
    addPage(u"/here/"_s, 1);
    addPage(u"/members/"_s, 1, {{u"registration_required"_s, true}});
    addPage(u"/theirs/"_s, 2);
    addPage(u"/admin/login/"_s, 1);
}

void TestFlatPages::request_findsThePage_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("tells"); // content, or where it leads
    QTest::newRow("page") << QByteArray("/here/") << 200 << QByteArray("<p>Content</p>");
    QTest::newRow("without its slash")
            << QByteArray("/here?a=1") << 301 << QByteArray("/here/?a=1");
    QTest::newRow("for members") << QByteArray("/members/") << 302
                                 << QByteArray("/admin/login/?next=/members/");
    QTest::newRow("of another site") << QByteArray("/theirs/") << 404 << QByteArray("404");
    QTest::newRow("another page there")
            << QByteArray("/admin/login/") << 200 << QByteArray("id_password");
    QTest::newRow("nothing") << QByteArray("/unknown/") << 404 << QByteArray("404");
}

void TestFlatPages::request_findsThePage()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, tells);
    const Response response = Client(m_site->application().handler()).get(path);
    QCOMPARE(response.status(), status);
    const QByteArray told =
            status / 100 == 3 ? response.header("Location") : Client::content(response);
    QVERIFY2(told.contains(tells), told);
    if (path == "/members/")
        QCOMPARE(m_ada->get(path).status(), 200);
}

void TestFlatPages::page_ownTemplate_isTaken()
{
    addPage(u"/own/"_s, 1, {{u"template_name"_s, u"admin/base_site.html"_s}});
    const QByteArray drawn = Client::content(Client(m_site->application().handler()).get("/own/"));
    QVERIFY(drawn.contains("tokens.css"));
    addPage(u"/missing-template/"_s, 1, {{u"template_name"_s, u"there/is/none.html"_s}});
    QCOMPARE(Client(m_site->application().handler()).get("/missing-template/").status(), 200);
}

void TestFlatPages::form_wrongAddress_isRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("message");
    QTest::newRow("no leading slash") << u"about/"_s << u"URL is missing a leading slash."_s;
    QTest::newRow("no trailing slash") << u"/about"_s << u"URL is missing a trailing slash."_s;
    QTest::newRow("strange letters") << u"/a b/"_s << u"This value must contain only letters"_s;
    QTest::newRow("query") << u"/a/?b=1/"_s << u"This value must contain only letters"_s;
    QTest::newRow("good") << u"/über~uns/a.b_c-d/"_s << QString();
}

void TestFlatPages::form_wrongAddress_isRefused()
{
    QFETCH(QString, url);
    QFETCH(QString, message);
    const QString answer = post("/admin/flatpages/flatpage/add/", url, {u"1"_s});
    QVERIFY2(message.isEmpty() ? answer.isEmpty() : answer.contains(message), qPrintable(answer));
}

void TestFlatPages::form_sameAddress_isRefusedPerSite()
{
    const QByteArray add = "/admin/flatpages/flatpage/add/";
    QCOMPARE(post(add, u"/twice/"_s, {u"1"_s}), QString());
    const QString refused = post(add, u"/twice/"_s, {u"1"_s, u"2"_s});
    QVERIFY(refused.contains(u"Flatpage with url /twice/ already exists for site example.com"_s));
    QCOMPARE(post(add, u"/twice/"_s, {u"2"_s}), QString());
    // The page itself is none of the others.
    const Record page = objects(m_site->application().models().get(u"flatpages.FlatPage"_s))
                                .get({{u"url"_s, u"/twice/"_s}, {u"sites"_s, 1}});
    const QByteArray change =
            "/admin/flatpages/flatpage/" + page.pk().toString().toLatin1() + "/change/";
    QCOMPARE(post(change, u"/twice/"_s, {u"1"_s}), QString());
}

QTEST_GUILESS_MAIN(TestFlatPages)
#include "tst_flatpages.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/contentsite.h"

#include <QTest>

using namespace Quintette;

/// Where redirects lead, and when they are not asked.
class TestRedirects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void request_followsTheRedirects_data();
    void request_followsTheRedirects();

private:
    std::unique_ptr<PluginSite> m_site;
};

void TestRedirects::initTestCase()
{
    m_site = openContentSite();
    QVERIFY(m_site);
    const ModelInfo &redirects = m_site->application().models().get(u"redirects.Redirect"_s);
    const auto add = [&redirects](int site, const QString &from, const QString &to) {
        Record redirect(redirects);
        redirect.setValue(u"site_id", site);
        redirect.setValue(u"old_path", from);
        redirect.setValue(u"new_path", to);
        save(redirect);
    };
    add(1, u"/old/"_s, u"/new/"_s);
    add(1, u"/plain"_s, u"/exactly/"_s);
    add(1, u"/plain/"_s, u"/with-slash/"_s);
    add(1, u"/away/"_s, QString());
    add(1, u"/query/?a=1"_s, u"/with-query/"_s);
    add(1, u"/admin/login/"_s, u"/never/"_s);
    add(2, u"/theirs/"_s, u"/elsewhere/"_s);
}

void TestRedirects::request_followsTheRedirects_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    const auto row = [](const char *name, const char *path, int status, const char *location = "") {
        QTest::newRow(name) << QByteArray(path) << status << QByteArray(location);
    };
    // As Django's RedirectFallbackMiddleware answers.
    row("moved", "/old/", 301, "/new/");
    row("without its slash", "/old", 301, "/new/");
    row("as it is written comes first", "/plain", 301, "/exactly/");
    row("with a slash", "/plain/", 301, "/with-slash/");
    row("gone", "/away/", 410);
    row("gone without its slash", "/away", 410);
    row("by its query", "/query/?a=1", 301, "/with-query/");
    row("by its query, without a slash", "/query?a=1", 301, "/with-query/");
    row("another query", "/query/?a=2", 404);
    row("of another site", "/theirs/", 404);
    row("nothing", "/unknown/", 404);
    row("a page that is there", "/admin/login/", 200);
}

void TestRedirects::request_followsTheRedirects()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    const Response response = Client(m_site->application().handler()).get(path);
    QCOMPARE(response.status(), status);
    QCOMPARE(response.header("Location"), location);
}

QTEST_GUILESS_MAIN(TestRedirects)
#include "tst_redirects.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/templates/engine.h"
#include "core/testing/client.h"
#include "core/urls/resolver.h"
#include "core/views/errorpages.h"
#include "core/views/files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Quintette;

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void file_isSentWithItsType();
    void file_outsideOfTheRoot_isNotFound_data();
    void file_outsideOfTheRoot_isNotFound();
    void file_unchanged_is304();
    void range_isCut_data();
    void range_isCut();
    void otherMethods_areRefused();
    void errorPage_usesTheTemplateOfTheSite();
    void errorPage_inDevelopment_showsTheLineOfTheTemplate();

private:
    void write(const QString &path, const QByteArray &content);

    QTemporaryDir m_folder;
    Handler m_site;
};

void TestFiles::write(const QString &path, const QByteArray &content)
{
    QFile file(m_folder.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TestFiles::initTestCase()
{
    QDir(m_folder.path()).mkpath(u"one/css"_s);
    QDir(m_folder.path()).mkpath(u"two"_s);
    write(u"secret.txt"_s, "secret");
    write(u"one/css/a.css"_s, "body{}");
    write(u"two/b.txt"_s, "0123456789");
    write(u"two/large.bin"_s, QByteArray(600'000, 'x'));
    write(u"one/über.txt"_s, "umlaut");
    QVERIFY(QFile::link(m_folder.filePath(u"secret.txt"_s), m_folder.filePath(u"one/link.txt"_s)));
    const auto resolver = std::make_shared<const UrlResolver>(UrlPatterns{
            path(u"static/<path:path>"_s,
                 fileView({m_folder.filePath(u"one"_s), m_folder.filePath(u"two"_s),
                           m_folder.filePath(u"none"_s)},
                          60)),
            path(u"moved/"_s, redirectView(u"/static/b.txt"_s, Response::Redirect::Permanent)),
    });
    m_site = attachMatch(resolver, convertExceptions(callMatchedView(resolver)));
}

void TestFiles::file_isSentWithItsType()
{
    Client client(m_site);
    const Response css = client.get("/static/css/a.css");
    QCOMPARE(css.body(), "body{}");
    QCOMPARE(css.contentType(), "text/css");
    QCOMPARE(css.header("Cache-Control"), "public, max-age=60");
    QVERIFY(css.headers().contains("Last-Modified"));
    QCOMPARE(client.get("/moved/", Client::Follow::Yes).body(), "0123456789");
    QCOMPARE(client.get("/static/%C3%BCber.txt").body(), "umlaut");
    const Response large = client.get("/static/large.bin");
    QVERIFY(large.isStreaming());
    QCOMPARE(Client::content(large).size(), 600'000);
}

void TestFiles::file_outsideOfTheRoot_isNotFound_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         {"/static/../secret.txt", "/static/css/../../secret.txt", "/static/%2e%2e/secret.txt",
          "/static/..%2fsecret.txt", "/static//etc/passwd", "/static/link.txt", "/static/css",
          "/static/css/", "/static/none.css", "/static/b.txt%00.css", "/static/..\\secret.txt"})
        QTest::newRow(target) << QByteArray(target);
}

void TestFiles::file_outsideOfTheRoot_isNotFound()
{
    QFETCH(QByteArray, target);
    Client client(m_site);
    QCOMPARE(client.get(target).status(), 404);
}

void TestFiles::file_unchanged_is304()
{
    Client client(m_site);
    const Response first = client.get("/static/b.txt");
    client.setHeader("If-None-Match", first.header("ETag"));
    QCOMPARE(client.get("/static/b.txt").status(), 304);
    client.setHeader("If-None-Match", {});
    client.setHeader("If-Modified-Since", first.header("Last-Modified"));
    QCOMPARE(client.get("/static/b.txt").status(), 304);
    client.setHeader("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT");
    QCOMPARE(client.get("/static/b.txt").status(), 200);
}

void TestFiles::range_isCut_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("middle") << QByteArray("bytes=2-4") << 206 << QByteArray("234");
    QTest::newRow("from") << QByteArray("bytes=7-") << 206 << QByteArray("789");
    QTest::newRow("last") << QByteArray("bytes=-3") << 206 << QByteArray("789");
    QTest::newRow("beyond end") << QByteArray("bytes=8-100") << 206 << QByteArray("89");
    QTest::newRow("more than all") << QByteArray("bytes=-100") << 206 << QByteArray("0123456789");
    QTest::newRow("outside") << QByteArray("bytes=10-") << 416 << QByteArray();
    QTest::newRow("none") << QByteArray("bytes=-0") << 416 << QByteArray();
    QTest::newRow("backwards") << QByteArray("bytes=4-2") << 200 << QByteArray("0123456789");
    QTest::newRow("several") << QByteArray("bytes=0-1,3-4") << 200 << QByteArray("0123456789");
    QTest::newRow("nonsense") << QByteArray("bytes=a-b") << 200 << QByteArray("0123456789");
    QTest::newRow("too large a number")
            << QByteArray("bytes=99999999999999999999-") << 200 << QByteArray("0123456789");
}

void TestFiles::range_isCut()
{
    QFETCH(QByteArray, header);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Client client(m_site);
    client.setHeader("Range", header);
    const Response response = client.get("/static/b.txt");
    QCOMPARE(response.status(), status);
    QCOMPARE(response.body(), body);
    if (status == 416)
        QCOMPARE(response.header("Content-Range"), "bytes */10");
    client.setHeader("Range", "bytes=599990-");
    QCOMPARE(Client::content(client.get("/static/large.bin")), QByteArray(10, 'x'));
}

void TestFiles::otherMethods_areRefused()
{
    Client client(m_site);
    const Response response = client.post("/static/b.txt", {});
    QCOMPARE(response.status(), 405);
    QCOMPARE(response.header("Allow"), "GET, HEAD");
}

void TestFiles::errorPage_usesTheTemplateOfTheSite()
{
    const ErrorPage page = sitePages([](Request &, const QString &name, const Dict &context) {
        return name == u"404.html"
                ? std::optional(u"own "_s + context.value(u"request_path").toString())
                : std::nullopt;
    });
    Client missing(
            convertExceptions([](Request &) -> Response { throw Http404(u"detail"_s); }, page));
    QCOMPARE(missing.get("/x").body(), "own /x");
    Client forbidden(convertExceptions(
            [](Request &) -> Response { throw PermissionDenied(u"detail"_s); }, page));
    const Response builtin = forbidden.get("/<x>");
    QCOMPARE(builtin.status(), 403);
    QVERIFY(!builtin.body().contains("detail"));
    auto debug = std::make_shared<RequestSettings>();
    debug->debug = true;
    Client developer(
            convertExceptions([](Request &) -> Response { throw Http404(u"<detail>"_s); }, page),
            debug);
    developer.setCookie(u"sessionid"_s, u"hidden"_s);
    const QByteArray body = developer.get("/<x>").body();
    QVERIFY(body.contains("&lt;detail&gt;") && body.contains("/&lt;x&gt;"));
    QVERIFY(!body.contains("hidden"));
}

void TestFiles::errorPage_inDevelopment_showsTheLineOfTheTemplate()
{
    auto debug = std::make_shared<RequestSettings>();
    debug->debug = true;
    const Handler broken = [](Request &) -> Response {
        const Engine engine;
        engine.fromString(u"<p>\n{{ x|nothing }}\n</p>"_s, u"page.html"_s);
        return Response();
    };
    Client developer(convertExceptions(broken, sitePages({})), debug);
    const QByteArray body = developer.get("/").body();
    QVERIFY2(body.contains("<h3>page.html:2</h3>"), body.constData());
    QVERIFY2(body.contains(
                     "    1  &lt;p&gt;\n<mark>    2  {{ x|nothing }}</mark>\n    3  &lt;/p&gt;"),
             body.constData());
    Client visitor(convertExceptions(broken, sitePages({})));
    QVERIFY(!visitor.get("/").body().contains("page.html"));
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/errors.h"
#include "core/http/errorwall.h"
#include "core/http/host.h"
#include "core/http/request.h"
#include "core/http/response.h"

#include <QTest>

using namespace Quintette;

class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void target_isTakenApart_data();
    void target_isTakenApart();
    void fullPath_neverNamesAHost();
    void host_isCheckedAgainstTheSettings_data();
    void host_isCheckedAgainstTheSettings();
    void scheme_behindAProxy_isTheHeaders();
    void absoluteUri_joinsHostAndPath();
    void attachment_isFoundByType();
    void redirect_safety_data();
    void redirect_safety();
    void response_refusesHeaderInjection();
    void response_vary_namesEachOnce();
    void errorWall_answersByKind_data();
    void errorWall_answersByKind();
    void errorWall_withABrokenPage_stillAnswers();
};

void TestRequest::target_isTakenApart_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("plain") << QByteArray("/a/b/?x=1") << u"/a/b/"_s << QByteArray("x=1");
    QTest::newRow("encoded") << QByteArray("/%C3%BCber%20uns/") << u"/über uns/"_s << QByteArray();
    QTest::newRow("no UTF-8") << QByteArray("/%ff%C3%BC/") << u"/%FFü/"_s << QByteArray();
    QTest::newRow("surrogate in UTF-8")
            << QByteArray("/%ed%a0%80/") << u"/%ED%A0%80/"_s << QByteArray();
    QTest::newRow("broken code") << QByteArray("/%zz%4") << u"/%zz%4"_s << QByteArray();
    QTest::newRow("absolute") << QByteArray("http://other:80/x?y") << u"/x"_s << QByteArray("y");
    QTest::newRow("absolute without path") << QByteArray("http://other") << u"/"_s << QByteArray();
    QTest::newRow("fragment") << QByteArray("/x#y") << u"/x"_s << QByteArray();
    QTest::newRow("star") << QByteArray("*") << u"*"_s << QByteArray();
    QTest::newRow("empty") << QByteArray() << u"/"_s << QByteArray();
}

void TestRequest::target_isTakenApart()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, path);
    QFETCH(QByteArray, query);
    const Request request("GET", target);
    QCOMPARE(request.path(), path);
    QCOMPARE(request.queryString(), query);
}

void TestRequest::fullPath_neverNamesAHost()
{
    QCOMPARE(Request("GET", "//evil.example/x?a=b c").fullPath(), "/%2Fevil.example/x?a=b%20c");
    QCOMPARE(Request("GET", "/%C3%BC/?q=%C3%BC").fullPath(), "/%C3%BC/?q=%C3%BC");
}

void TestRequest::host_isCheckedAgainstTheSettings_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QStringList>("allowed");
    QTest::addColumn<bool>("debug");
    QTest::addColumn<bool>("isGood");
    const QStringList site = {u"example.com"_s, u".example.org"_s};
    QTest::newRow("same") << QByteArray("example.com") << site << false << true;
    QTest::newRow("case, port, dot") << QByteArray("EXAMPLE.com.:8000") << site << false << true;
    QTest::newRow("subdomain of a plain name")
            << QByteArray("a.example.com") << site << false << false;
    QTest::newRow("subdomain") << QByteArray("a.example.org") << site << false << true;
    QTest::newRow("domain of a dotted name") << QByteArray("example.org") << site << false << true;
    QTest::newRow("suffix trick") << QByteArray("evilexample.org") << site << false << false;
    QTest::newRow("user trick") << QByteArray("example.com@evil.com") << site << false << false;
    QTest::newRow("slash") << QByteArray("example.com/evil") << site << false << false;
    QTest::newRow("bad port") << QByteArray("example.com:80a") << site << false << false;
    QTest::newRow("star") << QByteArray("any.thing") << QStringList{u"*"_s} << false << true;
    QTest::newRow("star, broken") << QByteArray("any thing") << QStringList{u"*"_s} << false
                                  << false;
    QTest::newRow("debug localhost")
            << QByteArray("localhost:8000") << QStringList{} << true << true;
    QTest::newRow("debug IPv6") << QByteArray("[::1]:8000") << QStringList{} << true << true;
    QTest::newRow("debug, other") << QByteArray("example.com") << QStringList{} << true << false;
    QTest::newRow("none allowed") << QByteArray("localhost") << QStringList{} << false << false;
}

void TestRequest::host_isCheckedAgainstTheSettings()
{
    QFETCH(QByteArray, host);
    QFETCH(QStringList, allowed);
    QFETCH(bool, debug);
    QFETCH(bool, isGood);
    auto settings = std::make_shared<RequestSettings>();
    settings->allowedHosts = allowed;
    settings->debug = debug;
    Request request;
    request.setSettings(settings);
    request.headers().set("Host", host);
    if (isGood)
        QCOMPARE(request.host(), QString::fromLatin1(host));
    else
        QVERIFY_THROWS_EXCEPTION(DisallowedHost, request.host());
}

void TestRequest::scheme_behindAProxy_isTheHeaders()
{
    auto settings = std::make_shared<RequestSettings>();
    settings->secureProxyHeader = "X-Forwarded-Proto";
    settings->secureProxyValue = "https";
    Request request;
    request.headers().set("X-Forwarded-Proto", "https, http");
    QVERIFY(!request.isSecure());
    request.setSettings(settings);
    QVERIFY(request.isSecure());
    request.headers().set("X-Forwarded-Proto", "http");
    QVERIFY(!request.isSecure());
}

void TestRequest::absoluteUri_joinsHostAndPath()
{
    auto settings = std::make_shared<RequestSettings>();
    settings->allowedHosts = QStringList{u"*"_s};
    Request request("GET", "/a/b/?x=1");
    request.setSettings(settings);
    request.headers().set("Host", "example.com:8000");
    QCOMPARE(request.absoluteUri(), u"http://example.com:8000/a/b/?x=1"_s);
    QCOMPARE(request.absoluteUri(u"/ü/"_s), u"http://example.com:8000/%C3%BC/"_s);
    QCOMPARE(request.absoluteUri(u"../c"_s), u"http://example.com:8000/a/c"_s);
    QCOMPARE(request.absoluteUri(u"https://other/"_s), u"https://other/"_s);
}

void TestRequest::attachment_isFoundByType()
{
    struct User
    {
        int id;
    };
    Request request;
    QVERIFY(!request.attachment<User>());
    request.attach(std::make_shared<User>(User{1}));
    request.attach(std::make_shared<int>(5));
    request.attach(std::make_shared<User>(User{2}));
    QCOMPARE(request.attachment<User>()->id, 2);
    QCOMPARE(*request.attachment<int>(), 5);
}

void TestRequest::redirect_safety_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isSafe");
    for (const QString &url : {u"/next/"_s, u"next/"_s, u"?a=http://evil"_s, u"http://me/x"_s,
                               u"//me/x"_s, u"https://me"_s, u"/a:b"_s, u"#x"_s})
        QTest::newRow(qPrintable(url)) << url << true;
    for (const QString &url :
         {u""_s, u"http://evil/"_s, u"//evil"_s, u"///evil"_s, u"http:///evil"_s, u"\\\\evil"_s,
          u"/\\evil"_s, u"javascript:alert(1)"_s, u"http:evil"_s, u"http://me@evil/"_s,
          u"\x08//evil"_s, u"ftp://me/"_s, u"http://me\\@evil/"_s, u" //evil"_s,
          u"http://me.evil/"_s})
        QTest::newRow(qPrintable(u"unsafe "_s + url)) << url << false;
}

void TestRequest::redirect_safety()
{
    QFETCH(QString, url);
    QFETCH(bool, isSafe);
    QCOMPARE(isSafeRedirect(url, {u"me"_s}), isSafe);
    QVERIFY(!isSafeRedirect(u"http://me/"_s, {u"me"_s}, true));
}

void TestRequest::response_refusesHeaderInjection()
{
    Response response;
    QVERIFY_THROWS_EXCEPTION(ValueError, response.setHeader("X", "a\r\nSet-Cookie: b"));
    QVERIFY_THROWS_EXCEPTION(ValueError, response.setHeader("X: y", "a"));
    QVERIFY_THROWS_EXCEPTION(SuspiciousOperation, Response::redirect(u"javascript:x"_s));
    QCOMPARE(Response::redirect(u"/a\r\nX: y"_s).header("Location"), "/a%0D%0AX:%20y");
    QCOMPARE(Response::redirect(u"/x?u=http://y"_s, Response::Redirect::Permanent).status(), 301);
    QCOMPARE(Response::attachment({}, "text/csv", u"a\"ü.csv"_s).header("Content-Disposition"),
             "attachment; filename*=utf-8''a%22%C3%BC.csv");
}

void TestRequest::response_vary_namesEachOnce()
{
    Response response;
    response.addVary({"Cookie"});
    response.addVary({"cookie", "Accept-Language"});
    QCOMPARE(response.header("Vary"), "Cookie, Accept-Language");
    QVERIFY(response.varies("COOKIE"));
}

void TestRequest::errorWall_answersByKind_data()
{
    QTest::addColumn<std::function<void()>>("raise");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, int status, const std::function<void()> &raise) {
        QTest::newRow(name) << raise << status;
    };
    row("404", 404, [] { throw Http404(u"secret"_s); });
    row("no object", 404, [] { throw ObjectDoesNotExist(u"secret"_s); });
    row("403", 403, [] { throw PermissionDenied(u"secret"_s); });
    row("400", 400, [] { throw SuspiciousOperation(u"secret"_s); });
    row("413", 413, [] { throw RequestDataTooBig(u"secret"_s); });
    row("bad request", 400, [] { throw BadRequest(u"secret"_s); });
    row("500", 500, [] { throw FieldError(u"secret"_s); });
    row("std", 500, [] { throw std::runtime_error("secret"); });
}

void TestRequest::errorWall_answersByKind()
{
    QFETCH(std::function<void()>, raise);
    QFETCH(int, status);
    const Handler handler = convertExceptions([raise](Request &) {
        raise();
        return Response();
    });
    Request request;
    const Response response = handler(request);
    QCOMPARE(response.status(), status);
    QVERIFY(!response.body().contains("secret"));
    auto debug = std::make_shared<RequestSettings>();
    debug->debug = true;
    request.setSettings(debug);
    QVERIFY(handler(request).body().contains("secret"));
}

void TestRequest::errorWall_withABrokenPage_stillAnswers()
{
    const Handler handler = convertExceptions([](Request &) -> Response { throw Http404(u"x"_s); },
                                              [](Request &, const FailedRequest &) -> Response {
                                                  throw Error(u"the template is missing"_s);
                                              });
    Request request;
    QCOMPARE(handler(request).status(), 404);
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/middleware/csrf.h"

#include "core/testing/client.h"
#include "core/urls/resolver.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Quintette;

static const QString secret = u"abcdefghijklmnopqrstuvwxyzABCDEF"_s;

class TestCsrf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void form_withItsToken_isAccepted();
    void form_withoutOrWithAWrongToken_isRefused_data();
    void form_withoutOrWithAWrongToken_isRefused();
    void header_standsForTheField();
    void origin_mustBeThisSiteOrTrusted_data();
    void origin_mustBeThisSiteOrTrusted();
    void referer_isCheckedOverHttps_data();
    void referer_isCheckedOverHttps();
    void exemptPattern_isLetThrough();
    void rotate_makesANewSecret();
    void cookie_isOnlySentWhenAsked();
    void token_isReadByDjango_andTheOtherWay();

private:
    static Handler site(const CsrfSettings &settings = {});
};

Handler TestCsrf::site(const CsrfSettings &settings)
{
    const auto resolver = std::make_shared<const UrlResolver>(UrlPatterns{
            path(u"form/"_s,
                 [](Request &request) {
                     return Response::text(request.isSafe() ? csrfToken(request) : u"accepted"_s);
                 }),
            path(u"login/"_s,
                 [](Request &request) {
                     rotateCsrfToken(request);
                     return Response::text(u"accepted"_s);
                 }),
            path(u"api/"_s, [](Request &) { return Response::text(u"accepted"_s); }, {},
                 {.csrfExempt = true}),
            path(u"plain/"_s, [](Request &) { return Response::text(u"plain"_s); }),
    });
    MiddlewareRegistry registry;
    registry.add(u"csrf"_s, csrfMiddleware(settings));
    return attachMatch(resolver, registry.build({u"csrf"_s}, callMatchedView(resolver)));
}

void TestCsrf::form_withItsToken_isAccepted()
{
    Client client(site());
    client.setAddsCsrfToken(false);
    const QString first = QString::fromUtf8(client.get("/form/").body());
    const QString second = QString::fromUtf8(client.get("/form/").body());
    QCOMPARE(first.size(), 64);
    QVERIFY(first != second);
    QCOMPARE(client.cookie(u"csrftoken"_s).size(), 32);
    for (const QString &token : {first, second, client.cookie(u"csrftoken"_s)})
        QCOMPARE(client.post("/form/", {{u"csrfmiddlewaretoken"_s, token}}).body(), "accepted");
}

void TestCsrf::form_withoutOrWithAWrongToken_isRefused_data()
{
    QTest::addColumn<QString>("cookie");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("no cookie") << QString() << secret << QByteArray("no security cookie");
    QTest::newRow("broken cookie") << u"short"_s << secret << QByteArray("no security cookie");
    QTest::newRow("no token") << secret << QString() << QByteArray("carries no security token");
    QTest::newRow("other token") << secret << QString(32, u'x')
                                 << QByteArray("not the present one");
    QTest::newRow("other masked") << secret << QString(64, u'x')
                                  << QByteArray("not the present one");
    QTest::newRow("cut token") << secret << secret.first(31) << QByteArray("not the present one");
    QTest::newRow("odd characters")
            << secret << QString(32, u'é') << QByteArray("not the present one");
    QTest::newRow("both empty") << u""_s << u""_s << QByteArray("no security cookie");
}

void TestCsrf::form_withoutOrWithAWrongToken_isRefused()
{
    QFETCH(QString, cookie);
    QFETCH(QString, token);
    QFETCH(QByteArray, reason);
    Client client(site());
    client.setAddsCsrfToken(false);
    if (!cookie.isNull())
        client.setCookie(u"csrftoken"_s, cookie);
    const Response response = client.post("/form/", {{u"csrfmiddlewaretoken"_s, token}});
    QCOMPARE(response.status(), 403);
    QVERIFY2(response.body().contains(reason), response.body().constData());
    QCOMPARE(client.send("DELETE", "/form/").status(), 403);
}

void TestCsrf::header_standsForTheField()
{
    Client client(site());
    client.setCookie(u"csrftoken"_s, secret);
    client.setHeader("X-CSRFToken", secret.toLatin1());
    QCOMPARE(client.send("DELETE", "/form/").body(), "accepted");
    QCOMPARE(client.send("POST", "/form/", "application/json", "{}").body(), "accepted");
}

void TestCsrf::origin_mustBeThisSiteOrTrusted_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("own") << QByteArray("http://testserver") << true;
    QTest::newRow("other scheme") << QByteArray("https://testserver") << false;
    QTest::newRow("other port") << QByteArray("http://testserver:81") << false;
    QTest::newRow("foreign") << QByteArray("http://evil.example") << false;
    QTest::newRow("null") << QByteArray("null") << false;
    QTest::newRow("trusted") << QByteArray("https://good.example") << true;
    QTest::newRow("trusted, other scheme") << QByteArray("http://good.example") << false;
    QTest::newRow("below trusted") << QByteArray("https://a.wide.example") << true;
    QTest::newRow("suffix of trusted") << QByteArray("https://evilwide.example") << false;
    QTest::newRow("not below") << QByteArray("https://a.good.example") << false;
}

void TestCsrf::origin_mustBeThisSiteOrTrusted()
{
    QFETCH(QByteArray, origin);
    QFETCH(bool, isGood);
    CsrfSettings settings;
    settings.trustedOrigins = QStringList{u"https://good.example"_s, u"https://*.wide.example"_s};
    Client client(site(settings));
    client.setCookie(u"csrftoken"_s, secret);
    client.setHeader("Origin", origin);
    QCOMPARE(client.post("/form/", {}).status(), isGood ? 200 : 403);
}

void TestCsrf::referer_isCheckedOverHttps_data()
{
    QTest::addColumn<QByteArray>("referer");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("own") << QByteArray("https://testserver/form/") << true;
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("insecure") << QByteArray("http://testserver/form/") << false;
    QTest::newRow("foreign") << QByteArray("https://evil.example/testserver") << false;
    QTest::newRow("user trick") << QByteArray("https://testserver@evil.example/") << false;
    QTest::newRow("no address") << QByteArray("testserver") << false;
    QTest::newRow("broken") << QByteArray("https://[") << false;
}

void TestCsrf::referer_isCheckedOverHttps()
{
    QFETCH(QByteArray, referer);
    QFETCH(bool, isGood);
    Client client(site());
    client.setSecure(true);
    client.setCookie(u"csrftoken"_s, secret);
    client.setHeader("Referer", referer);
    QCOMPARE(client.post("/form/", {}).status(), isGood ? 200 : 403);
}

void TestCsrf::exemptPattern_isLetThrough()
{
    Client client(site());
    QCOMPARE(client.post("/api/", {}).body(), "accepted");
}

void TestCsrf::rotate_makesANewSecret()
{
    Client client(site());
    client.setCookie(u"csrftoken"_s, secret);
    QCOMPARE(client.post("/login/", {}).body(), "accepted");
    QVERIFY(client.cookie(u"csrftoken"_s) != secret);
    QCOMPARE(client.post("/form/", {{u"csrfmiddlewaretoken"_s, secret}}).status(), 403);
    QCOMPARE(client.post("/form/", {}).status(), 200);
}

void TestCsrf::cookie_isOnlySentWhenAsked()
{
    Client client(site());
    const Response plain = client.get("/plain/");
    QVERIFY(plain.cookies().isEmpty());
    QVERIFY(!plain.varies("Cookie"));
    const Response form = client.get("/form/");
    QCOMPARE(form.cookies().size(), 1);
    QVERIFY(form.varies("Cookie"));
    QCOMPARE(form.cookies()[0].sameSite, u"Lax"_s);
    QCOMPARE(form.cookies()[0].maxAge, std::optional<qint64>(31449600));
}

void TestCsrf::token_isReadByDjango_andTheOtherWay()
{
    if (!QFile::exists(u"/usr/lib/python3/dist-packages/django"_s))
        QSKIP("python3-django is not installed");
    CsrfToken token(secret);
    const QByteArray masked = token.masked().toLatin1();
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {u"-c"_s,
                  QString::fromLatin1("from django.middleware import csrf\n"
                                      "print(csrf._unmask_cipher_token('"
                                      + masked
                                      + "'))\n"
                                        "print(csrf._mask_cipher_secret('"
                                      + secret.toLatin1() + "'))")});
    QVERIFY(python.waitForFinished(20000));
    const QByteArrayList lines = python.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(QString::fromLatin1(lines[0]), secret);
    QVERIFY(token.matches(QString::fromLatin1(lines[1])));
    QCOMPARE(CsrfToken(QString::fromLatin1(lines[1])).secret(), secret.toLatin1());
}

QTEST_GUILESS_MAIN(TestCsrf)
#include "tst_csrf.moc"
